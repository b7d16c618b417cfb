/** A countdown that is unaffected by changes to the device's clock. */
export interface Countdown {
  /** Milliseconds, never below zero. */
  left: () => number;
  /** Call it when the page is hidden, and the returned function when the page is visible again. */
  sleep: () => () => void;
}

/**
 * Uses the monotonic clock, which a user can't set. In most browsers it stops while the device
 * sleeps, as phones do while the page is hidden, so the device's own clock measures that time.
 */
export function startCountdown(milliseconds: number): Countdown {
  let end = performance.now() + milliseconds;
  const lead = () => Date.now() - performance.now();
  return {
    left: () => Math.max(0, end - performance.now()),
    sleep() {
      const before = lead();
      return () => {
        end -= Math.max(0, lead() - before);
      };
    },
  };
}
