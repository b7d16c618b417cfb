import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/chromium.js";
import { testServersPlugin } from "./test/browser/testServersPlugin.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const alias = {
  "ramp-widget/server/opentelemetry": path("./src/server/opentelemetry.ts"),
  "ramp-widget/server/postgres": path("./src/server/postgres.ts"),
  "ramp-widget/server/redis": path("./src/server/redis.ts"),
  "ramp-widget/server/sqlite": path("./src/server/sqlite.ts"),
  "ramp-widget/server/testing": path("./src/server/testing.ts"),
  "ramp-widget/testing/msw": path("./src/testing/msw.ts"),
  "ramp-widget/testing/playwright": path("./src/testing/playwright.ts"),
  "ramp-widget/testing": path("./src/testing.ts"),
  "ramp-widget/server": path("./src/server.ts"),
  "ramp-widget/vendor": path("./src/vendor.ts"),
  "ramp-widget/sandbox/page": path("./src/sandbox/page.ts"),
  "ramp-widget/sandbox/server": path("./src/sandbox/server.ts"),
  "ramp-widget/sandbox": path("./src/sandbox.ts"),
  "ramp-widget/messages": path("./src/messages"),
  "ramp-widget": path("./src/index.ts"),
};

const chromium = () => ({
  provider: playwright({
    launchOptions: { executablePath: findChromium() ?? "", args: CHROMIUM_FLAGS },
  }),
  instances: [{ browser: "chromium" as const, viewport: { width: 800, height: 900 } }],
  headless: true,
  enabled: true,
  screenshotFailures: false,
});

/** Letters of pictures that do not depend on the screen. */
const STEADY_LETTERS = [
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
];

/** Each story in both colour schemes, and in forced colours: axe then sees the contrast of all. */
const LOOKS = [
  { name: "light", colorScheme: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "forced colours", colorScheme: "dark", forcedColors: "active" },
] as const;

const inEveryLook = LOOKS.map(({ name, ...contextOptions }) => ({
  browser: "chromium" as const,
  name: `stories in ${name}`,
  viewport: { width: 800, height: 900 },
  provider: playwright({
    launchOptions: {
      executablePath: findChromium() ?? "",
      args: [...CHROMIUM_FLAGS, ...STEADY_LETTERS],
    },
    // Storybook's own size. In a smaller one the page would be scaled, and so would the pictures of it.
    contextOptions: { ...contextOptions, viewport: { width: 1200, height: 900 } },
  }),
}));

/** The oldest React that is supported. */
const react18 = { react: "react-18", "react-dom": "react-dom-18" };

/** Where React's version can make a difference: what renders, and the effects of a whole purchase. */
const WITH_REACT = ["test/widget/**/*.test.tsx", "test/purchase/{away,parts,useRamp}.test.tsx"];

/** Files of one project that run at the same time, on two cores. */
const AT_ONCE = 2;

/**
 * Milliseconds after which a test, a hook or a poll that hangs is ended. They are far above what a slow machine
 * needs, since no test may pass or fail by how long something took, and none is tried twice.
 */
const PATIENT = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};

/** What compares times runs last, when nothing else does. */
const MEASURED = ["test/e2e/start.e2e.ts"];

const inWholeBrowsers = (
  name: string,
  groupOrder: number,
  maxWorkers: number,
  include: string[],
  exclude: string[] = [],
) => ({
  resolve: { alias },
  test: {
    name,
    include,
    exclude,
    maxWorkers,
    sequence: { groupOrder },
    globalSetup: ["test/e2e/builtDemo.ts"],
    environment: "node" as const,
    ...PATIENT,
    testTimeout: 120_000,
  },
});

const inBrowser = (
  name: string,
  reactMajor: string,
  alias: Record<string, string>,
  include: string[] = ["test/**/*.test.tsx"],
) => ({
  plugins: [react(), testServersPlugin()],
  resolve: { alias },
  cacheDir: `node_modules/.vite/${name}`,
  // Named, because one that is found late reloads the page under the tests.
  optimizeDeps: {
    include: ["@tanstack/query-core", "@transak/ui-js-sdk", "qr/decode.js", "lean-qr/nano"],
  },
  test: {
    name,
    env: { REACT_MAJOR: reactMajor },
    include,
    ...PATIENT,
    maxWorkers: AT_ONCE,
    sequence: { groupOrder: 1 },
    setupFiles: ["test/browser/tabLocks.ts", "test/browser/setup.ts"],
    browser: chromium(),
  },
});

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        resolve: { alias },
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/packed/**"],
          globalSetup: ["test/servers/globalSetup.ts"],
          environment: "node",
          // Else what renders gets no styles.
          css: true,
          ...PATIENT,
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "packed",
          include: ["test/packed/*.test.ts"],
          globalSetup: ["test/packed/packed.ts"],
          environment: "node",
          ...PATIENT,
          maxWorkers: AT_ONCE,
          // Compilers, which fill a core each.
          maxConcurrency: 2,
          // Beside browsers they would slow down each other.
          sequence: { groupOrder: 3 },
          testTimeout: 240_000,
        },
      },
      inBrowser("browser", "19", alias),
      inBrowser("react-18", "18", { ...alias, ...react18 }, WITH_REACT),
      {
        plugins: [react(), storybookTest({ configDir: path("./.storybook") })],
        resolve: { alias },
        test: {
          name: "stories",
          ...PATIENT,
          sequence: { groupOrder: 0 },
          // Loading everything anew for each file took as long as the stories themselves.
          isolate: false,
          attachmentsDir: "node_modules/.vite/pictures",
          setupFiles: [
            "test/browser/tabLocks.ts",
            ...["forcedColours", "stayHere", "comparePicture"].map(
              (name) => `.storybook/${name}.ts`,
            ),
          ],
          browser: {
            ...chromium(),
            instances: inEveryLook,
            expect: {
              toMatchScreenshot: {
                // Two pictures in a row have to be the same, and a busy machine takes its time for each.
                timeout: 30_000,
                // Letters may differ a little between machines. A colour or a button that moved is far more.
                comparatorOptions: { threshold: 0.05, allowedMismatchedPixels: 100 },
                resolveScreenshotPath: ({ arg, ext }) => path(`./test/pictures/${arg}${ext}`),
              },
            },
          },
        },
      },
      inWholeBrowsers("e2e", 2, AT_ONCE, ["test/e2e/*.e2e.ts"], MEASURED),
      inWholeBrowsers("measured", 4, 1, MEASURED),
    ],
  },
});
