// `npm run chaos`: purchases on three processes, while processes, networks and the store break.
import process from "node:process";
import { parseArgs } from "node:util";
import { loadSources } from "./loadSources.js";

/** @type {readonly import("../test/chaos/openInstanceStore.ts").SharedStoreKind[]} */
const KINDS = ["sqlite", "redis", "postgres"];

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "redis" },
    purchases: { type: "string", default: "500" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    "at-once": { type: "string", default: "25" },
    quiet: { type: "boolean", default: false },
  },
});
const { quiet } = values;
const store = KINDS.find((kind) => kind === values.store);
const [purchases = 0, seed = 0, atOnce = 0] = [
  values.purchases,
  values.seed,
  values["at-once"],
].map(Number);
const isValid = [purchases, seed + 1, atOnce].every(
  (number) => Number.isInteger(number) && number > 0,
);
if (!isValid || !store) {
  console.error(
    "Usage: npm run chaos -- [--store redis|postgres|sqlite] [--purchases 500] [--seed 1] [--at-once 25] [--quiet]",
  );
  process.exit(2);
}

/** @typedef {typeof import("../test/chaos/runChaos.ts") & typeof import("../test/chaos/formatReport.ts")} Chaos */
const { runChaos, formatFigures, formatViolations } = /** @type {Chaos} */ (
  await loadSources(["test/chaos/runChaos.ts", "test/chaos/formatReport.ts"])
);

// What ends with the process are the instances and the store's server.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const from = performance.now();
/** @param {string} text */
function log(text) {
  if (!quiet)
    console.log(`${((performance.now() - from) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

console.log(
  `Seed ${seed}. To repeat its choices: npm run chaos -- --store ${store} --purchases ${purchases} --seed ${seed}\n`,
);
try {
  /** @type {import("../test/chaos/runChaos.ts").ChaosOptions} */
  const options = { store, purchases, seed, atOnce, patienceMs: 90_000, log };
  const report = await runChaos(options);
  const violations = formatViolations(report);
  if (violations) console.error(`\n${violations}`);
  console.log(`\n${formatFigures(report, options)}`);
  process.exit(violations ? 1 : 0);
} catch (error) {
  console.error(error);
  console.error(`The run itself failed. Its seed is ${seed}.`);
  process.exit(1);
}
