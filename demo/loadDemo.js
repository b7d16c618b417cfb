import { loadSources } from "../scripts/loadSources.js";

/**
 * @typedef {Pick<typeof import("./startDemo.ts"), "startDemo">
 *   & Pick<typeof import("./startInstances.ts"), "startInstances">
 *   & Pick<typeof import("./roundRobin.ts"), "roundRobin">} LoadedDemo
 */

/** @returns {Promise<LoadedDemo>} */
export async function loadDemo() {
  const files = ["demo/startDemo.ts", "demo/startInstances.ts", "demo/roundRobin.ts"];
  return /** @type {LoadedDemo} */ (await loadSources(files));
}
