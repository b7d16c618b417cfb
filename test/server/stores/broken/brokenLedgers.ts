import type { PurchaseRecord, RampStore } from "../../../../src/server/store/RampStore.ts";
import { pause, type Breakage } from "./Breakage.ts";

/** Writes whatever was there before. */
async function overwrite(store: RampStore, record: PurchaseRecord): Promise<true> {
  const before = await store.getPurchase(record.vendor, record.id);
  await store.savePurchase({ ...record, version: (before?.version ?? 0) + 1 });
  return true;
}

/** Changes a purchase's id in all operations on one. */
const renameIds =
  (rename: (id: string) => string): Breakage =>
  (store) => ({
    getPurchase: (vendor, id) => store.getPurchase(vendor, rename(id)),
    savePurchase: (record) => store.savePurchase({ ...record, id: rename(record.id) }),
  });

/** What a store may do wrong with purchases. */
export const brokenLedgers: Record<string, Breakage> = {
  "versions are ignored": (store) => ({ savePurchase: (record) => overwrite(store, record) }),
  "versions may skip": (store) => ({
    async savePurchase(record) {
      const before = await store.getPurchase(record.vendor, record.id);
      if (before && record.version <= before.version) return false;
      return await overwrite(store, record);
    },
  }),
  "saves are not atomic": (store) => ({
    async savePurchase(record) {
      const before = await store.getPurchase(record.vendor, record.id);
      await pause(1);
      return (before?.version ?? 0) === record.version - 1 && (await overwrite(store, record));
    },
  }),
  "a new version of nothing is saved": (store) => ({
    async savePurchase(record) {
      const before = await store.getPurchase(record.vendor, record.id);
      return before ? await store.savePurchase(record) : await overwrite(store, record);
    },
  }),
  "empty fields are null": (store) => ({
    async getPurchase(vendor, id) {
      const found = await store.getPurchase(vendor, id);
      return found && ({ txHash: null, dueAt: null, ...found } as PurchaseRecord);
    },
  }),
  "removed fields stay": (store) => ({
    async savePurchase(record) {
      const before = await store.getPurchase(record.vendor, record.id);
      return await store.savePurchase({ ...before, ...record });
    },
  }),
  "amounts are numbers": (store) => ({
    savePurchase: (record) => {
      const amount = record.amount && String(Number(record.amount));
      return store.savePurchase({ ...record, amount });
    },
  }),
  "times are seconds": (store) => ({
    savePurchase: (record) =>
      store.savePurchase({ ...record, createdAt: Math.floor(record.createdAt / 1_000) * 1_000 }),
  }),
  "ids ignore the vendor": (store) => ({
    getPurchase: (_, id) => store.getPurchase("vendor", id),
    savePurchase: (record) => store.savePurchase({ ...record, vendor: "vendor" }),
  }),
  "ids ignore case": renameIds((id) => id.toLowerCase()),
  "records are shared with the caller": (store) => {
    const records = new Map<string, PurchaseRecord>();
    const toKey = (vendor: string, id: string) => JSON.stringify([vendor, id]);
    return {
      async savePurchase(record) {
        const isSaved = await store.savePurchase(record);
        if (isSaved) records.set(toKey(record.vendor, record.id), record);
        return isSaved;
      },
      getPurchase: async (vendor, id) => records.get(toKey(vendor, id)),
    };
  },
};
