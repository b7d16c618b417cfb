import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROMISES } from "./table.js";

/**
 * Problems in the table of mutants: a promise of SECURITY.md without an entry, an entry without a promise,
 * a text that isn't in its file exactly once, a test that doesn't exist.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function checkTable(root) {
  const promised = promisesIn(readFileSync(join(root, "SECURITY.md"), "utf8"));
  const broken = PROMISES.map(({ promise }) => promise);
  return [
    ...promised
      .filter((promise) => !broken.includes(promise))
      .map((promise) => `No mutant breaks this promise of SECURITY.md: ${promise}`),
    ...broken
      .filter((promise, at) => !promised.includes(promise) || broken.indexOf(promise) !== at)
      .map((promise) => `SECURITY.md does not promise this once: ${promise}`),
    ...PROMISES.flatMap(({ promise, mutants, reason }) =>
      mutants.length > 0 || reason ? [] : [`Neither mutants nor a reason for none: ${promise}`],
    ),
    ...PROMISES.flatMap(({ mutants }) => mutants.flatMap((mutant) => problemsOf(root, mutant))),
  ];
}

/** The first column of each table of promises. @param {string} page @returns {string[]} */
function promisesIn(page) {
  return Array.from(page.matchAll(/^\| Promise .*\n\|[ -|]+\n((?:\|.*\n)*)/gm)).flatMap(
    ([, rows = ""]) => Array.from(rows.matchAll(/^\| (.*?) +\| /gm), ([, promise = ""]) => promise),
  );
}

/** @param {string} root @param {import("./mutant.js").Broken} mutant @returns {string[]} */
function problemsOf(root, { file, edits, test: [testFile, name] }) {
  const source = textOf(join(root, file));
  return [
    ...edits.flatMap(([search, replace]) => {
      const count = source.split(search).length - 1;
      if (count !== 1) return [`${file} has ${count} times, and not once: ${search}`];
      return search === replace ? [`${file}: nothing is changed about ${search}`] : [];
    }),
    ...(isNamedIn(join(root, testFile), name) ? [] : [`${testFile} has no test "${name}"`]),
  ];
}

/** Some test files only import those beside them. @param {string} testFile @param {string} name */
function isNamedIn(testFile, name) {
  if (!existsSync(testFile)) return false;
  const folder = dirname(testFile);
  return (
    textOf(testFile).includes(name) ||
    (testFile.endsWith("hostile.test.ts") &&
      readdirSync(folder).some((file) => textOf(join(folder, file)).includes(name)))
  );
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
