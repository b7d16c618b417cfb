// Runs mutants of one test project, in a folder that it may change: `node runProject.js PROJECT NUMBER…`
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createVitest } from "vitest/node";
import { mutants } from "./table.js";

/** Milliseconds until a test that a mutant causes to hang counts as failed. */
const HANGING = { e2e: 90_000, browser: 25_000, node: 15_000 };

const [project = "", ...numbers] = process.argv.slice(2);
const root = process.cwd();
/** @type {Awaited<ReturnType<typeof start>> | undefined} */
let running;
/** Tests that pass without mutants. */
const good = new Set();
let isGood = true;

for (const number of numbers) {
  const mutant = mutants[Number(number)];
  if (!mutant) continue;
  const from = performance.now();
  const problem = await problemOf(mutant);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const [[search] = [""]] = mutant.edits;
  const what = `${mutant.file}: ${search.replaceAll(/\s+/g, " ").slice(0, 80)}`;
  console.log(`${problem ? "✗" : "✓"} ${what} (${seconds} s)`);
  if (problem) console.log(`  ${problem}\n  ${mutant.promise}\n  ${mutant.test.join(' "')}"`);
  isGood &&= problem === undefined;
}
await running?.close();
process.exit(isGood ? 0 : 1);

/**
 * The problem with a mutant or its test; undefined if the test fails. @param {import("./table.js").Mutant}
 * mutant
 */
async function problemOf({ file, edits, test }) {
  const key = test.join(" ");
  if (!good.has(key)) {
    const whole = await run(test);
    if (whole.broken) return `Its test file cannot be run: ${whole.broken}`;
    if (whole.passed + whole.failed === 0) return "There is no test of that name.";
    if (whole.failed > 0) return `Its test fails, though nothing is broken: ${whole.failure}`;
    good.add(key);
  }
  const path = join(root, file);
  const source = readFileSync(path, "utf8");
  // A function, because `$` has a meaning in a replacement string.
  const broken = edits.reduce((text, [from, to]) => text.replace(from, () => to), source);
  try {
    writeFileSync(path, broken);
    running?.invalidateFile(path);
    const outcome = await run(test);
    if (outcome.broken) return `The mutant does not even run: ${outcome.broken}`;
    return outcome.failed > 0 ? undefined : "SURVIVED: the test is as green as before.";
  } finally {
    writeFileSync(path, source);
    running?.invalidateFile(path);
  }
}

/** @param {readonly [file: string, name: string]} test */
async function run([file, name]) {
  const vitest = (running ??= await start());
  const [testProject] = vitest.projects;
  if (!testProject) throw new Error(`There is no test project ${project}.`);
  vitest.setGlobalTestNamePattern(patternOf(name));
  const specification = testProject.createSpecification(join(root, file));
  const run = await vitest.runTestSpecifications([specification]);
  // Includes the modules of earlier runs.
  const testModules = run.testModules.filter(({ moduleId }) => moduleId === specification.moduleId);
  const tests = testModules.flatMap((one) => [...one.children.allTests()]);
  const count = (/** @type {string} */ state) =>
    tests.filter((one) => one.result().state === state).length;
  const [error] = testModules.flatMap((one) => one.errors());
  const [failure] = tests.flatMap((one) => one.result().errors ?? []);
  const outcome = {
    passed: count("passed"),
    failed: count("failed"),
    failure: failure?.message,
    broken: error?.message,
  };
  // The shared e2e build contains this mutant, so the next run needs a new one.
  if (project === "e2e") {
    await vitest.close();
    running = undefined;
  }
  return outcome;
}

async function start() {
  const testTimeout = HANGING[/** @type {keyof typeof HANGING} */ (project)];
  const vitest = await createVitest(
    "test",
    { watch: false, project: [project], reporters: [{}], silent: true, testTimeout },
    { server: { watch: null }, logLevel: "error" },
  );
  await vitest.standalone();
  return vitest;
}

/** A pattern for names of parameterized tests, which contain placeholders. @param {string} name */
function patternOf(name) {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(escaped.replaceAll(/%[a-z]|\\\$\w+/g, ".*"));
}
