// Runs the endpoint's tests in each supported runtime, and prints a table of results. `npm run runtimes --
// bun deno` runs only those.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ALL = ["node", "bun", "deno", "workerd", "durable-object"];

const root = fileURLToPath(new URL("..", import.meta.url));
const binaries = join(root, "test/runtimes/binaries");
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`There is no runtime ${unknown.join(", ")}. There are: ${ALL.join(", ")}.`);
  process.exit(2);
}

/** @param {string} command @param {string} cwd @param {"inherit" | "ignore"} [output] */
const run = (command, cwd, output = "inherit") =>
  execFileSync(command, { cwd, shell: true, stdio: ["ignore", output, "inherit"] });

const installed = join(binaries, "node_modules/.package-lock.json");
if (!existsSync(installed) || !holdsWhatIsPinned()) run("npm ci --loglevel=error", binaries);
run("npm run --silent build", root, "ignore");

const results = mkdtempSync(join(tmpdir(), "ramp-widget-"));
const runtimes = wanted.length > 0 ? wanted : ALL;
const rows = await Promise.all(runtimes.map(test));
rmSync(results, { recursive: true });

const headings = ["Runtime", "Version", ...new Set(rows.flatMap(({ parts }) => [...parts.keys()]))];
const lines = rows.map(({ runtime, version, parts }) => [
  runtime,
  version,
  ...headings.slice(2).map((heading) => parts.get(heading) ?? "none"),
]);
for (const line of [headings, headings.map(() => "---"), ...lines])
  console.log(`| ${line.join(" | ")} |`);
process.exit(rows.every(({ isGood }) => isGood) ? 0 : 1);

/** @param {string} runtime */
async function test(runtime) {
  const file = join(results, `${runtime}.json`);
  const vitest = spawn(
    join(root, "node_modules/.bin/vitest"),
    [
      "run",
      "--project",
      "node",
      "--reporter=json",
      `--outputFile=${file}`,
      "test/runtimes/endpoint.test.ts",
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, RAMP_RUNTIMES: runtime },
    },
  );
  const status = await new Promise((resolve) => vitest.once("exit", resolve));
  /** @type {{ ancestorTitles: string[], title: string, status: string, failureMessages: string[] }[]} */
  const tests = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8")).testResults.flatMap(
        (/** @type {{ assertionResults: object[] }} */ { assertionResults }) => assertionResults,
      )
    : [];
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const part of new Set(tests.map(({ ancestorTitles }) => ancestorTitles[1] ?? ""))) {
    const its = tests.filter(({ ancestorTitles }) => ancestorTitles[1] === part);
    const count = (/** @type {string} */ wanted) =>
      its.filter(({ status }) => status === wanted).length;
    const skipped = count("skipped") > 0 ? `, ${count("skipped")} skipped` : "";
    parts.set(part, `${count("passed")} of ${its.length}${skipped}`);
  }
  for (const { title, failureMessages } of tests)
    for (const message of failureMessages) console.error(`${runtime}: ${title}\n${message}\n`);
  return { runtime, version: versionOf(runtime), parts, isGood: status === 0 && tests.length > 0 };
}

/** @param {string} runtime */
function versionOf(runtime) {
  if (runtime === "node") return process.versions.node;
  const name = runtime === "durable-object" ? "workerd" : runtime;
  return pinned()[name] ?? "";
}

/** @returns {Record<string, string>} */
function pinned() {
  return JSON.parse(readFileSync(join(binaries, "package.json"), "utf8")).dependencies;
}

function holdsWhatIsPinned() {
  const { packages } = JSON.parse(readFileSync(installed, "utf8"));
  return Object.entries(pinned()).every(
    ([name, version]) => packages[`node_modules/${name}`]?.version === version,
  );
}
