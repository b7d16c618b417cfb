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
const SHORTEST = 60;
/** A collection of garbage hits either now and then, work that grows too fast is too much each time. */
const TRIES = 7;

/** What this process works meanwhile, in milliseconds: what it waits for a busy machine is not counted. */
async function work(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same work on one input and on another that is `TIMES` as large. */
export interface Sizes {
  small: () => unknown;
  large: () => unknown;
}

/**
 * Work on input that is `TIMES` as large takes about as many times as long, on a machine of any speed.
 *
 * @param engine what the JavaScript engine itself does with the same inputs: a megabyte of brackets costs V8's own
 *   `JSON.parse` more than ten times what a tenth of it does on some machines, and that is not this library's
 */
export async function assertLinear(name: string, sizes: Sizes, engine?: Sizes): Promise<void> {
  const ours = createRatio(sizes);
  const engines = engine && createRatio(engine);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { atOnce, ratio } = await ours();
    if (atOnce < SHORTEST || ratio < MOST) return;
    const allowed = Math.max(1, (await engines?.())?.ratio ?? 1);
    if (ratio < MOST * allowed) return;
  }
  const { atOnce, ratio } = await ours();
  assert.fail(
    `${name}: ${atOnce.toFixed(1)} ms at once, ${ratio.toFixed(1)} times what it takes in pieces`,
  );
}

/** The best of all times so far. */
function createRatio({ small, large }: Sizes) {
  let atOnce = Infinity;
  let inPieces = Infinity;
  return async () => {
    atOnce = Math.min(atOnce, await work(large));
    const pieces = await work(async () => {
      for (let piece = 0; piece < TIMES; piece += 1) await small();
    });
    inPieces = Math.min(inPieces, pieces);
    return { atOnce, ratio: atOnce / inPieces };
  };
}
