/** Values per user, each with an expiry. */
export interface PerUserCache<Value> {
  get: (userId: string, key: string) => Value | undefined;
  /** @param until milliseconds since 1970 */
  set: (userId: string, key: string, value: Value, until: number) => void;
  /** Does nothing if another value has replaced it. */
  delete: (userId: string, key: string, value: Value) => void;
}

interface Entry<Value> {
  userId: string;
  key: string;
  value: Value;
  until: number;
}

/**
 * Keeps the newest `max` values, and the newest `maxPerUser` of each user: a user can create any
 * number of keys, and must not evict other users' values. In this process's memory, without timers.
 */
export function createPerUserCache<Value>(max: number, maxPerUser: number): PerUserCache<Value> {
  /** Oldest first, here and within each user. */
  const entries = new Set<Entry<Value>>();
  const byUser = new Map<string, Map<string, Entry<Value>>>();

  function remove(entry: Entry<Value>): void {
    entries.delete(entry);
    const own = byUser.get(entry.userId);
    own?.delete(entry.key);
    if (own?.size === 0) byUser.delete(entry.userId);
  }

  return {
    get(userId, key) {
      const entry = byUser.get(userId)?.get(key);
      return entry && Date.now() < entry.until ? entry.value : undefined;
    },
    set(userId, key, value, until) {
      const before = byUser.get(userId)?.get(key);
      if (before) remove(before);
      const own = byUser.get(userId) ?? new Map<string, Entry<Value>>();
      const entry = { userId, key, value, until };
      byUser.set(userId, own.set(key, entry));
      entries.add(entry);
      const [oldest] = own.values();
      if (oldest && own.size > maxPerUser) remove(oldest);
      for (const oldest of entries) {
        if (entries.size <= max && Date.now() < oldest.until) break;
        remove(oldest);
      }
    },
    delete(userId, key, value) {
      const entry = byUser.get(userId)?.get(key);
      if (entry?.value === value) remove(entry);
    },
  };
}
