import { onTestFinished, vi } from "vitest";

/** What counts as a deadline, in milliseconds: pauses between two tries are shorter. */
const SHORTEST = 5_000;

/**
 * Lets deadlines pass so many times faster until the test is over, and remembers how long they were
 * meant to be.
 *
 * @param isDue whether one may pass by now: on a busy machine, a request may not even have arrived
 */
export function shortenTimeouts(times: number, isDue: () => boolean = () => true): () => number[] {
  const meant: number[] = [];
  const asMeant = setTimeout;
  const hurried = (run: () => void, ms = 0, ...rest: []) => {
    if (ms < SHORTEST) return asMeant(run, ms, ...rest);
    meant.push(ms);
    const waiting = setInterval(() => {
      if (!isDue()) return;
      clearInterval(waiting);
      run(...rest);
    }, ms / times);
    return waiting;
  };
  const spy = vi.spyOn(globalThis, "setTimeout").mockImplementation(hurried);
  onTestFinished(() => spy.mockRestore());
  return () => meant;
}
