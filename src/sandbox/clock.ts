/** The sandbox's own time: the real one, plus whatever was skipped. */
export interface SandboxClock {
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  /** Lets time pass. @param ms milliseconds, zero or more */
  advance: (ms: number) => void;
}

/** @param onSkip is called each time that time was skipped */
export function createClock(onSkip: () => void): SandboxClock {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    advance(ms) {
      if (!(ms >= 0))
        throw new RangeError(`The clock cannot go by ${ms} ms. Give a number of at least zero.`);
      skipped += ms;
      onSkip();
    },
  };
}
