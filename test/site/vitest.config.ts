import { defineConfig } from "vitest/config";

/** The documentation site in a real browser: `npm run site:test`. Apart from the tests, because it takes minutes. */
export default defineConfig({
  test: {
    name: "site",
    root: ".",
    include: ["test/site/site.trials.ts"],
    environment: "node",
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
