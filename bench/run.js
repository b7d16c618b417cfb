// `npm run bench`: measures this package and others side by side, in one run. Writes results.json,
// results.md and the table in bench/README.md. `npm run bench -- bytes` runs one measure, and writes
// nothing.
import process from "node:process";
import { openBench } from "./openBench.js";
import { MEASURES, NAMED_MEASURES, report } from "./report.js";

/**
 * Every measure is a file in `measures/` that exports `measure(context)`, which returns rows like these.
 *
 * @typedef {object} Figure Several runs of one measurement; see `figure.js`.
 * @property {number} median
 * @property {number} best
 * @property {number} worst
 * @property {number[]} runs each value, in order
 *
 * @typedef {object} Row One line of the table.
 * @property {string} measure what was measured, in plain words: the line's heading
 * @property {string} unit e.g. `ms`, `bytes`; empty for a plain count
 * @property {string} limit the limit for this package, in words, e.g. `at most 2,200`; empty if there is none
 * @property {Figure} ours
 * @property {Record<string, Figure>} others by package name; empty if no other package has the feature
 * @property {"met" | "missed" | "quoted"} verdict `quoted`: a figure without a limit
 * @property {string} note how it was measured, and what is unfair about it; may be empty
 *
 * @typedef {object} Context The input of a measure.
 * @property {string} installed folder of `ramp-widget` as partners get it: packed, and unpacked
 * so that `import("ramp-widget/server")` resolves from here
 * @property {string} scratch folder for bundles; empty at the start, removed at the end
 * @property {number} runs how often to repeat a timed measurement: at least seven times
 * @property {(v8Flags?: string) => Promise<import("playwright").Browser>} browser a real one, started on first use; one for each set of V8's flags
 * @property {(text: string) => void} say prints a line of progress
 *
 * @typedef {(context: Context) => Promise<Row[]>} Measure
 */

const asked = process.argv.slice(2);
const known = [...MEASURES, ...NAMED_MEASURES];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
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
