/**
 * Summarizes several runs as one figure.
 *
 * @param {number[]} runs at least one
 * @param {"less" | "more"} [isBetter] whether smaller (default) or larger values are better
 * @returns {import("./types.js").Figure}
 */
export function figureOf(runs, isBetter = "less") {
  const sorted = runs.toSorted((one, other) => one - other);
  const smallest = sorted[0];
  const largest = sorted.at(-1);
  if (smallest === undefined || largest === undefined || sorted.some(Number.isNaN))
    throw new Error(`These are no runs that a figure could be made of: ${runs.join(", ")}.`);
  const middle = (sorted.length - 1) / 2;
  const [low = smallest, high = largest] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return {
    median: (low + high) / 2,
    best: isBetter === "less" ? smallest : largest,
    worst: isBetter === "less" ? largest : smallest,
    runs,
  };
}
