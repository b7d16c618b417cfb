import type { RememberedPurchase } from "../types.ts";
import {
  attempt,
  bounded,
  type Found,
  mayHavePaid,
  newestFirst,
  parseAll,
  parsePurchase,
} from "./parsePurchases.ts";
import { getPageCopies, readRaw, type StorageRef } from "./storageRef.ts";
import { toJson } from "./toJson.ts";

/**
 * How long an unpaid purchase is kept for sure, in milliseconds. Clocks are put right by days and by years, so
 * no purchase goes by its age alone: see `isStale`.
 */
const PURCHASE_TTL_MS = 7 * 24 * 60 * 60 * 1000;
/** How many entries of another version are kept, and how long each may be. */
const MAX_UNREAD = 20;
const MAX_UNREAD_CHARS = 2_000;
/**
 * Room in the first write for all that may follow, in characters: that it may be paid, what the wallet did, a
 * reference and a hash of 128 each. A storage that is full by then takes what needs no more room.
 */
const RESERVED_CHARS = 330;
/** Tells the rest of the page, this library's other copies too: `storage` events reach other tabs only. */
const CHANGE_EVENT = "ramp-widget.remembered";

/** What this page knows of a purchase. It is the newer word where the storage did not take it. */
interface Copy {
  purchase: RememberedPurchase;
  isSaved: boolean;
}

function load(storageRef: StorageRef): Found {
  const found = parseAll(readRaw(storageRef));
  for (const [id, { purchase, isSaved }] of getPageCopies<Copy>(storageRef))
    if (!isSaved || !found.purchases.has(id)) found.purchases.set(id, purchase);
  return found;
}

/** What is remembered, newest first: by the storage, and by this page if the storage failed or was cleared. */
export function readPurchases(storageRef: StorageRef): RememberedPurchase[] {
  return newestFirst(load(storageRef));
}

/** Adds a purchase, or what is new of it. Others stay as they are. */
export function savePurchase(storageRef: StorageRef, purchase: RememberedPurchase): void {
  const { purchases, unread } = load(storageRef);
  const { id } = purchase;
  const before = purchases.get(id);
  const whole = { ...before, ...purchase };
  const others = [...purchases.values()].filter((one) => !isStale(one, whole));
  const all = before ? [...purchases.set(id, whole).values()] : [whole, ...others];
  if (!write(storageRef, all, unread)) {
    // What matters has its room, whatever else there is to say.
    const { reference, txHash } = before ?? {};
    const short = all.map((one) => (one === whole ? { ...whole, reference, txHash } : one));
    write(storageRef, short, unread);
  }
  keepMissing(storageRef, all);
  globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
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
    Math.abs(Date.now() - one.time) > PURCHASE_TTL_MS &&
    // The user was told how it ended; or was asked, and said no. A wallet may know better than they do.
    (one.ended !== undefined || (!mayBeSent && (one.mayBePaid === false || !mayHavePaid(one))))
  );
}

/**
 * Adds what is new of a purchase that is remembered. One that was forgotten is over, and stays so; one that
 * went with the whole storage is written anew.
 */
export function updatePurchase(
  storageRef: StorageRef,
  id: string,
  news: Partial<RememberedPurchase>,
): void {
  const known = load(storageRef).purchases.get(id);
  if (known) savePurchase(storageRef, { ...known, ...news });
}

/** It is over, for this page and for all that follow it in other tabs. */
export function removePurchase(storageRef: StorageRef, id: string): void {
  const { purchases, unread } = load(storageRef);
  if (!purchases.delete(id)) return;
  getPageCopies<Copy>(storageRef).delete(id);
  // Said before it is gone: a page that sees it gone without a word writes it anew.
  write(storageRef, purchases.values(), [{ id, over: true }, ...unread]);
  write(storageRef, purchases.values(), unread);
  globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
}

/**
 * Holds what is remembered of a purchase that this page follows: the host, the user or another tab may clear the
 * storage. What is gone without having been forgotten is written anew: at the next change of the storage, when
 * the page is hidden or shown, and when it is followed no longer.
 */
export function protectPurchase(storageRef: StorageRef, id: string): () => void {
  const copies = getPageCopies<Copy>(storageRef);
  function hold(event?: Event) {
    const { key, newValue } = (event ?? {}) as Partial<StorageEvent>;
    if (key === storageRef.key && parseAll(newValue ?? "").over.has(id))
      return void copies.delete(id);
    const stored = parseAll(readRaw(storageRef)).purchases.get(id);
    const copy = copies.get(id);
    if (stored && copy?.isSaved !== false) copies.set(id, { purchase: stored, isSaved: true });
    // Not at once after a write of this page, which would follow itself where the storage is full.
    else if (copy && event?.type !== CHANGE_EVENT) updatePurchase(storageRef, id, {});
  }
  hold();
  const stop = onPurchasesChange(hold);
  return () => {
    stop();
    hold();
    if (!copies.get(id)?.isSaved) return;
    copies.delete(id);
    // Others of this page that follow it take a copy of their own.
    globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
  };
}

/** A storage that is full or forbidden costs the memory and nothing else: the purchase goes on. */
function write(
  storageRef: StorageRef,
  purchases: Iterable<RememberedPurchase>,
  unread: object[],
): boolean {
  const { storage, key } = storageRef;
  const entries = bounded(purchases).flatMap(parsePurchase).map(toEntry);
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
function keepMissing(storageRef: StorageRef, purchases: Iterable<RememberedPurchase>): void {
  const stored = parseAll(readRaw(storageRef)).purchases;
  const copies = getPageCopies<Copy>(storageRef);
  for (const purchase of bounded(purchases)) {
    const [kept] = parsePurchase(purchase);
    const isSaved = kept !== undefined && toJson(stored.get(kept.id)) === toJson(kept);
    if (!isSaved || copies.has(purchase.id)) copies.set(purchase.id, { purchase, isSaved });
  }
}

/**
 * Calls back when something is remembered or forgotten, in this tab or another, and when the page is hidden or
 * shown: one that the browser had set aside heard nothing meanwhile.
 */
export function onPurchasesChange(callBack: (event: Event) => void): () => void {
  const listening = new AbortController();
  for (const event of [CHANGE_EVENT, "storage", "visibilitychange"])
    globalThis.addEventListener?.(event, callBack, { signal: listening.signal });
  return () => listening.abort();
}
