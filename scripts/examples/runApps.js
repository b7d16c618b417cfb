import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { packLibrary } from "./packLibrary.js";
import { printResults } from "./printResults.js";
import { tryOut } from "./tryOut.js";

/**
 * The names from the command line, or all. Exits if one is unknown.
 *
 * @param {string} kind
 * @param {readonly string[]} all
 * @param {readonly string[]} asked
 */
export function selectNames(kind, all, asked) {
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no ${kind} ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
    process.exit(2);
  }
  return asked.length > 0 ? asked : all;
}

/**
 * Packs the library, tries apps out one after another in a folder outside the repository, prints the results
 * and exits.
 *
 * @param {string} heading
 * @param {(place: { home: string, tarball: string }) => import("./tryOut.js").App[]} createApps
 * @returns {Promise<never>}
 */
export async function runApps(heading, createApps) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "ramp-widget-apps-")));
  /** @type {import("./tryOut.js").Result[]} */
  const results = [];
  try {
    console.log("Packing …");
    const tarball = packLibrary(home);
    for (const app of createApps({ home, tarball })) {
      console.log(`${app.name} …`);
      results.push(await tryOut(app));
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  printResults(heading, results);
  process.exit(results.every(({ problem }) => problem === undefined) ? 0 : 1);
}
