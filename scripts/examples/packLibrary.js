import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { PRODUCTION, ROOT } from "./environment.js";

/**
 * Builds the library and packs what would be published.
 *
 * @param {string} home
 * @returns {string} the path of the tarball, in `home`
 */
export function packLibrary(home) {
  const options = { cwd: ROOT, env: PRODUCTION, encoding: /** @type {const} */ ("utf8") };
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", home], options);
  const tarball = join(home, "ramp-widget.tgz");
  renameSync(join(home, /"filename": "([^"]+)"/.exec(output)?.[1] ?? ""), tarball);
  return tarball;
}
