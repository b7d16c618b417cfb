// Tries the packed library in Chromium, Firefox and WebKit, and keeps docs/browsers.md up to date.
// `npm run engines -- --write` writes the page, `npm run engines -- webkit` tries one engine.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ensureChromium } from "./chromium.js";
import { ensureFirefox } from "./firefox.js";
import { ensureWebKit, NO_WEBKIT } from "./webkit.js";
import { toEngineTable } from "./engines/toEngineTable.js";

const PAGE = "docs/browsers.md";
const wanted = process.argv.slice(2).filter((word) => word !== "--write");
const isWriting = process.argv.includes("--write");
const results = join(mkdtempSync(join(tmpdir(), "ramp-widget-")), "results.json");

try {
  ensureChromium();
  ensureFirefox();
  if (!ensureWebKit()) throw new Error(NO_WEBKIT);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  [
    join("node_modules", "vitest", "vitest.mjs"),
    "run",
    "--config=test/engines/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
    ...wanted,
  ],
  { stdio: "inherit" },
);
if (status !== 0) process.exit(1);

if (wanted.length === 0) {
  const page = toEngineTable(JSON.parse(readFileSync(results, "utf8")));
  if (isWriting) writeFileSync(PAGE, page);
  else if (!existsSync(PAGE) || readFileSync(PAGE, "utf8") !== page) {
    console.error(`${PAGE} isn't what the engines do now. Run \`npm run engines -- --write\`.`);
    process.exit(1);
  }
}
rmSync(join(results, ".."), { recursive: true, force: true });
