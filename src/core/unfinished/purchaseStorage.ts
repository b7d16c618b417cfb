import type { RememberedPurchase } from "../publicTypes.ts";
import {
  succeeds,
  bounded,
  type ParsedStorage,
  mayHavePaid,
  listNewest,
  parseAll,
  parsePurchase,
} from "./parsePurchases.ts";
import { getPageCopies, readRaw, type StorageRef } from "./purchaseStorageLocation.ts";
import { stringifyWithoutToJson } from "./stringifyWithoutToJson.ts";

/**
 * How long an unpaid purchase is surely kept, in milliseconds. Clocks get corrected by days or years, so age alone
 * never removes a purchase: see `isStale`.
 */
const PURCHASE_TTL_MS = 7 * 24 * 60 * 60 * 1000;
/** Limits for entries of another version: their number, and the length of each. */
const MAX_UNREAD = 20;
const MAX_UNREAD_CHARS = 2_000;
/**
 * Characters reserved in the first write for later updates: the payment state, the wallet's answer, and a reference and
 * a hash of 128 each. If the storage is full by then, the update still fits.
 */
const RESERVED_CHARS = 330;
/** Notifies the rest of this page, including other copies of this library: `storage` events only reach other tabs. */
const CHANGE_EVENT = "ramp-widget.remembered";

/** The page's copy of a purchase. It is the newer one if the storage rejected the write. */
interface Copy {
  purchase: RememberedPurchase;
  isSaved: boolean;
}

function load(storageRef: StorageRef): ParsedStorage {
  const found = parseAll(readRaw(storageRef));
  for (const [id, { purchase, isSaved }] of getPageCopies<Copy>(storageRef))
    if (!isSaved || !found.purchases.has(id)) found.purchases.set(id, purchase);
  return found;
}

/** Returns the stored purchases, newest first, with the page's copies if the storage failed or was cleared. */
export function readPurchases(storageRef: StorageRef): RememberedPurchase[] {
  return listNewest(load(storageRef));
}

/** Adds or updates a purchase, and leaves the others as they are. */
export function savePurchase(storageRef: StorageRef, purchase: RememberedPurchase): void {
  const { purchases, unread } = load(storageRef);
  const { id } = purchase;
  const before = purchases.get(id);
  const whole = { ...before, ...purchase };
  const others = [...purchases.values()].filter((one) => !isStale(one, whole));
  const all = before ? [...purchases.set(id, whole).values()] : [whole, ...others];
  if (!write(storageRef, all, unread)) {
    // If the write fails, leave out the new reference and hash, so that the payment state still fits.
    const { reference, txHash } = before ?? {};
    const short = all.map((one) => (one === whole ? { ...whole, reference, txHash } : one));
    write(storageRef, short, unread);
  }
  keepMissing(storageRef, all);
  globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
}

/**
 * Whether a purchase is removed when another one begins: it is more than a week away in time, in either direction, and
 * as far as is known unpaid. The endpoint was asked for its status before that, so the clock alone doesn't decide.
 */
function isStale(one: RememberedPurchase, next: RememberedPurchase): boolean {
  const mayBeSent = one.deposit !== undefined && one.deposit !== "declined";
  return (
    one.vendor === next.vendor &&
    one.mode === next.mode &&
    Math.abs(Date.now() - one.time) > PURCHASE_TTL_MS &&
    // The user was shown its end, or said that it isn't paid. A wallet's record outweighs the user's answer.
    (one.ended !== undefined || (!mayBeSent && (one.mayBePaid === false || !mayHavePaid(one))))
  );
}

/**
 * Updates a stored purchase. A removed one is over and stays removed; one that was lost with the whole storage is
 * written again.
 */
export function updatePurchase(
  storageRef: StorageRef,
  id: string,
  news: Partial<RememberedPurchase>,
): void {
  const known = load(storageRef).purchases.get(id);
  if (known) savePurchase(storageRef, { ...known, ...news });
}

