import { createFullWarning } from "../../vendors/createFullWarning.ts";
import { memoryKeys } from "../../vendors/memoryKeys.ts";
import { clampLimit } from "./clampLimit.ts";
import type { PurchaseRecord, RampStore } from "./RampStore.ts";

/** Purchases that are kept. The longest settled one goes first; if none is settled, the oldest. */
const MAX_PURCHASES = 10_000;

/**
 * Keeps everything in this process's memory: for development, and for a single process that may
 * forget on a restart. Bounded: it drops the oldest of more than 20,000 keys and 10,000 purchases, and
 * writes a warning to the console when it drops the first one that still matters.
 */
export function memoryStore(): RampStore {
  const purchases = new Map<string, PurchaseRecord>();
  /** Keys of settled purchases, so that a full store need not look through all for one. */
  const settled = new Set<string>();
  const listeners = new Set<(message: string) => void>();
  const warn = createFullWarning("the oldest open purchases, which are then not booked");

  function remove(key: string): void {
    purchases.delete(key);
    settled.delete(key);
  }

  function makeRoom(newest: string): void {
    const unneeded = findOther(settled, newest);
    if (unneeded === undefined) warn();
    remove(unneeded ?? findOther(purchases.keys(), newest) ?? newest);
  }

  function removeWhere(isDoomed: (record: PurchaseRecord) => boolean): number {
    const doomed = [...purchases].filter(([, record]) => isDoomed(record));
    for (const [key] of doomed) remove(key);
    return doomed.length;
  }

  return {
    ...memoryKeys(),

    async getPurchase(vendor, id) {
      const found = purchases.get(toKey(vendor, id));
      return found && copy(found);
    },
    async savePurchase(record) {
      const key = toKey(record.vendor, record.id);
      if ((purchases.get(key)?.version ?? 0) !== record.version - 1) return false;
      purchases.set(key, copy(record));
      if (record.dueAt !== undefined) settled.delete(key);
      else settled.add(key);
      if (purchases.size > MAX_PURCHASES) makeRoom(key);
      return true;
    },
    listDuePurchases: async ({ dueBefore, checkedBefore, limit }) =>
      [...purchases.values()]
        .filter(({ dueAt, checkedAt = -Infinity }) => {
          return dueAt !== undefined && dueAt <= dueBefore && checkedAt <= checkedBefore;
        })
        .toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))
        .slice(0, clampLimit(limit))
        .map(copy),
    listUserPurchases: async (userId, { after, limit }) =>
      [...purchases.values()]
        .filter((record) => record.userId === userId && (!after || compare(after, record) < 0))
        .toSorted(compare)
        .slice(0, clampLimit(limit))
        .map(copy),
    deleteUserPurchases: async (userId) => removeWhere((record) => record.userId === userId),
    deleteSettledPurchases: async (updatedBefore) =>
      removeWhere(({ dueAt, updatedAt }) => dueAt === undefined && updatedAt < updatedBefore),

    async publish(message) {
      for (const listener of listeners) listener(message);
    },
    subscribe(listener) {
      // Wrapped, so that each subscription has an identity of its own.
      const own = (message: string) => listener(message);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

/** So that callers may change what they saved and got. */
function copy(record: PurchaseRecord): PurchaseRecord {
  return { ...record };
}

function toKey(vendor: string, id: string): string {
  return JSON.stringify([vendor, id]);
}

/** The first key that is not the newest one. */
function findOther(keys: Iterable<string>, newest: string): string | undefined {
  for (const key of keys) if (key !== newest) return key;
  return undefined;
}

type Position = Pick<PurchaseRecord, "createdAt" | "id" | "vendor">;

/** Sorts by `createdAt`, `id` and `vendor`, each descending. */
function compare(one: Position, other: Position): number {
  return (
    other.createdAt - one.createdAt ||
    compareText(other.id, one.id) ||
    compareText(other.vendor, one.vendor)
  );
}

/** Compares by code points, as all stores do, whatever the locale. `<` compares UTF-16 units. */
function compareText(one: string, other: string): number {
  const others = Array.from(other, (character) => character.codePointAt(0) ?? 0);
  let index = 0;
  for (const character of one) {
    const difference = (character.codePointAt(0) ?? 0) - (others[index++] ?? -1);
    if (difference !== 0) return difference;
  }
  return index - others.length;
}
