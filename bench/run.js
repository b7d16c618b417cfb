// `npm run bench`: measures this package and others side by side, in one run. Writes results.json,
// results.md and the table in bench/README.md. `npm run bench -- bytes` runs one measure, and writes
// nothing.
import process from "node:process";
import { openBench } from "./openBench.js";
import { MEASURES, NAMED_MEASURES, report } from "./report.js";

const asked = process.argv.slice(2);
const known = [...MEASURES, ...NAMED_MEASURES];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}

const bench = await openBench();
try {
  /** @type {{ name: string, rows: import("./types.js").Row[], seconds: number }[]} */
  const parts = [];
  for (const name of asked.length > 0 ? asked : MEASURES) {
    const from = Date.now();
    bench.context.say(`── ${name}`);
    /** @type {{ measure: import("./types.js").Measure }} */
    const { measure } = await import(`./measures/${name}.js`);
    const rows = await measure(bench.context);
    parts.push({ name, rows, seconds: Math.round((Date.now() - from) / 1000) });
  }
  await report(parts, { isWhole: asked.length === 0, browser: await bench.context.browser() });
} finally {
  await bench.close();
}
