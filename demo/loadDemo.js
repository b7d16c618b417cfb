import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { aliases } from "./aliases.js";

/**
 * @typedef {Pick<typeof import("./startDemo.ts"), "startDemo">
 *   & Pick<typeof import("./startInstances.ts"), "startInstances">
 *   & Pick<typeof import("./roundRobin.ts"), "roundRobin">} LoadedDemo
 */

/**
 * Loads the demo in a runtime without TypeScript, through Vite, which serves the app anyway. Vite stays
 * open as long as the process, for modules that are imported later.
 *
 * @returns {Promise<LoadedDemo>}
 */
export async function loadDemo() {
  const loader = await createServer({
    configFile: false,
    appType: "custom",
    resolve: { alias: aliases },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    logLevel: "error",
  });
  const names = ["startDemo", "startInstances", "roundRobin"];
  const modules = names.map((name) =>
    loader.ssrLoadModule(fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
  );
  return /** @type {LoadedDemo} */ (Object.assign({}, ...(await Promise.all(modules))));
}
