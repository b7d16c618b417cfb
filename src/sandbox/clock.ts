/** The sandbox's clock: real time plus all skipped time. */
export interface SandboxClock {
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  /** Skips time. @param ms milliseconds, zero or more */
  advance: (ms: number) => void;
}

/** @param onSkip called each time that time is skipped */
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
