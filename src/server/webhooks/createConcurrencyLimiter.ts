/** Runs tasks in order, at most `count` at a time. */
export function createConcurrencyLimiter(
  count: number,
): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < count) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Hand the slot to the next task in line, or free it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
