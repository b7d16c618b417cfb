/** Runs work in the order in which it is asked for, so many pieces at once and no more. */
export function createLimiter(
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
      // The place passes on to the next in line, or is given up.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
