import { fileURLToPath } from "node:url";
import { buildDemo } from "../../demo/startDemo.ts";

/** Where the demo's app is, for all files of tests. */
export const BUILT: string = fileURLToPath(
  new URL("../../node_modules/.vite/e2e/app", import.meta.url),
);

/** Once for all of them: each visit then loads a few files instead of some hundred. */
export async function setup(): Promise<void> {
  await buildDemo(BUILT);
}
