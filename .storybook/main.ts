import { defineMain } from "@storybook/react-vite/node";

export default defineMain({
  stories: ["../stories/*.mdx", "../stories/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  framework: {
    name: "@storybook/react-vite",
    options: {
      strictMode: true,
      // The project's own Vite config builds the library; this one only serves stories.
      builder: { viteConfigPath: ".storybook/vite.config.ts" },
    },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
});
