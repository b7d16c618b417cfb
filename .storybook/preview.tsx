import "@fontsource-variable/inter";
import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import { configure } from "storybook/test";
import { writtenTypes } from "./writtenTypes.ts";

// Long enough for a machine that runs other tests too.
configure({ asyncUtilTimeout: 30_000 });

const SCHEMES: Record<string, string> = { system: "light dark", light: "light", dark: "dark" };

/** The partner's font, so that stories and their screenshots look the same on every machine. */
const FONT = '"Inter Variable", system-ui, sans-serif';

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
          { value: "system", title: "System" },
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ],
      },
    },
  },
  parameters: {
    layout: "fullscreen",
    // The content of the vendor's iframe belongs to the vendor.
    a11y: { test: "error", options: { iframes: false } },
    controls: { expanded: true, sort: "none" },
    docs: { toc: { headingSelector: "h2, h3", ignoreSelector: ".docs-story *, [data-ramp] *" } },
    options: {
      storySort: {
        order: [
          "Welcome",
          "Guides",
          "Sandbox",
          "RampWidget",
          "Phases",
          "Theming",
          "Languages",
          "Your own UI",
          "Errors",
          "RampStatus",
          "RampHistory",
          "RampOrderForm",
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
  decorators: [
    /** A plain partner page with its own color scheme. */
    (Story, { globals, viewMode }) => (
      <div
        style={
          {
            colorScheme: SCHEMES[String(globals["scheme"])] ?? "light dark",
            background: "light-dark(#f4f5f8, #0a0c10)",
            color: "light-dark(#12161c, #f2f4f7)",
            font: `400 16px/1.5 ${FONT}`,
            "--ramp-font": FONT,
            display: "grid",
            justifyItems: "center",
            alignContent: "start",
            boxSizing: "border-box",
            minHeight: viewMode === "docs" ? undefined : "100dvh",
            padding: "clamp(16px, 5vw, 48px) 16px",
          } as CSSProperties
        }
      >
        {viewMode === "docs" ? null : (
          // Scripts that detect the page's color scheme read it from the body. In docs mode, the page of
          // many stories has its own.
          <style>{`body { color-scheme: ${SCHEMES[String(globals["scheme"])] ?? "light dark"} }`}</style>
        )}
        <Story />
      </div>
    ),
  ],
});
