// `npm run bench`: ours and the others side by side, in one run. Writes results.json and results.md,
// and the table that bench/README.md quotes. `npm run bench -- bytes` takes one measure alone, and writes nothing.
import process from "node:process";
import { openBench } from "./openBench.js";
import { MEASURES, report } from "./report.js";

/**
 * Every measure is a file in `measures/` that exports `measure(context)`, and answers rows like these.
 *
 * @typedef {object} Figure Several runs of the same thing; see `figure.js`.
 * @property {number} median
 * @property {number} best
 * @property {number} worst
 * @property {number[]} runs each of them, as it came
 *
 * @typedef {object} Row One line of the table.
 * @property {string} measure what was measured, in plain words: the line's heading
 * @property {string} unit e.g. `ms`, `bytes`; empty for a plain count
 * @property {string} limit what ours must be, in words, e.g. `at most 2,200`; empty where there is none
 * @property {Figure} ours
 * @property {Record<string, Figure>} others by the package's name; empty where nobody else has such a thing
 * @property {"met" | "missed" | "quoted"} verdict `quoted`: a figure with nothing to hold it against
 * @property {string} note how it was taken, and what is unfair about it; may be empty
 *
 * @typedef {object} Context What a measure is given.
 * @property {string} installed folder of `ramp-widget` as partners get it: packed, and unpacked
 *   to where `import("ramp-widget/server")` finds it from here
 * @property {string} scratch folder for bundles; it is empty at the start, and is removed
 * @property {number} runs how often a thing that takes time is measured: at least seven times
 * @property {() => Promise<import("playwright").Browser>} browser a real one, started when it is first asked for
 * @property {(text: string) => void} say a line of progress
 *
 * @typedef {(context: Context) => Promise<Row[]>} Measure
 */

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !MEASURES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${MEASURES.join(", ")}.`);
  process.exit(2);
}

const bench = await openBench();
try {
  /** @type {{ name: string, rows: Row[], seconds: number }[]} */
  const parts = [];
  for (const name of asked.length > 0 ? asked : MEASURES) {
    const from = Date.now();
    bench.context.say(`── ${name}`);
    /** @type {{ measure: Measure }} */
    const { measure } = await import(`./measures/${name}.js`);
    const rows = await measure(bench.context);
    parts.push({ name, rows, seconds: Math.round((Date.now() - from) / 1000) });
  }
  await report(parts, { isWhole: asked.length === 0, browser: await bench.context.browser() });
} finally {
  await bench.close();
}
