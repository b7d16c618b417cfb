/**
 * The table in bench/README.md: this package's median and worst run, and those of the best other package.
 *
 * @param {readonly import("./types.js").Row[]} rows
 * @returns {string} Markdown
 */
export function tableOf(rows) {
  return [
    "| Measure | Must be | Ours (worst run) | Best of the others (best run) | Ours to theirs | |",
    "| --- | --- | ---: | --- | ---: | --- |",
    ...rows.map((row) => `| ${cellsOf(row).join(" | ")} |`),
  ].join("\n");
}

/** @param {import("./types.js").Row} row @returns {string[]} */
function cellsOf({ measure, unit, limit, ours, others, verdict }) {
  const isLess = ours.best <= ours.worst;
  const [first] = Object.entries(others).toSorted(
    ([, one], [, other]) => (isLess ? 1 : -1) * (one.median - other.median),
  );
  const [name, theirs] = first ?? [];
  const shown = (/** @type {number} */ value) => `${figure(value)}${unit && ` ${unit}`}`;
  return [
    measure,
    limit || "–",
    `**${shown(ours.median)}**${extreme(ours.median, ours.worst)}`,
    theirs ? `${shown(theirs.median)}${extreme(theirs.median, theirs.best)}, ${name}` : "–",
    theirs && theirs.median !== 0 ? `${(ours.median / theirs.median).toFixed(2)} ×` : "–",
    verdict === "quoted" ? "" : verdict,
  ];
}

/** @param {number} median @param {number} value */
function extreme(median, value) {
  return median === value ? "" : ` (${figure(value)})`;
}

/** @param {number} value */
export function figure(value) {
  const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0;
  const shape = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString("en", shape);
}
