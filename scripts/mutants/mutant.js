/**
 * A rule that is broken on purpose, and the test that must notice.
 *
 * @typedef {object} Broken
 * @property {string} file
 * @property {readonly (readonly [search: string, replace: string])[]} edits each text is in the file exactly once
 * @property {readonly [file: string, name: string]} test and a part of its name, `describe` included
 */

/**
 * A promise of SECURITY.md, and how to break it. If no edit of a line or two can, a reason replaces the
 * mutants.
 *
 * @typedef {{ promise: string, mutants: readonly Broken[], reason?: string }} Row
 */

/**
 * @param {string} file
 * @param {string | readonly (readonly [string, string])[]} search one text, or several with their replacements
 * @param {string} replace
 * @param {string} testFile
 * @param {string} name
 * @returns {Broken}
 */
export function mutant(file, search, replace, testFile, name) {
  const edits = typeof search === "string" ? [/** @type {const} */ ([search, replace])] : search;
  return { file, edits, test: [testFile, name] };
}

/** @param {string} promise @param {Broken[]} mutants @returns {Row} */
export function broken(promise, ...mutants) {
  return { promise, mutants };
}

/** @param {string} promise @param {string} reason @returns {Row} */
export function unbreakable(promise, reason) {
  return { promise, mutants: [], reason };
}
