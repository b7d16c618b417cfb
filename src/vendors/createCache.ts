/** How to cache values. */
export interface CacheOptions<Value> {
  /** Milliseconds for which a value is kept after it was loaded. */
  ttlMs: number;
  /** Values kept at a time: those that were asked for last. @default 1 */
  maxEntries?: number | undefined;
  /** Whether to keep a value. If not, or after an error, the next caller loads it again. */
  isWorthKeeping: (value: Value) => boolean;
  /**
   * Whether concurrent callers share one load, which then must not depend on the caller, nor end with
   * the caller's signal. @default true
   */
  sharesLoads?: boolean | undefined;
}

/** The value of a key: the kept one, or what `load` resolves with. */
export type Cache<Value> = (key: string, load: () => Promise<Value>) => Promise<Value>;

/** Keeps values in memory for a while. */
export function createCache<Value>(options: CacheOptions<Value>): Cache<Value> {
  const { ttlMs, maxEntries = 1, isWorthKeeping, sharesLoads = true } = options;
  /** Ordered by last use. */
  const kept = new Map<string, { value: Value; until: number }>();
  const loading = new Map<string, Promise<Value>>();

  async function reload(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = await load();
    kept.delete(key);
    if (!isWorthKeeping(value)) return value;
    const now = Date.now();
    kept.set(key, { value, until: now + ttlMs });
    for (const [oldest, { until }] of kept) {
      if (kept.size <= maxEntries && now < until) break;
      kept.delete(oldest);
    }
    return value;
  }

  return async (key, load) => {
    const known = kept.get(key);
    if (known && Date.now() < known.until) {
      kept.delete(key);
      kept.set(key, known);
      return known.value;
    }
    if (!sharesLoads) return reload(key, load);
    const running =
      loading.get(key) ??
      reload(key, load).finally(() => {
        loading.delete(key);
      });
    loading.set(key, running);
    return running;
  };
}
