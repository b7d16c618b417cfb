/** How to cache values. */
export interface CacheOptions<Value> {
  /** Milliseconds for which a value is kept after it was loaded. */
  ttlMs: number;
  /** Values kept at a time: those that were asked for last. @default 1 */
  maxEntries?: number | undefined;
  /** Whether to keep a value. If not, or after an error, the next caller loads it again. */
  isWorthKeeping: (value: Value) => boolean;
}

/**
 * The value of a key: the kept one, or what `load` resolves with. Concurrent callers share one load,
 * so it must not depend on the caller, nor end with the caller's signal.
 */
export type Cache<Value> = (key: string, load: () => Promise<Value>) => Promise<Value>;

/** Keeps values in memory for a while. */
export function createCache<Value>(options: CacheOptions<Value>): Cache<Value> {
  const { ttlMs, maxEntries = 1, isWorthKeeping } = options;
  /** Ordered by last use. */
  const kept = new Map<string, { value: Value; until: number }>();
  const loading = new Map<string, Promise<Value>>();

  async function reload(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = await load();
    kept.delete(key);
    if (!isWorthKeeping(value)) return value;
    kept.set(key, { value, until: Date.now() + ttlMs });
    const [oldest] = kept.keys();
    if (kept.size > maxEntries && oldest !== undefined) kept.delete(oldest);
    return value;
  }

  return async (key, load) => {
    const known = kept.get(key);
    if (known && Date.now() < known.until) {
      kept.delete(key);
      kept.set(key, known);
      return known.value;
    }
    const running =
      loading.get(key) ??
      reload(key, load).finally(() => {
        loading.delete(key);
      });
    loading.set(key, running);
    return running;
  };
}
