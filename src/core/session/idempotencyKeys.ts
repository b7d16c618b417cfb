import { pageGlobal } from "../../pageGlobal.ts";
import { createIdempotencyKey } from "../../client/postSession.ts";

/** Room for about twenty keys. */
const MAX_STORED_LENGTH = 1_200;
const STORAGE_KEY = "ramp-widget keys";

interface PageKeys {
  /** Keys that a purchase on this page uses now. */
  held: Set<string>;
  /** Keys made on this page with which no request has failed half-way: no session can have been made yet. */
  unused: Set<string>;
  /** One key a line, by the page's own word: the tab's storage may not take them. */
  lines: string;
  isStored: boolean;
}

/** On the page and not in this module, because the code that prefetches and the code that buys are separate bundles. */
function pageKeys(): PageKeys {
  return pageGlobal("keys", () => ({
    held: new Set<string>(),
    unused: new Set<string>(),
    lines: "",
    isStored: true,
  }));
}

/**
 * The `Idempotency-Key` for an order. An earlier attempt at the same order whose outcome is unknown (the request
 * failed half-way, the page was reloaded, the widget was unmounted) may have made a session, so its key is used
 * again: the endpoint then answers with that session instead of making a second one that could be paid as well.
 * Each key serves one purchase of the page at a time.
 *
 * @param intent the endpoint and the order
 */
export function holdKey(intent: string): string {
  const { held, unused } = pageKeys();
  const lines = readLines();
  const hashed = hash(intent);
  // Anything on this origin can write there.
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

/** The purchase that used it uses it again, or has left the page: what became of its session is unknown then. */
export function setHeld(key: string, isHeld: boolean): void {
  const { held } = pageKeys();
  if (isHeld) held.add(key);
  else held.delete(key);
}

/** What became of its session is known: it was opened or has expired. The next purchase gets a new key. */
export function settleKey(key: string): void {
  const lines = readLines();
  if (key && lines.includes(key)) writeLines(lines.replace(new RegExp(`^\\w+ ${key}\\n`, "m"), ""));
}

/**
 * A request with it has failed.
 *
 * @param isRefused the endpoint itself said no, so that this request made no session. An earlier one may have.
 */
export function noteFailure(key: string, isRefused: boolean): void {
  const isCertain = pageKeys().unused.delete(key) && isRefused;
  if (isCertain) settleKey(key);
}

/**
 * As the tab's storage has them now: another page of the tab may have opened a session while the browser kept this
 * one for the way back. A tab that is duplicated takes the keys along, and is given the same session.
 */
function readLines(): string {
  const keys = pageKeys();
  if (keys.isStored)
    try {
      // What was cleared, and not settled, is known to the page all the same.
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
    // The page remembers it.
    keys.isStored = false;
  }
}

/** FNV-1a. Two orders that share a hash share a key at most, and the endpoint tells them apart by the order. */
function hash(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
