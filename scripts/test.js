// All checks, cheapest first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ensureChromium } from "./chromium.js";
import { ensurePostgres, ensureRedis } from "./servers/ensureInstalled.js";
import { ensureWebKit, NO_WEBKIT } from "./webkit.js";

const results = join(mkdtempSync(join(tmpdir(), "ramp-widget-")), "results.json");

try {
  process.env["RAMP_CHROMIUM"] = ensureChromium();
  if (process.env["RAMP_REDIS_URL"] === undefined) ensureRedis();
  if (process.env["RAMP_POSTGRES_URL"] === undefined) ensurePostgres();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

if (!ensureWebKit()) console.log(NO_WEBKIT);

/** @type {[name: string, command: string][]} */
const steps = [
  ["types", "tsc"],
  ["lint", "oxlint --type-aware --deny-warnings"],
  ["format", "oxfmt --check"],
  ["storybook", "npm run --silent storybook:build"],
  ["tests", `vitest run --reporter=default --reporter=json --outputFile.json=${results}`],
];

let isGood = true;
for (const [name, command] of steps) {
  const from = Date.now();
  console.log(`\n── ${name}: ${command.split(" --reporter")[0]}`);
  const { status } = spawnSync(command, { shell: true, stdio: "inherit", env: withLocalBin() });
  console.log(
    `── ${name} ${status === 0 ? "passed" : "FAILED"} in ${(Date.now() - from) / 1000} s`,
  );
  isGood &&= status === 0;
  if (!isGood) break;
}
isGood &&= printTotal();
rmSync(join(results, ".."), { recursive: true, force: true });
process.exit(isGood ? 0 : 1);

/** Prints one summary line. A run without a passed test isn't a success. */
function printTotal() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(results, "utf8"),
    );
    console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
    return numPassedTests > 0;
  } catch {
    console.log("\nThe tests wrote no result, so nothing is known of them.");
    return false;
  }
}

function withLocalBin() {
  const bin = join(import.meta.dirname, "..", "node_modules", ".bin");
  const separator = process.platform === "win32" ? ";" : ":";
  return { ...process.env, PATH: `${bin}${separator}${process.env["PATH"]}` };
}
