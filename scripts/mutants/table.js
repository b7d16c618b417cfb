import { beginnings } from "./beginnings.js";
import { endpoint } from "./endpoint.js";
import { facts } from "./facts.js";
import { failures } from "./failures.js";
import { choice } from "./choice.js";
import { instances } from "./instances.js";
import { money } from "./money.js";
import { page } from "./page.js";
import { sales } from "./sales.js";
import { secrets } from "./secrets.js";

/** Every promise of SECURITY.md, in its order. @type {readonly import("./mutant.js").Row[]} */
export const PROMISES = [
  ...facts,
  ...beginnings,
  ...money,
  ...sales,
  ...failures,
  ...secrets,
  ...page,
  ...endpoint,
  ...choice,
  ...instances,
];

/**
 * @typedef {import("./mutant.js").Broken & { promise: string, project: "node" | "browser" | "e2e" }} Mutant
 */

/** @type {readonly Mutant[]} */
export const mutants = PROMISES.flatMap(({ promise, mutants }) =>
  mutants.map((mutant) => ({ ...mutant, promise, project: projectOf(mutant.test[0]) })),
);

/** @param {string} testFile */
function projectOf(testFile) {
  if (testFile.endsWith(".e2e.ts")) return "e2e";
  return testFile.endsWith(".tsx") ? "browser" : "node";
}