/** Removes a purchase that is over, on this page and in other tabs that follow it. */
export function removePurchase(storageRef: StorageRef, id: string): void {
  const { purchases, unread } = load(storageRef);
  if (!purchases.delete(id)) return;
  getPageCopies<Copy>(storageRef).delete(id);
  // Announced first: a page that sees it vanish without notice writes it again.
  write(storageRef, purchases.values(), [{ id, over: true }, ...unread]);
  write(storageRef, purchases.values(), unread);
  globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
}

/**
 * Protects the stored purchase while this page follows it, because the host, the user or another tab may clear the
 * storage. An entry that vanished without being removed is written again: at the next change of the storage, when the
 * page is hidden or shown, and when it is no longer followed.
 */
export function keepPurchaseStored(storageRef: StorageRef, id: string): () => void {
  const copies = getPageCopies<Copy>(storageRef);
  function hold(event?: Event) {
    const { key, newValue } = (event ?? {}) as Partial<StorageEvent>;
    if (key === storageRef.key && parseAll(newValue ?? "").over.has(id))
      return void copies.delete(id);
    const stored = parseAll(readRaw(storageRef)).purchases.get(id);
    const copy = copies.get(id);
    if (stored && copy?.isSaved !== false) copies.set(id, { purchase: stored, isSaved: true });
    // Not after this page's own write: if the storage is full, that would loop.
    else if (copy && event?.type !== CHANGE_EVENT) updatePurchase(storageRef, id, {});
  }
  hold();
  const stop = onPurchasesChange(hold);
  return () => {
    stop();
    hold();
    if (!copies.get(id)?.isSaved) return;
    copies.delete(id);
    // Other followers on this page make their own copy.
    globalThis.dispatchEvent?.(new Event(CHANGE_EVENT));
  };
}

/** If the storage is full or forbidden, nothing is stored and the purchase continues. */
function write(
  storageRef: StorageRef,
  purchases: Iterable<RememberedPurchase>,
  unread: object[],
): boolean {
  const { storage, key } = storageRef;
  const entries = bounded(purchases).flatMap(parsePurchase).map(toEntry);
  const most = entries.length + MAX_UNREAD;
  // Kept unchanged for the version that can read them. Entries nested too deep to serialize aren't from this library.
  for (const one of unread)
    succeeds(() => {
      const text = stringifyWithoutToJson(one);
      if (text.length <= MAX_UNREAD_CHARS && entries.length < most) entries.push(text);
    });
  return succeeds(() =>
    entries.length > 0 ? storage?.setItem(key, `[${entries.join(",")}]`) : storage?.removeItem(key),
  );
}

/** Padded with spaces, to reserve room for later updates. */
function toEntry(purchase: RememberedPurchase): string {
  const { vendor, id, mode, time } = purchase;
  const first = stringifyWithoutToJson({ vendor, id, mode, time });
  return stringifyWithoutToJson(purchase).padEnd(first.length + RESERVED_CHARS);
}

/** Keeps copies of purchases that the storage doesn't return as written. */
function keepMissing(storageRef: StorageRef, purchases: Iterable<RememberedPurchase>): void {
  const stored = parseAll(readRaw(storageRef)).purchases;
  const copies = getPageCopies<Copy>(storageRef);
  for (const purchase of bounded(purchases)) {
    const [kept] = parsePurchase(purchase);
    const isSaved =
      kept !== undefined &&
      stringifyWithoutToJson(stored.get(kept.id)) === stringifyWithoutToJson(kept);
    if (!isSaved || copies.has(purchase.id)) copies.set(purchase.id, { purchase, isSaved });
  }
}

/**
 * Calls back after a purchase is stored or removed, in this tab or another, and when the page is hidden or shown: a
 * page in the back/forward cache misses events.
 */
export function onPurchasesChange(callBack: (event: Event) => void): () => void {
  const listening = new AbortController();
  for (const event of [CHANGE_EVENT, "storage", "visibilitychange"])
    globalThis.addEventListener?.(event, callBack, { signal: listening.signal });
  return () => listening.abort();
}
