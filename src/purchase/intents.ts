import { newIdempotencyKey } from "../partner/postSession.ts";

/** An `Idempotency-Key` whose session was requested and, as far as this tab knows, never opened. */
interface PendingKey {
  intent: string;
  key: string;
  /** When it was made: milliseconds since 1970. */
  time: number;
  /** Whether it may outlive this page. */
  isKept: boolean;
  /** A purchase on this page uses it now. */
  isHeld?: boolean;
}

/** No vendor lets a session wait longer: after that a key stands for nothing that could be paid. */
const KEY_TTL_MS = 60 * 60_000;
const MAX_KEYS = 20;
const STORED = "ramp-widget keys";

/** On the page and not in this module, because the code that prefetches and the code that buys are separate bundles. */
const page = globalThis as { [key: symbol]: PendingKey[] | undefined };
const KEYS = Symbol.for("ramp-widget.keys.1");

/**
 * The `Idempotency-Key` for an order. An earlier attempt at the same order whose outcome is unknown (the request
 * failed half-way, the page was reloaded, the widget was unmounted) may have made a session, so its key is used
 * again: the endpoint then answers with that session instead of making a second one that could be paid as well.
 * Each key serves one purchase of the page at a time.
 *
 * @param intent the endpoint and the order
 * @param isKept whether the key may outlive this page, in `sessionStorage`
 */
export function holdKey(intent: string, isKept: boolean): string {
  const keys = (page[KEYS] ??= readStored());
  const hash = hashOf(intent);
  const now = Date.now();
  let held = keys.find(
    (one) => !one.isHeld && one.intent === hash && Math.abs(now - one.time) < KEY_TTL_MS,
  );
  if (!held) {
    held = { intent: hash, key: newIdempotencyKey(), time: now, isKept };
    keys.push(held);
    if (keys.length > MAX_KEYS) keys.shift();
  }
  held.isHeld = true;
  store(keys);
  return held.key;
}

/** The purchase that used it has left the page, or uses it again. What became of its session is unknown. */
export function setHeld(key: string, isHeld: boolean): void {
  const held = page[KEYS]?.find((one) => one.key === key);
  if (held) held.isHeld = isHeld;
}

/** What became of its session is known: it was refused, opened or has expired. The next purchase gets a new key. */
export function settleKey(key: string): void {
  const keys = page[KEYS];
  const at = keys?.findIndex((one) => one.key === key) ?? -1;
  if (!keys || at < 0) return;
  keys.splice(at, 1);
  store(keys);
}

/** `sessionStorage` lives as long as the tab: another tab is another intent. Lines, because a page may change how JSON is written. */
function store(keys: readonly PendingKey[]): void {
  const lines = keys.map(({ intent, key, time, isKept }) =>
    isKept ? `${intent} ${key} ${time}\n` : "",
  );
  try {
    sessionStorage.setItem(STORED, lines.join(""));
  } catch {
    // Without a storage a key lasts as long as the page.
  }
}

function readStored(): PendingKey[] {
  try {
    return (sessionStorage.getItem(STORED) ?? "").split("\n").flatMap((line) => {
      const [intent = "", key = "", time = ""] = line.split(" ");
      return /^[\w-]{8,64}$/.test(key) ? [{ intent, key, time: Number(time), isKept: true }] : [];
    });
  } catch {
    return [];
  }
}

/** FNV-1a. Two orders that share a hash share a key at most, and the endpoint tells them apart by the order. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
