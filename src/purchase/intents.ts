import { pageGlobal } from "../pageGlobal.ts";
import { newIdempotencyKey } from "../partner/postSession.ts";

/** No vendor lets a session wait longer: after that a key stands for nothing that could be paid. */
const KEY_TTL_MS = 60 * 60_000;
/** Room for about twenty keys. */
const MAX_STORED_LENGTH = 1_200;
const STORED = "ramp-widget keys";

interface PageKeys {
  /** Keys that a purchase on this page uses now. */
  held: Set<string>;
  /** One key a line. Stored as well, for the page that follows in this tab. */
  lines: string;
}

/** On the page and not in this module, because the code that prefetches and the code that buys are separate bundles. */
function pageKeys(): PageKeys {
  return pageGlobal("keys", () => ({ held: new Set<string>(), lines: readStored() }));
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
  const { held, lines } = pageKeys();
  const hash = hashOf(intent);
  // Not `Date.now()`: the clock may be set between two tries.
  const now = Math.round(performance.timeOrigin + performance.now());
  // Anything on this origin can write there.
  for (const [, of, key = "", time] of lines.matchAll(/^(\w+) ([\w-]{8,64}) (\d+)$/gm))
    if (of === hash && !held.has(key) && Math.abs(now - Number(time)) < KEY_TTL_MS) {
      held.add(key);
      return key;
    }
  const key = newIdempotencyKey();
  held.add(key);
  writeLines(`${lines.slice(-MAX_STORED_LENGTH)}${hash} ${key} ${now}\n`);
  return key;
}

/** The purchase that used it uses it again, or has left the page: what became of its session is unknown then. */
export function setHeld(key: string, isHeld: boolean): void {
  const { held } = pageKeys();
  if (isHeld) held.add(key);
  else held.delete(key);
}

/** What became of its session is known: it was refused, opened or has expired. The next purchase gets a new key. */
export function settleKey(key: string): void {
  const { lines } = pageKeys();
  if (key && lines.includes(key))
    writeLines(lines.replace(new RegExp(`^\\w+ ${key} \\d+\\n`, "m"), ""));
}

/** `sessionStorage` lives as long as the tab: another tab is another intent. */
function readStored(): string {
  try {
    return sessionStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

function writeLines(lines: string): void {
  pageKeys().lines = lines;
  try {
    sessionStorage.setItem(STORED, lines);
  } catch {
    // The page remembers it.
  }
}

/** FNV-1a. Two orders that share a hash share a key at most, and the endpoint tells them apart by the order. */
function hashOf(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
