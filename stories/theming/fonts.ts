/** Fonts to try in stories. Only Inter is bundled. */
export const FONTS: readonly string[] = [
  "system-ui, sans-serif",
  '"Inter Variable", sans-serif',
  "Georgia, serif",
  "ui-rounded, system-ui, sans-serif",
  "ui-monospace, monospace",
];
