import type { RememberedPurchase } from "../types.ts";
import { getPageCopies } from "./storageRef.ts";
import { type StorageRef, readRaw } from "./storageRef.ts";
import { toJson } from "./toJson.ts";

/**
 * How long an unpaid purchase is kept for sure, in milliseconds. Clocks are put right by days and by years, so
 * no purchase goes by its age alone: see `isStale`.
 */
const LIFETIME = 7 * 24 * 60 * 60 * 1000;
/** Nobody has more purchases under way; a page that opens them in a loop must not fill the storage. */
const MOST = 20;
/** More than that was not written here, and reading all of it could hold up the page. */
const READ = 1_000;
/** Text in a list in a text: a page whose lists have a `toJSON` once wrote that. Deeper was not written here. */
const MAX_DEPTH = 4;
/** How many entries of another version are kept, and how long each may be. */
const MAX_UNREAD = 20;
const MAX_UNREAD_CHARS = 2_000;
/**
 * Room in the first write for all that may follow, in characters: that it may be paid, what the wallet did, a
 * reference and a hash of 128 each. A storage that is full by then takes what needs no more room.
 */
const RESERVED_CHARS = 330;
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
    [undefined, true, false].includes(mayBePaid) &&
    [undefined, "asked", "declined", "sent", "unknown"].includes(deposit) &&
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
interface Found {
  purchases: Map<string, RememberedPurchase>;
  /** Entries of another version, or of others. */
  unread: object[];
  /** Ids of what was just forgotten. It is written for a moment, for other tabs to hear in their `storage` event. */
  over: Set<unknown>;
}

