import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { aliases } from "./aliases.js";

/**
 * Loads `startDemo.ts` where TypeScript is not understood: Vite, which serves the app anyway,
 * understands it.
 *
 * @returns {Promise<typeof import("./startDemo.ts")>}
 */
export async function loadDemo() {
  const { module } = await runnerImport(fileURLToPath(new URL("startDemo.ts", import.meta.url)), {
    resolve: { alias: aliases },
    logLevel: "error",
  });
  return module;
}
