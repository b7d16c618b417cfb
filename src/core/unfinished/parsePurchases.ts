import type { RememberedPurchase } from "../publicTypes.ts";

/** More than a user has in progress. Keeps a page that opens purchases in a loop from filling the storage. */
const MAX_PURCHASES = 20;
/** This library never writes more, and reading all of it could block the page. */
const MAX_ENTRIES_READ = 1_000;
/**
 * JSON nested in JSON: a page whose arrays have a `toJSON` once stored that. This library never writes deeper nesting.
 */
const MAX_DEPTH = 4;

/** Accepts only entries that this library wrote, because other code may write there too. */
export function parsePurchase(one: unknown): RememberedPurchase[] {
  const stored = Object(one) as Partial<RememberedPurchase>;
  const { vendor, id, mode, time, reference, mayBePaid, txHash, ended } = stored;
  // 0.1.0 wrote "asked". Dropping such an entry would ask the wallet a second time.
  const deposit = (stored.deposit as string) === "asked" ? "requested" : stored.deposit;
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
          // An invalid reference is no reason to drop the purchase.
          reference: isWord(reference) ? reference : undefined,
          mayBePaid,
          deposit,
          txHash: isWord(txHash) ? txHash : undefined,
          ended,
        } as RememberedPurchase,
      ]
    : [];
}

/** In the order in which they began, newest first, regardless of the clock. */
export interface ParsedStorage {
  purchases: Map<string, RememberedPurchase>;
  /** Entries of another version or of other code. */
  unread: object[];
  /** Ids of purchases just removed, written briefly so that other tabs see them in their `storage` event. */
  over: Set<unknown>;
}

export function parseAll(raw: string): ParsedStorage {
  const found: ParsedStorage = { purchases: new Map(), unread: [], over: new Set() };
  let left = MAX_ENTRIES_READ;
  function take(value: unknown, depth: number) {
    if ((left -= 1) < 0) return;
    if (typeof value === "string") {
      if (depth < MAX_DEPTH) take(JSON.parse(value), depth + 1);
    } else if (Array.isArray(value) && depth < MAX_DEPTH) {
      // An unreadable entry hides no other.
      for (const one of value.slice(0, left)) succeeds(() => take(one, depth + 1));
    } else if (typeof value === "object" && value !== null) {
      const [purchase] = parsePurchase(value);
      const { id, over } = value as { id?: unknown; over?: unknown };
      if (over === true) found.over.add(id);
      else if (!purchase) found.unread.push(value);
      else if (!found.purchases.has(purchase.id)) found.purchases.set(purchase.id, purchase);
    }
  }
  succeeds(() => take(raw, 0));
  return found;
}

/** Limits the number of purchases. Drops unpaid ones first, then those whose end the user was shown, oldest first. */
export function bounded(purchases: Iterable<RememberedPurchase>): RememberedPurchase[] {
  const kept = [...purchases];
  while (kept.length > MAX_PURCHASES) {
    const unpaid = kept.findLastIndex((one, at) => at > 0 && !mayHavePaid(one));
    kept.splice(unpaid < 0 ? kept.findLastIndex(({ ended }) => ended) : unpaid, 1);
  }
  return kept;
}

export function listNewest({ purchases }: ParsedStorage): RememberedPurchase[] {
  return bounded(purchases.values()).toSorted((a, b) => b.time - a.time);
}

/** Parses all readable stored purchases, newest first. Other code may write there too. */
export function parsePurchases(raw: string): RememberedPurchase[] {
  return listNewest(parseAll(raw));
}

/** Whether money may have moved, as far as the page that opened the purchase could tell. */
export function mayHavePaid({ mayBePaid, deposit }: RememberedPurchase): boolean {
  return mayBePaid === true || deposit !== undefined;
}

export function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
