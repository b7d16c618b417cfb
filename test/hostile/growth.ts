import assert from "node:assert/strict";

/** How much more input the larger one is. */
export const TIMES = 10;

/**
 * Ten times the input in one piece may take at most so many times what it takes in ten pieces. That is 1 for work
 * that grows with its input, 10 for work that grows with its square, and between the two for what a processor's
 * caches and the garbage collector add.
 */
const MOST = 4;
/** Milliseconds: what is over sooner is too short to compare, and never too long. */
const SHORTEST = 20;
/** A collection of garbage hits either now and then, work that grows too fast is too much each time. */
const TRIES = 7;

/** What this process works meanwhile, in milliseconds: what it waits for a busy machine is not counted. */
async function work(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Work on input that is `TIMES` as large takes about as many times as long, on a machine of any speed. */
export async function assertLinear(
  name: string,
  small: () => unknown,
  large: () => unknown,
): Promise<void> {
  let atOnce = Infinity;
  let inPieces = Infinity;
  for (let tries = 0; tries < TRIES; tries += 1) {
    atOnce = Math.min(atOnce, await work(large));
    if (atOnce < SHORTEST) return;
    const pieces = await work(async () => {
      for (let piece = 0; piece < TIMES; piece += 1) await small();
    });
    inPieces = Math.min(inPieces, pieces);
    if (atOnce < MOST * inPieces) return;
  }
  assert.fail(`${name}: ${atOnce.toFixed(1)} ms at once, ${inPieces.toFixed(1)} ms in pieces`);
}
