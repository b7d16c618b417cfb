import { pageGlobal } from "../../pageGlobal.ts";
import { createIdempotencyKey } from "../../client/postSession.ts";

/** Characters, enough for about twenty keys. */
const MAX_STORED_LENGTH = 1_200;
const STORAGE_KEY = "ramp-widget keys";

interface PageKeys {
  /** Keys in use by the page's purchases. */
  held: Set<string>;
  /** Keys made on this page without a request that failed midway, so that no session can exist. */
  unused: Set<string>;
  /** The page's copy, one key per line, in case the tab's storage rejects writes. */
  lines: string;
  isStored: boolean;
}

/** Stored on the page, not in this module, because prefetching and purchasing are separate bundles. */
function pageKeys(): PageKeys {
  return pageGlobal("keys", () => ({
    held: new Set<string>(),
    unused: new Set<string>(),
    lines: "",
    isStored: true,
  }));
}

/**
 * Returns the `Idempotency-Key` for an order, and holds it. If an earlier attempt at the same order has an unknown
 * outcome (the request failed midway, the page was reloaded, the widget was unmounted), a session may exist, so its key
 * is reused: the endpoint then returns that session instead of a second one that could also be paid. Each key serves
 * one purchase of the page at a time.
 *
 * @param intent the endpoint and the order
 */
export function holdKey(intent: string): string {
  const { held, unused } = pageKeys();
  const lines = readLines();
  const hashed = hash(intent);
  // Any script on this origin can write to the storage, so entries are validated.
  for (const [, of, key = ""] of lines.matchAll(/^(\w+) ([\w-]{8,64})$/gm))
    if (of === hashed && !held.has(key)) {
      held.add(key);
      return key;
    }
  const key = createIdempotencyKey();
  held.add(key);
  unused.add(key);
  writeLines(`${lines.slice(-MAX_STORED_LENGTH)}${hashed} ${key}\n`);
  return key;
}

/** Holds the key again for its purchase, or releases it after the purchase left the page with an unknown outcome. */
export function setKeyInUse(key: string, isHeld: boolean): void {
  const { held } = pageKeys();
  if (isHeld) held.add(key);
  else held.delete(key);
}

/** Removes a key whose session was opened or has expired. The next purchase gets a new key. */
export function settleKey(key: string): void {
  const lines = readLines();
  if (key && lines.includes(key)) writeLines(lines.replace(new RegExp(`^\\w+ ${key}\\n`, "m"), ""));
}

/**
 * Records a failed request.
 *
 * @param isRefused the endpoint itself refused, so this request created no session. An earlier one may have.
 */
export function noteFailure(key: string, isRefused: boolean): void {
  const isCertain = pageKeys().unused.delete(key) && isRefused;
  if (isCertain) settleKey(key);
}

/**
 * Reads the tab's storage each time: another page of the tab may have opened a session while this one was in the
 * back/forward cache. A duplicated tab inherits the keys and gets the same session.
 */
function readLines(): string {
  const keys = pageKeys();
  if (keys.isStored)
    try {
      // If the storage was cleared, the page's copy still counts.
      keys.lines = sessionStorage.getItem(STORAGE_KEY) ?? keys.lines;
    } catch {
      keys.isStored = false;
    }
  return keys.lines;
}

function writeLines(lines: string): void {
  const keys = pageKeys();
  keys.lines = lines;
  try {
    sessionStorage.setItem(STORAGE_KEY, lines);
    keys.isStored = true;
  } catch {
    // The page's copy remains.
    keys.isStored = false;
  }
}

/** FNV-1a. On a collision, two orders share a key at most, and the endpoint tells them apart by the order. */
function hash(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
