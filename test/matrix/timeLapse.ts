const { setTimeout: wait, setInterval: repeat } = globalThis;
const { now } = Date;

/** Waits of the library that are deadlines, in milliseconds, and how long they are when short. */
const DEADLINES = new Map([
  [15_000, 2_500],
  [30_000, 2_000],
  [45_000, 3_000],
  [600_000, 2_000],
]);

let areDeadlinesShort = false;

/** From here on the library waits a twentieth of the time between two looks and before another try. */
export function installTimeLapse(): void {
  const lapsed = (ms: number) => {
    if (ms < 1_000) return ms;
    if (!DEADLINES.has(ms)) return ms / 20;
    return areDeadlinesShort ? DEADLINES.get(ms) : ms;
  };
  Object.assign(globalThis, {
    setTimeout: (callBack: () => void, ms = 0, ...more: []) => wait(callBack, lapsed(ms), ...more),
    setInterval: (callBack: () => void, ms = 0, ...more: []) =>
      repeat(callBack, lapsed(ms), ...more),
  });
  Date.now = () => now() + skipped;
}

/**
 * From here on deadlines come early too: 15 s for a script or a page take 2.5 s, 45 s of silence 3 s,
 * 30 s for an answer 2 s, ten minutes for a wallet 2 s.
 */
export function shortenDeadlines(): void {
  areDeadlinesShort = true;
}

/** From here on 30 s for an answer take 0.3 s. */
export function shortenAnswers(): void {
  DEADLINES.set(30_000, 300);
}

let skipped = 0;

/** Sets the page's clock forward, for all who are on the page. */
export function skip(ms: number): void {
  skipped += ms;
}

/** Real time, for those who watch. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void wait(resolve, ms));
}
