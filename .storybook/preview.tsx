import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import { configure } from "storybook/test";
import { writtenTypes } from "./writtenTypes.ts";

// Long enough for a machine that is busy with other tests.
configure({ asyncUtilTimeout: 5000 });

const SCHEMES: Record<string, string> = { system: "light dark", light: "light", dark: "dark" };

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  tags: ["autodocs"],
  argTypesEnhancers: [writtenTypes],
  initialGlobals: { scheme: "system" },
  globalTypes: {
    scheme: {
      description: "The page's color-scheme",
      toolbar: {
        icon: "contrast",
        dynamicTitle: true,
        items: [
          { value: "system", title: "As the system" },
          { value: "light", title: "Light page" },
          { value: "dark", title: "Dark page" },
        ],
      },
    },
  },
  parameters: {
    layout: "fullscreen",
    // What is inside the vendor's iframe is the vendor's.
    a11y: { test: "error", options: { iframes: false } },
    controls: { expanded: true, sort: "none" },
    docs: { toc: { headingSelector: "h2, h3" } },
    options: {
      storySort: { order: ["Welcome", "RampWidget", "Errors", "RampStatus", "Headless"] },
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
  decorators: [
    /** The partner's page: plain, with a colour scheme of its own. */
    (Story, { globals, viewMode }) => (
      <div
        style={{
          colorScheme: SCHEMES[String(globals["scheme"])] ?? "light dark",
          background: "light-dark(#f4f5f8, #0a0c10)",
          color: "light-dark(#12161c, #f2f4f7)",
          font: "400 16px/1.5 system-ui, sans-serif",
          display: "grid",
          justifyItems: "center",
          alignContent: "start",
          boxSizing: "border-box",
          minHeight: viewMode === "docs" ? undefined : "100dvh",
          padding: "clamp(16px, 5vw, 48px) 16px",
        }}
      >
        <Story />
      </div>
    ),
  ],
});
