import { createFullWarning } from "./createFullWarning.ts";
import type { KeyState, KeyStore } from "./KeyStore.ts";

/** Keys that are kept, and as many counters: the newest ones. */
const MAX_KEYS = 20_000;

type Key = KeyState & { expiresAt: number };

/** Keeps keys in this process's memory, at most 20,000: the oldest go first. */
export function memoryKeys(): KeyStore {
  const keys = new Map<string, Key>();
  const counters = new Map<string, { count: number; expiresAt: number }>();
  const warn = createFullWarning("the oldest sessions, and a repeated order may open a second one");
  const warnOfCounters = createFullWarning("how often the least active users have called");
  const setKey = (key: string, value: Key) => setNewest(keys, MAX_KEYS, key, value, warn);

  function find(key: string): Key | undefined {
    const found = keys.get(key);
    if (!found || Date.now() < found.expiresAt) return found;
    keys.delete(key);
    return undefined;
  }

  return {
    read: async (key) => withoutExpiry(find(key)),
    async claim(key, owner, ttlMs, replacing) {
      const found = find(key);
      const isOwn = found?.state === "held" && found.owner === owner;
      const isReplaced = found?.state === "done" && found.value === replacing;
      if (found && !isOwn && !isReplaced) return withoutExpiry(found);
      setKey(key, { state: "held", owner, expiresAt: Date.now() + ttlMs });
      return "claimed";
    },
    async complete(key, owner, value, ttlMs) {
      const found = find(key);
      if (found?.state !== "held" || found.owner !== owner) return false;
      setKey(key, { state: "done", value, expiresAt: Date.now() + ttlMs });
      return true;
    },
    async release(key, owner) {
      const found = find(key);
      if (found?.state === "held" && found.owner === owner) keys.delete(key);
    },
    async increment(key, ttlMs) {
      const now = Date.now();
      const before = counters.get(key);
      const { count, expiresAt } =
        before && now < before.expiresAt ? before : { count: 0, expiresAt: now + ttlMs };
      setNewest(counters, MAX_KEYS, key, { count: count + 1, expiresAt }, warnOfCounters);
      return { count: count + 1, expiresInMs: expiresAt - now };
    },
  };
}

function withoutExpiry(key: Key): KeyState;
function withoutExpiry(key: Key | undefined): KeyState | undefined;
function withoutExpiry(key: Key | undefined): KeyState | undefined {
  if (!key) return undefined;
  return key.state === "held"
    ? { state: "held", owner: key.owner }
    : { state: "done", value: key.value };
}

/** Sets a key as the newest. Drops the oldest ones that have expired or are too many. */
function setNewest<Value extends { expiresAt: number }>(
  map: Map<string, Value>,
  max: number,
  key: string,
  value: Value,
  onFull: () => void,
): void {
  map.delete(key);
  map.set(key, value);
  for (const [oldest, { expiresAt }] of map) {
    const isExpired = Date.now() >= expiresAt;
    if (map.size <= max && !isExpired) break;
    if (!isExpired) onFull();
    map.delete(oldest);
  }
}
