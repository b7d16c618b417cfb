import type { Mode } from "../order.ts";
import { type Memory, rawMemory } from "./storage.ts";

/**
 * What the host's wallet did with a deposit: `asked` lasts until it answers, `unknown` is an answer that does
 * not tell.
 */
export type DepositState = "asked" | "declined" | "sent" | "unknown";

/**
 * A purchase that was opened and whose end was not seen yet. It holds no token and nothing about
 * the person.
 */
export interface RememberedPurchase {
  /** Name of the vendor that holds it. */
  vendor: string;
  /** The vendor's id of the transaction. */
  id: string;
  /** Whether crypto was bought or sold. */
  mode: Mode;
  /** When it was opened: milliseconds since 1970, by the browser's clock. */
  time: number;
  /** What the vendor calls it, where that is not `id`, as its page told. */
  reference?: string | undefined;
  /** Its frame said something of a payment, or showed where to send crypto. A hint, and reason enough to be careful. */
  mayBePaid?: boolean | undefined;
  /** Sale: set from when the host's wallet was asked, so that it is never asked twice. */
  deposit?: DepositState | undefined;
  /** Sale: what the host's wallet answered. */
  txHash?: string | undefined;
  /** It ended so, and the user was told. It stays remembered, for it may complete all the same. */
  ended?: "failed" | "cancelled" | undefined;
}

/** A purchase that nobody heard of for that long is not going to end in front of this user. */
const LIFETIME = 7 * 24 * 60 * 60 * 1000;
/** Nobody has more purchases under way; a page that opens them in a loop must not fill the storage. */
const MOST = 20;
/** More than that was not written here, and reading all of it could hold up the page. */
const READ = 1_000;
/** Tells the rest of the page, this library's other copies too: `storage` events reach other tabs only. */
const CHANGED = "ramp-widget.remembered";

/** Takes what was written here, and nothing else: others may have written there too. */
function readPurchase(one: unknown): RememberedPurchase[] {
  const { vendor, id, mode, time, reference, mayBePaid, deposit, txHash, ended } = Object(
    one,
  ) as Partial<RememberedPurchase>;
  const isWord = (word: unknown) => typeof word === "string" && /^[^]{1,1024}$/.test(word);
  return isWord(vendor) &&
    isWord(id) &&
    (mode === "buy" || mode === "sell") &&
    Number.isFinite(time) &&
    (reference === undefined || isWord(reference)) &&
    [undefined, true, false].includes(mayBePaid) &&
    [undefined, "asked", "declined", "sent", "unknown"].includes(deposit) &&
    (txHash === undefined || typeof txHash === "string") &&
    [undefined, "failed", "cancelled"].includes(ended)
    ? [
        {
          vendor,
          id,
          mode,
          time,
          reference,
          mayBePaid,
          deposit,
          txHash,
          ended,
        } as RememberedPurchase,
      ]
    : [];
}

/** Everything that can be read of what was remembered, newest first. Others may have written there. */
export function readMemory(raw: string): RememberedPurchase[] {
  let found: unknown;
  try {
    found = JSON.parse(raw);
  } catch {
    return [];
  }
  if (!Array.isArray(found)) return [];
  const oldest = Date.now() - LIFETIME;
  return found
    .slice(0, READ)
    .flatMap(readPurchase)
    .filter(({ time }) => time > oldest)
    .toSorted((a, b) => b.time - a.time)
    .slice(0, MOST);
}

export function recall(memory: Memory): RememberedPurchase[] {
  return readMemory(rawMemory(memory));
}

/** Adds a purchase, or what is new of it. Others stay as they are. */
export function remember(memory: Memory, purchase: RememberedPurchase): void {
  const known = recall(memory);
  const before = known.find(({ id }) => id === purchase.id);
  const others = known.filter((one) => one !== before);
  // Where there is no room for all, those that nobody has paid go first, and then those that have ended.
  const kept = others.toSorted((a, b) => worthOf(b) - worthOf(a));
  write(memory, [{ ...before, ...purchase }, ...kept].slice(0, MOST));
}

/** Adds what is new of a purchase that is remembered. One that was forgotten is over, and stays so. */
export function amend(memory: Memory, id: string, news: Partial<RememberedPurchase>): void {
  const known = recall(memory).find((one) => one.id === id);
  if (known) remember(memory, { ...known, ...news });
}

/** Whether money may have moved, as far as the page could tell that opened it. */
export function isOnItsWay({ mayBePaid, deposit }: RememberedPurchase): boolean {
  return mayBePaid === true || deposit !== undefined;
}

function worthOf(purchase: RememberedPurchase): number {
  return isOnItsWay(purchase) ? (purchase.ended ? 1 : 2) : 0;
}

export function forget(memory: Memory, id: string): void {
  const known = recall(memory);
  const others = known.filter((one) => one.id !== id);
  if (others.length < known.length) write(memory, others);
}

/** A storage that is full or forbidden costs the memory and nothing else: the purchase goes on. */
function write({ storage, key }: Memory, purchases: RememberedPurchase[]) {
  try {
    if (purchases.length > 0) storage?.setItem(key, JSON.stringify(purchases));
    else storage?.removeItem(key);
  } catch {
    return;
  }
  globalThis.dispatchEvent?.(new Event(CHANGED));
}

/** Calls back when something is remembered or forgotten, in this tab or another. */
export function onMemoryChange(callBack: () => void): () => void {
  const listening = new AbortController();
  for (const event of [CHANGED, "storage"])
    globalThis.addEventListener(event, callBack, { signal: listening.signal });
  return () => listening.abort();
}
