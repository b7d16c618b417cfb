import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { aliases } from "../demo/aliases.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * Loads TypeScript files in a runtime without TypeScript, through Vite. It stays open as long as the
 * process, for modules that are imported later.
 *
 * @param {readonly string[]} files relative to the repository
 * @returns {Promise<unknown>} the exports of all files
 */
export async function loadSources(files) {
  const loader = await createServer({
    configFile: false,
    root,
    appType: "custom",
    resolve: { alias: aliases },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    logLevel: "error",
  });
  const modules = await Promise.all(files.map((file) => loader.ssrLoadModule(root + file)));
  return Object.assign({}, ...modules);
}
