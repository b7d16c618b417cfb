// Breaks each promise of SECURITY.md on purpose, in a copy of this folder, and fails if no test notices.
// `npm run mutants`, or `npm run mutants -- webhook` for those with that word in their promise, file or
// test.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { ensureChromium } from "./chromium.js";
import { checkTable } from "./mutants/checkTable.js";
import { mutants } from "./mutants/table.js";

const ROOT = join(import.meta.dirname, "..");
/** Test projects in parallel, on two cores. */
const AT_ONCE = 2;

const problems = checkTable(ROOT);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}

const [word = ""] = process.argv.slice(2);
const wanted = mutants.flatMap((mutant, at) =>
  JSON.stringify(mutant).toLowerCase().includes(word.toLowerCase()) ? [{ ...mutant, at }] : [],
);
const projects = [...new Set(wanted.map(({ project }) => project))];
const folder = realpathSync(mkdtempSync(join(tmpdir(), "ramp-mutants-")));
const cleanUp = () => rmSync(folder, { recursive: true, force: true });
process.on("exit", cleanUp);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => process.exit(1));

process.env["RAMP_CHROMIUM"] = ensureChromium();
const left = [...projects];
const survived = await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    let isBad = false;
    for (let project = left.shift(); project; project = left.shift())
      isBad = !(await run(project)) || isBad;
    return isBad;
  }),
);
console.log(
  `\n${wanted.length} mutants of ${new Set(wanted.map((one) => one.promise)).size} promises.`,
);
process.exit(survived.includes(true) ? 1 : 0);

/** Runs one project's mutants in their own copy. @param {string} project @returns {Promise<boolean>} */
async function run(project) {
  const copy = copyTo(join(folder, project));
  const numbers = wanted.filter((one) => one.project === project).map(({ at }) => at);
  const child = spawn(
    process.execPath,
    [join(copy, "scripts/mutants/runProject.js"), project, ...numbers.map(String)],
    { cwd: copy, stdio: ["ignore", "inherit", "inherit"] },
  );
  process.on("exit", () => child.kill("SIGKILL"));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return code === 0;
}

/** Copies the working tree without git's ignored files. @param {string} copy */
function copyTo(copy) {
  const list = spawnSync("git", ["ls-files", "-coz", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const file of list.stdout.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  // Vite's cache there belongs to this copy only.
  const packages = join(copy, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, "node_modules")))
    if (name === ".bin" || !name.startsWith("."))
      symlinkSync(join(ROOT, "node_modules", name), join(packages, name));
  return copy;
}
