/** What is kept for users, each piece until its time. */
export interface UserStore<Value> {
  get: (userId: string, key: string) => Value | undefined;
  /** @param until milliseconds since 1970 */
  set: (userId: string, key: string, value: Value, until: number) => void;
  /** Unless another value has taken its place. */
  delete: (userId: string, key: string, value: Value) => void;
}

interface Entry<Value> {
  userId: string;
  key: string;
  value: Value;
  until: number;
}

/**
 * Keeps the newest `max` values, and of each user the newest `maxPerUser`: keys cost a user nothing,
 * and must not push out what belongs to others. In the memory of this process, without any timer.
 */
export function createUserStore<Value>(max: number, maxPerUser: number): UserStore<Value> {
  /** The oldest come first, here and in what is kept for one user. */
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
