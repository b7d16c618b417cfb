import { defineConfig } from "vitest/config";

/** The packed library in every engine: `npm run engines`. Apart from the tests, which need only Chromium. */
export default defineConfig({
  test: {
    name: "engines",
    root: ".",
    include: ["test/engines/*.trials.ts"],
    globalSetup: ["test/packed/packed.ts"],
    environment: "node",
    // One for each engine. A browser uses more than one core, so two at a time fill two cores.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
