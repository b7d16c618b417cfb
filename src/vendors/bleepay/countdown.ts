/** How long there is left, whatever the device's clock says. */
export interface Countdown {
  /** Milliseconds, never below zero. */
  left: () => number;
  /** Call it when the page is hidden. What it returns, call when the page is seen again. */
  sleep: () => () => void;
}

/**
 * Counts by a clock that nobody can set. That clock stands still in most browsers while the device
 * sleeps, as phones do while the page is hidden, so for these times the device's own clock counts.
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
