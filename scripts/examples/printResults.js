const STEPS = ["install", "build", "start", "purchase"];

/**
 * @param {string} heading of the first column
 * @param {import("./tryOut.js").Result[]} results
 */
export function printResults(heading, results) {
  const width = Math.max(heading.length, ...results.map(({ name }) => name.length));
  const titles = [...STEPS.map((step) => step.padStart(9)), "first scripts".padStart(14)];
  console.log(`\n${[heading.padEnd(width), ...titles].join(" ")}`);
  for (const { name, seconds, bytes, problem } of results) {
    const times = STEPS.map((step) => formatSeconds(seconds[step]).padStart(9));
    const size = (bytes === undefined ? "–" : `${bytes.toLocaleString("en")} B`).padStart(14);
    const verdict = problem === undefined ? " works" : " FAILED";
    console.log([name.padEnd(width), ...times, size, verdict].join(" "));
  }
  for (const { name, problem } of results)
    if (problem !== undefined) console.error(`\n── ${name}: ${problem}`);
}

/** @param {number | undefined} seconds */
function formatSeconds(seconds) {
  return seconds === undefined ? "–" : `${seconds.toFixed(1)} s`;
}
