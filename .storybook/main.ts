import { defineMain } from "@storybook/react-vite/node";
import { mergeConfig } from "vite";
import { serverInPage } from "./serverInPage.ts";

export default defineMain({
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  framework: {
    name: "@storybook/react-vite",
    options: {
      strictMode: true,
      // The project's own Vite config builds the library; this one only serves stories.
      builder: { viteConfigPath: ".storybook/vite.config.ts" },
    },
  },
  // The page around a story has its own background, which follows the color scheme and the theme.
  features: { backgrounds: false, sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Here and not in that config, because the story tests don't read it.
  viteFinal: (config) =>
    mergeConfig(config, {
      plugins: [serverInPage()],
      // Listed, because Vite reloads the page under the story if it finds a dependency late.
      optimizeDeps: { include: ["jose", "lean-qr/nano", "ws"] },
    }),
});
