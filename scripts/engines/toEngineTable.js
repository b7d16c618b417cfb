import { basename } from "node:path";

/** The order of the columns, by the name of the file that tries the engine. */
const ENGINES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

const HEAD = `# Browsers

What the packed library does in Chromium, Firefox and WebKit (WebKitGTK, the engine of Safari). \`npm run engines\` tries all of it
with real browsers, a real server and the sandbox's pages on an origin of their own, and writes this page.

\`yes\`: tried, and it works. A number leads to what an engine lacks; the trial then checks that it still lacks it.
`;

/**
 * The page for the documentation.
 *
 * @param {{ testResults: { name: string, assertionResults: Result[] }[] }} results of Vitest's JSON reporter
 *
 * @typedef {{ ancestorTitles: string[], title: string, status: string, meta: { cannot?: string } }} Result
 */
export function toEngineTable({ testResults }) {
  /** @type {Map<string, Map<string, Map<string, string>>>} group, trial, engine */
  const groups = new Map();
  /** @type {string[]} */
  const notes = [];
  for (const { name, assertionResults } of testResults)
    for (const { ancestorTitles, title, status, meta } of assertionResults) {
      const group = ancestorTitles.at(-1) ?? "";
      const trials = getOrAdd(groups, group, () => new Map());
      const cells = getOrAdd(trials, title, () => new Map());
      cells.set(basename(name, ".trials.ts"), meta.cannot ?? (status === "passed" ? "yes" : "no"));
    }
  const tables = [...groups].map(([group, trials]) => {
    const rows = [...trials].map(([trial, cells]) => {
      const row = Object.keys(ENGINES).map((engine) => {
        const cell = cells.get(engine) ?? "no";
        if (cell === "yes" || cell === "no") return cell;
        const note = `${ENGINES[/** @type {keyof typeof ENGINES} */ (engine)]} ${cell}`;
        if (!notes.includes(note)) notes.push(note);
        return `no [${notes.indexOf(note) + 1}](#exceptions)`;
      });
      return [trial].concat(row);
    });
    return `## ${group}\n\n${toTable([["", ...Object.values(ENGINES)], ...rows])}\n`;
  });
  const exceptions = notes.map((note, index) => `${index + 1}. ${note}.`).join("\n");
  return `${HEAD}\n${tables.join("\n")}\n## Exceptions\n\n${exceptions}\n`;
}

/**
 * @template K, V
 * @param {Map<K, V>} map
 * @param {K} key
 * @param {() => V} create
 */
function getOrAdd(map, key, create) {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}

/** As the formatter writes tables. @param {string[][]} rows the first is the head */
function toTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const toLine = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [toLine(head), toLine(widths.map((width) => "-".repeat(width))), ...body.map(toLine)].join(
    "\n",
  );
}
