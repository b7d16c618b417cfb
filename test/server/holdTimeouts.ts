/**
 * What counts as a deadline, or as a pause between two looks: pauses between two tries are shorter, or spread by
 * chance, and so no whole milliseconds.
 */
const isLong = (ms: number) => ms >= 5_000 || (ms >= 900 && Number.isInteger(ms));

/**
 * Lets no deadline come from here on, so that an answer which needed one never comes, on any machine.
 * What it returns lets them come again.
 */
export function holdTimeouts(): () => void {
  const asMeant = globalThis.setTimeout;
  const held = (run: () => void, ms = 0, ...rest: []) =>
    isLong(ms) ? asMeant(() => {}, 2 ** 31 - 1).unref() : asMeant(run, ms, ...rest);
  globalThis.setTimeout = Object.assign(held, asMeant);
  return () => {
    globalThis.setTimeout = asMeant;
  };
}
