/** How to cache a value. */
export interface CacheOptions<Argument, Value> {
  /** Milliseconds for which a value is kept after it was loaded. */
  ttlMs: number;
  /** @param argument the first caller's: the value must not depend on it */
  load: (argument: Argument) => Promise<Value>;
  /** Whether to keep a value. The next caller loads again otherwise, and after an error. */
  isWorthKeeping: (value: Value) => boolean;
}

/** Keeps one value in memory for a while. Concurrent callers share one load. */
export function cacheFor<Argument, Value>({
  ttlMs,
  load,
  isWorthKeeping,
}: CacheOptions<Argument, Value>): (argument: Argument) => Promise<Value> {
  let kept: { value: Value; until: number } | undefined;
  let loading: Promise<Value> | undefined;

  async function reload(argument: Argument): Promise<Value> {
    const value = await load(argument);
    if (isWorthKeeping(value)) kept = { value, until: Date.now() + ttlMs };
    return value;
  }

  return async (argument) => {
    if (kept && Date.now() < kept.until) return kept.value;
    loading ??= reload(argument).finally(() => {
      loading = undefined;
    });
    return loading;
  };
}
