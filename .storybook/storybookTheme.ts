import { create } from "storybook/theming/create";

const COLORS = {
  light: { text: "#12161c", muted: "#5b6472", page: "#ffffff", app: "#f4f5f8", line: "#e2e5ea" },
  dark: { text: "#f2f4f7", muted: "#9aa4b2", page: "#14171c", app: "#0a0c10", line: "#2c313a" },
};

/** Storybook's sidebar and docs in the product's colors, light or dark as the system. */
export function getStorybookTheme(): ReturnType<typeof create> {
  const base = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const { text, muted, page, app, line } = COLORS[base];
  const accent = base === "dark" ? "#a9c4ff" : "#1d4ed8";
  // Storybook writes in white on this one.
  const selected = base === "dark" ? "#3f6fe8" : "#1d4ed8";
  return create({
    base,
    brandTitle: "ramp-widget",
    brandImage: drawLogo(text, accent),
    brandUrl: "./",
    brandTarget: "_self",
    colorPrimary: selected,
    colorSecondary: selected,
    appBg: app,
    appContentBg: page,
    appPreviewBg: page,
    appBorderColor: line,
    appBorderRadius: 8,
    barBg: page,
    barTextColor: muted,
    barSelectedColor: accent,
    barHoverColor: accent,
    textColor: text,
    textMutedColor: muted,
    fontBase: '"Inter Variable", system-ui, sans-serif',
  });
}

/** As a data URL, because a designer's network may block other hosts. */
function drawLogo(text: string, accent: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="190" height="32" viewBox="0 0 190 32">
    <path d="M4 25 22 7m-11 0h11v11" fill="none" stroke="${accent}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>
    <text x="36" y="22" fill="${text}" font-family="system-ui, sans-serif" font-size="19" font-weight="650">ramp-widget</text>
  </svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
