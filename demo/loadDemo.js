import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { aliases } from "./aliases.js";

/**
 * Loads `startDemo.ts` in a runtime without TypeScript, through Vite, which serves the app anyway. Vite
 * stays open as long as the process, for modules that are imported later.
 *
 * @returns {Promise<typeof import("./startDemo.ts")>}
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
  const file = fileURLToPath(new URL("startDemo.ts", import.meta.url));
  return /** @type {Promise<typeof import("./startDemo.ts")>} */ (loader.ssrLoadModule(file));
}
