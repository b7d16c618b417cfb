import type { RememberedPurchase } from "../types.ts";

/** Nobody has more purchases under way; a page that opens them in a loop must not fill the storage. */
const MAX_PURCHASES = 20;
/** More than that was not written here, and reading all of it could hold up the page. */
const MAX_ENTRIES_READ = 1_000;
/** Text in a list in a text: a page whose lists have a `toJSON` once wrote that. Deeper was not written here. */
const MAX_DEPTH = 4;

/** Takes what was written here, and nothing else: others may have written there too. */
export function parsePurchase(one: unknown): RememberedPurchase[] {
  const { vendor, id, mode, time, reference, mayBePaid, deposit, txHash, ended } = Object(
    one,
  ) as Partial<RememberedPurchase>;
  const isWord = (word: unknown) => typeof word === "string" && /^[^]{1,1024}$/.test(word);
  return isWord(vendor) &&
    isWord(id) &&
    (mode === "buy" || mode === "sell") &&
    Number.isFinite(time) &&
    [undefined, true, false].includes(mayBePaid) &&
    [undefined, "requested", "declined", "sent", "unknown"].includes(deposit) &&
    [undefined, "failed", "cancelled"].includes(ended)
    ? [
        {
          vendor,
          id,
          mode,
          time,
          // A name that is none is no reason to lose the purchase.
          reference: isWord(reference) ? reference : undefined,
          mayBePaid,
          deposit,
          txHash: isWord(txHash) ? txHash : undefined,
          ended,
        } as RememberedPurchase,
      ]
    : [];
}

/** In the order in which they were begun, the last one first: no clock changes it. */
export interface Found {
  purchases: Map<string, RememberedPurchase>;
  /** Entries of another version, or of others. */
  unread: object[];
  /** Ids of what was just forgotten. It is written for a moment, for other tabs to hear in their `storage` event. */
  over: Set<unknown>;
}

export function parseAll(raw: string): Found {
  const found: Found = { purchases: new Map(), unread: [], over: new Set() };
  let left = MAX_ENTRIES_READ;
  function take(value: unknown, depth: number) {
    if ((left -= 1) < 0) return;
    if (typeof value === "string") {
      if (depth < MAX_DEPTH) take(JSON.parse(value), depth + 1);
    } else if (Array.isArray(value) && depth < MAX_DEPTH) {
      // A text that cannot be read hides no other.
      for (const one of value.slice(0, left)) attempt(() => take(one, depth + 1));
    } else if (typeof value === "object" && value !== null) {
      const [purchase] = parsePurchase(value);
      const { id, over } = value as { id?: unknown; over?: unknown };
      if (over === true) found.over.add(id);
      else if (!purchase) found.unread.push(value);
      else if (!found.purchases.has(purchase.id)) found.purchases.set(purchase.id, purchase);
    }
  }
  attempt(() => take(raw, 0));
  return found;
}

/**
 * As many as are kept. Where there is no room for all, those that nobody has paid go first, then those whose end the
 * user was told, the oldest before others.
 */
export function bounded(purchases: Iterable<RememberedPurchase>): RememberedPurchase[] {
  const kept = [...purchases];
  while (kept.length > MAX_PURCHASES) {
    const unpaid = kept.findLastIndex((one, at) => at > 0 && !mayHavePaid(one));
    kept.splice(unpaid < 0 ? kept.findLastIndex(({ ended }) => ended) : unpaid, 1);
  }
  return kept;
}

export function newestFirst({ purchases }: Found): RememberedPurchase[] {
  return bounded(purchases.values()).toSorted((a, b) => b.time - a.time);
}

/** Everything that can be read of what was remembered, newest first. Others may have written there. */
export function parsePurchases(raw: string): RememberedPurchase[] {
  return newestFirst(parseAll(raw));
}

/** Whether money may have moved, as far as the page could tell that opened it. */
export function mayHavePaid({ mayBePaid, deposit }: RememberedPurchase): boolean {
  return mayBePaid === true || deposit !== undefined;
}

export function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
