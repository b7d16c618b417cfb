// Builds each app of `examples/` from the tarball that would be published, in a copy outside this project,
// and buys with it in a browser. `npm run examples -- next` runs one; `--lock` also rewrites the lock
// files.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createExampleApp } from "./examples/createExampleApp.js";
import { ROOT } from "./examples/environment.js";
import { runApps, selectNames } from "./examples/runApps.js";

const examples = join(ROOT, "examples");
const words = process.argv.slice(2);
const writesLocks = words.includes("--lock");
const all = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const names = selectNames(
  "example",
  all,
  words.filter((word) => word !== "--lock"),
);

await runApps("example", (place) =>
  names.map((example) =>
    createExampleApp({ example, ...place, onInstalled: writesLocks ? writeLock : undefined }),
  ),
);

/**
 * As with the published package: without this tarball's URL and checksum.
 *
 * @param {string} example
 * @param {string} folder where it is installed
 */
function writeLock(example, folder) {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  lock.packages[""].dependencies["ramp-widget"] = version;
  delete lock.packages["node_modules/ramp-widget"].resolved;
  delete lock.packages["node_modules/ramp-widget"].integrity;
  const file = join(examples, example, "package-lock.json");
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
}
