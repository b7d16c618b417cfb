import "@fontsource-variable/inter";
import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import { configure } from "storybook/test";
import { describeComponent, documentedProps } from "./documentedProps.ts";
import { getStorybookTheme } from "./storybookTheme.ts";
import { globalTypes, initialGlobals } from "./toolbar.ts";
import { withToolbar } from "./withToolbar.tsx";

// Long enough for a machine that runs other tests too.
configure({ asyncUtilTimeout: 30_000 });

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  tags: ["autodocs"],
  argTypesEnhancers: [documentedProps],
  initialGlobals,
  globalTypes,
  parameters: {
    layout: "fullscreen",
    // The content of the vendor's iframe belongs to the vendor.
    a11y: { test: "error", options: { iframes: false } },
    controls: { expanded: true, sort: "none" },
    docs: {
      theme: getStorybookTheme(),
      // Missing in Storybook's types.
      ...({ extractComponentDescription: describeComponent } as object),
      toc: { headingSelector: "h2, h3", ignoreSelector: ".docs-story *, [data-ramp] *" },
    },
    options: {
      storySort: {
        order: [
          "Welcome",
          "Flow",
          "Guides",
          [
            "Getting started",
            "Inline, modal, popup or redirect",
            "States",
            "Anatomy",
            "Keyboard",
            "Theming",
            "Theme editor",
            "Design tokens",
            "Messages",
          ],
          "Sandbox",
          "RampWidget",
          "Phases",
          "RampOrderForm",
          "RampStatus",
          "RampHistory",
          "Bleepay's deposit",
          "Errors",
          "Languages",
          "Theming",
          "Your own UI",
        ],
      },
    },
    viewport: {
      options: {
        phone: { name: "Phone, 390", styles: { width: "390px", height: "844px" }, type: "mobile" },
        desktop: {
          name: "Desktop, 1280",
          styles: { width: "1280px", height: "900px" },
          type: "desktop",
        },
      },
    },
  },
  decorators: [withToolbar],
});
