import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, freemem, release, totalmem, type } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { figure as plain, tableOf } from "./table.js";

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

const ORDER = [
  "bytes",
  "purchaseBytes",
  "vendors",
  "start",
  "preload",
  "rerenders",
  "cycles",
  "news",
  "mainThread",
  "endpoint",
  "quotes",
  "streams",
];

/** They run only if they are named: they need Redis and PostgreSQL. */
export const NAMED_MEASURES = ["stores", "instances"];

/** In the order in which they run and appear. Each one is a file. */
export const MEASURES = ORDER.filter((name) => existsSync(path(`measures/${name}.js`)));

/**
 * Prints the results, and writes them to files after a full run.
 *
 * @param {{ name: string, rows: import("./types.js").Row[], seconds: number }[]} parts
 * @param {{ isWhole: boolean, browser: import("playwright").Browser }} about
 */
export async function report(parts, { isWhole, browser }) {
  const rows = parts.flatMap(({ rows }) => rows);
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineOf(browser),
    versions: versionsOf(),
    seconds: Object.fromEntries(parts.map(({ name, seconds }) => [name, seconds])),
    rows,
  };
  const whole = wholeReport(results);
  process.stdout.write(`\n${whole}\n`);
  const missed = rows.filter(({ verdict }) => verdict === "missed").length;
  process.stdout.write(`${rows.length} rows, ${missed} missed.\n`);
  if (!isWhole) return;
  writeFileSync(path("results.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(path("results.md"), whole);
  quote(tableOf(rows));
}

/** @param {import("playwright").Browser} browser */
function machineOf(browser) {
  const [{ model } = { model: "unknown" }] = cpus();
  return {
    cpu: model,
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB, ${Math.round(freemem() / 2 ** 30)} free`,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    chromium: browser.version(),
  };
}

/** Versions of the other packages and of the runtime. @returns {Record<string, string>} */
function versionsOf() {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(path(file), "utf8"));
  const own = ["react", "react-dom", "@tanstack/query-core", "esbuild", "playwright"];
  return {
    "ramp-widget": read("../package.json").version,
    ...read("package.json").dependencies,
    ...Object.fromEntries(
      own.map((name) => [name, read(`../node_modules/${name}/package.json`).version]),
    ),
  };
}

/**
 * @param {{ date: string, machine: Record<string, string | number>, versions: Record<string, string>, rows: import("./types.js").Row[] }} results
 */
function wholeReport({ date, machine, versions, rows }) {
  const list = (/** @type {Record<string, string | number>} */ facts) =>
    Object.entries(facts).map(([name, fact]) => `- ${name}: ${fact}`);
  return [
    "# Measured",
    `On ${date} by \`npm run bench\`. How to read it is in [README.md](README.md).`,
    tableOf(rows),
    "## Everybody's figures",
    "The median of all runs, and in brackets the worst one of ours, the best one of the others.",
    ...rows.flatMap((row) => [`### ${row.measure}`, ...detailsOf(row)]),
    "## The machine",
    list(machine).join("\n"),
    "## The versions",
    list(versions).join("\n"),
    "",
  ].join("\n\n");
}

/** @param {import("./types.js").Row} row @returns {string[]} */
function detailsOf(row) {
  const { ours, others, unit, note } = row;
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const runs = (/** @type {import("./types.js").Figure} */ figure) =>
    figure.runs.length > 12 ? `${figure.runs.length} runs` : figure.runs.map(plain).join(", ");
  return [
    [
      line(["Package", `Median${unit && `, ${unit}`}`, "Best", "Worst", "Runs"]),
      line(["---", "---:", "---:", "---:", "---"]),
      ...Object.entries({ "**ramp-widget**": ours, ...others }).map(([name, figure]) =>
        line([name, plain(figure.median), plain(figure.best), plain(figure.worst), runs(figure)]),
      ),
    ].join("\n"),
    ...(note ? [note] : []),
  ];
}

/** Inserts the table into README.md, beside this file, and formats that file. @param {string} table */
function quote(table) {
  const file = path("README.md");
  const text = readFileSync(file, "utf8");
  const place = /(?<=<!-- bench -->)[\s\S]*?(?=<!-- \/bench -->)/;
  if (!place.test(text))
    throw new Error(
      "bench/README.md has no <!-- bench --> … <!-- /bench --> that the table could go to.",
    );
  const quoted = text.replace(place, () => `\n\n${table}\n\n`);
  writeFileSync(file, quoted);
  const oxfmt = path("../node_modules/.bin/oxfmt");
  spawnSync(oxfmt, [file, path("results.md"), path("results.json")], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}
