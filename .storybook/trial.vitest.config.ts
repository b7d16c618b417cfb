import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, findChromium } from "../scripts/chromium.js";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const launchOptions = { executablePath: findChromium() ?? "", args: CHROMIUM_FLAGS };
export default defineConfig({
  root: path(".."),
  test: {
    projects: [
      {
        plugins: [react(), storybookTest({ configDir: path(".") })],
        resolve: {
          alias: {
            "ramp-widget/sandbox": path("../src/sandbox.ts"),
            "ramp-widget": path("../src/index.ts"),
          },
        },
        test: {
          name: "stories",
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: (["light", "dark"] as const).map((colorScheme) => ({
              browser: "chromium" as const,
              name: `stories in ${colorScheme}`,
              provider: playwright({ launchOptions, contextOptions: { colorScheme } }),
            })),
          },
        },
      },
    ],
  },
});
