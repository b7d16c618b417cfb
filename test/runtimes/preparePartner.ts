import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A partner's project that has this package installed, as it was built. Below the project's own
 * node_modules, so that what the package depends on is found without another download.
 */
export function preparePartner(): { folder: string; remove: () => void } {
  if (!existsSync(join(root, "dist/server.js")))
    throw new Error("There is no dist/server.js to run. Build it first: npm run build");
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "runtimes-"));
  const installed = join(folder, "node_modules/ramp-widget");
  for (const part of ["dist", "package.json"])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  for (const part of ["partner.js", "servers"])
    cpSync(join(root, "test/runtimes", part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
