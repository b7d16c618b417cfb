/** What counts as a deadline, in milliseconds: pauses between two tries are shorter. */
const SHORTEST = 900;

/**
 * Lets no deadline come from here on, so that an answer which needed one never comes, on any machine.
 * What it returns lets them come again.
 */
export function holdDeadlines(): () => void {
  const asMeant = globalThis.setTimeout;
  const held = (run: () => void, ms = 0, ...rest: []) =>
    ms < SHORTEST ? asMeant(run, ms, ...rest) : asMeant(() => {}, 2 ** 31 - 1).unref();
  globalThis.setTimeout = Object.assign(held, asMeant);
  return () => {
    globalThis.setTimeout = asMeant;
  };
}