function parse(raw: string): Found {
  const found: Found = { purchases: new Map(), unread: [], over: new Set() };
  let left = READ;
  function take(value: unknown, depth: number) {
    if ((left -= 1) < 0) return;
    if (typeof value === "string") {
      if (depth < MAX_DEPTH) take(JSON.parse(value), depth + 1);
    } else if (Array.isArray(value) && depth < MAX_DEPTH) {
      // A text that cannot be read hides no other.
      for (const one of value.slice(0, left)) attempt(() => take(one, depth + 1));
    } else if (typeof value === "object" && value !== null) {
      const [purchase] = readPurchase(value);
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
function bounded(purchases: Iterable<RememberedPurchase>): RememberedPurchase[] {
  const kept = [...purchases];
  while (kept.length > MOST) {
    const unpaid = kept.findLastIndex((one, at) => at > 0 && !mayHavePaid(one));
    kept.splice(unpaid < 0 ? kept.findLastIndex(({ ended }) => ended) : unpaid, 1);
  }
  return kept;
}

function newestFirst({ purchases }: Found): RememberedPurchase[] {
  return bounded(purchases.values()).toSorted((a, b) => b.time - a.time);
}

/** Everything that can be read of what was remembered, newest first. Others may have written there. */
export function parsePurchases(raw: string): RememberedPurchase[] {
  return newestFirst(parse(raw));
}

/** What this page knows of a purchase. It is the newer word where the storage did not take it. */
interface Copy {
  purchase: RememberedPurchase;
  isSaved: boolean;
}

function load(memory: StorageRef): Found {
  const found = parse(readRaw(memory));
  for (const [id, { purchase, isSaved }] of getPageCopies<Copy>(memory))
    if (!isSaved || !found.purchases.has(id)) found.purchases.set(id, purchase);
  return found;
}

/** What is remembered, newest first: by the storage, and by this page if the storage failed or was cleared. */
export function readPurchases(memory: StorageRef): RememberedPurchase[] {
  return newestFirst(load(memory));
}

/** Those that may be paid, and of which the page cannot tell how they stand: it does not list their vendor. */
export function readUnlistedPurchases(
  memory: StorageRef,
  vendors: readonly { name: string }[],
): RememberedPurchase[] {
  return readPurchases(memory).filter(
    (one) => mayHavePaid(one) && !vendors.some(({ name }) => name === one.vendor),
  );
}

/** Adds a purchase, or what is new of it. Others stay as they are. */
export function savePurchase(memory: StorageRef, purchase: RememberedPurchase): void {
  const { purchases, unread } = load(memory);
  const { id } = purchase;
  const before = purchases.get(id);
  const whole = { ...before, ...purchase };
  const others = [...purchases.values()].filter((one) => !isStale(one, whole));
  const all = before ? [...purchases.set(id, whole).values()] : [whole, ...others];
  if (!write(memory, all, unread)) {
    // What matters has its room, whatever else there is to say.
    const { reference, txHash } = before ?? {};
    const short = all.map((one) => (one === whole ? { ...whole, reference, txHash } : one));
    write(memory, short, unread);
  }
  keepWhatIsMissing(memory, all);
  globalThis.dispatchEvent?.(new Event(CHANGED));
}

/**
 * Whether it goes when another one begins: it is a week old, in either direction, and as far as is known nobody
 * has paid it. Before another begins the endpoint was asked how it stands, so that it is not the clock alone
 * which decides.
 */
function isStale(one: RememberedPurchase, next: RememberedPurchase): boolean {
  const mayBeSent = one.deposit !== undefined && one.deposit !== "declined";
  return (
    one.vendor === next.vendor &&
    one.mode === next.mode &&
    Math.abs(Date.now() - one.time) > LIFETIME &&
    // The user was told how it ended; or was asked, and said no. A wallet may know better than they do.
    (one.ended !== undefined || (!mayBeSent && (one.mayBePaid === false || !mayHavePaid(one))))
  );
}

/**
 * Adds what is new of a purchase that is remembered. One that was forgotten is over, and stays so; one that
 * went with the whole storage is written anew.
 */
export function updatePurchase(
  memory: StorageRef,
  id: string,
  news: Partial<RememberedPurchase>,
): void {
  const known = load(memory).purchases.get(id);
  if (known) savePurchase(memory, { ...known, ...news });
}

/** Whether money may have moved, as far as the page could tell that opened it. */
export function mayHavePaid({ mayBePaid, deposit }: RememberedPurchase): boolean {
  return mayBePaid === true || deposit !== undefined;
}

/** It is over, for this page and for all that follow it in other tabs. */
export function removePurchase(memory: StorageRef, id: string): void {
  const { purchases, unread } = load(memory);
  if (!purchases.delete(id)) return;
  getPageCopies<Copy>(memory).delete(id);
  // Said before it is gone: a page that sees it gone without a word writes it anew.
  write(memory, purchases.values(), [{ id, over: true }, ...unread]);
  write(memory, purchases.values(), unread);
  globalThis.dispatchEvent?.(new Event(CHANGED));
}

/**
 * Holds what is remembered of a purchase that this page follows: the host, the user or another tab may clear the
 * storage. What is gone without having been forgotten is written anew: at the next change of the storage, when
 * the page is hidden or shown, and when it is followed no longer.
 */
export function protectPurchase(memory: StorageRef, id: string): () => void {
  const copies = getPageCopies<Copy>(memory);
  function hold(event?: Event) {
    const { key, newValue } = (event ?? {}) as Partial<StorageEvent>;
    if (key === memory.key && parse(newValue ?? "").over.has(id)) return void copies.delete(id);
    const stored = parse(readRaw(memory)).purchases.get(id);
    const copy = copies.get(id);
    if (stored && copy?.isSaved !== false) copies.set(id, { purchase: stored, isSaved: true });
    // Not at once after a write of this page, which would follow itself where the storage is full.
    else if (copy && event?.type !== CHANGED) updatePurchase(memory, id, {});
  }
  hold();
  const stop = onPurchasesChange(hold);
  return () => {
    stop();
    hold();
    if (!copies.get(id)?.isSaved) return;
    copies.delete(id);
    // Others of this page that follow it take a copy of their own.
    globalThis.dispatchEvent?.(new Event(CHANGED));
  };
}

/** A storage that is full or forbidden costs the memory and nothing else: the purchase goes on. */
function write(
  memory: StorageRef,
  purchases: Iterable<RememberedPurchase>,
  unread: object[],
): boolean {
  const { storage, key } = memory;
  const entries = bounded(purchases).flatMap(readPurchase).map(toEntry);
  const most = entries.length + MAX_UNREAD;
  // As they were, for the version that can read them. What is nested too deep to be written was not written here.
  for (const one of unread)
    attempt(() => {
      const text = toJson(one);
      if (text.length <= MAX_UNREAD_CHARS && entries.length < most) entries.push(text);
    });
  return attempt(() =>
    entries.length > 0 ? storage?.setItem(key, `[${entries.join(",")}]`) : storage?.removeItem(key),
  );
}

/** Blanks at its end are the room that was taken for what may follow. */
function toEntry(purchase: RememberedPurchase): string {
  const { vendor, id, mode, time } = purchase;
  const first = toJson({ vendor, id, mode, time });
  return toJson(purchase).padEnd(first.length + RESERVED_CHARS);
}

/** What the storage does not give back as it was written, this page keeps itself. */
function keepWhatIsMissing(memory: StorageRef, purchases: Iterable<RememberedPurchase>): void {
  const stored = parse(readRaw(memory)).purchases;
  const copies = getPageCopies<Copy>(memory);
  for (const purchase of bounded(purchases)) {
    const [kept] = readPurchase(purchase);
    const isSaved = kept !== undefined && toJson(stored.get(kept.id)) === toJson(kept);
    if (!isSaved || copies.has(purchase.id)) copies.set(purchase.id, { purchase, isSaved });
  }
}

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls back when something is remembered or forgotten, in this tab or another, and when the page is hidden or
 * shown: one that the browser had set aside heard nothing meanwhile.
 */
export function onPurchasesChange(callBack: (event: Event) => void): () => void {
  const listening = new AbortController();
  for (const event of [CHANGED, "storage", "visibilitychange"])
    globalThis.addEventListener(event, callBack, { signal: listening.signal });
  return () => listening.abort();
}
