import type { Decorator } from "@storybook/react-vite";
import { RampProvider } from "ramp-widget";
import type { CSSProperties } from "react";
import { LANGUAGES } from "../stories/languages.ts";
import { BRANDS } from "../stories/theming/brands.ts";
import { applyToolbar, getMessages } from "./applyToolbar.ts";
import { readToolbar, SCHEMES } from "./toolbar.ts";

/** The partner's font, so that stories and their screenshots look the same on every machine. */
const FONT = '"Inter Variable", system-ui, sans-serif';

const PAGE = {
  background: "light-dark(#f4f5f8, #0a0c10)",
  color: "light-dark(#12161c, #f2f4f7)",
};

/** A plain partner page, with what the toolbar overrides. */
export const withToolbar: Decorator = (Story, context) => {
  const { globals, viewMode } = context;
  const toolbar = readToolbar(globals);
  const { theme, language, direction, width } = toolbar;
  const messages = getMessages(toolbar);
  const brand = theme && BRANDS[theme];
  const colorScheme = SCHEMES[String(globals["scheme"])] ?? "light dark";
  return (
    <div
      className={theme}
      lang={language && LANGUAGES[language].lang}
      dir={direction ?? messages?.dir}
      style={
        {
          colorScheme,
          ...(brand ? undefined : PAGE),
          font: `400 16px/1.5 ${FONT}`,
          "--ramp-font": FONT,
          ...brand?.tokens,
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
        <style>{`body { color-scheme: ${colorScheme} }`}</style>
      )}
      {brand ? <style>{brand.css}</style> : null}
      <div
        style={
          width
            ? { width: `min(100%, ${width}px)`, display: "grid", justifyItems: "center" }
            : { display: "contents" }
        }
      >
        <RampProvider messages={messages}>
          <Story args={applyToolbar(context, toolbar)} />
        </RampProvider>
      </div>
    </div>
  );
};
