import deposit from "../../src/vendors/bleepay/deposit.css?raw";
import styles from "../../src/widget/styles.css?raw";

export interface Token {
  /** For example `--ramp-accent`. */
  name: string;
  kind: "colour" | "length" | "font";
  /** The default in the stylesheet. */
  fallback: string;
  /** What it styles. */
  says: string;
}

/** Descriptions, which stylesheets don't have. A custom property that is missing here fails the stories. */
const SAYS: Record<string, string> = {
  "--ramp-text": "Headings and text",
  "--ramp-surface": "Background of the card and the modal",
  "--ramp-border": "Borders and separators",
  "--ramp-muted": "Labels, small print, and upcoming steps",
  "--ramp-accent": "The primary button, the current step and the focus ring",
  "--ramp-on-accent": "Text on the primary button",
  "--ramp-skeleton": "The placeholder while the vendor's page loads",
  "--ramp-notice": "Notices above the vendor's page",
  "--ramp-success": "Completed steps and the success icon",
  "--ramp-danger": "The icon of failed purchases and errors",
  "--ramp-backdrop": "The backdrop of a modal",
  "--ramp-radius": "Corners of the card. Buttons use five eighths of it",
  "--ramp-max-width": "Maximum width of the card",
  "--ramp-modal-width": "Maximum width of a modal",
  "--ramp-frame-height": "Height reserved for the vendor's page",
  "--ramp-panel-height": "Minimum height of questions, errors and results",
  "--ramp-font": "Font family",
};

/** Every custom property that the widget reads, with its default. */
export const TOKENS: readonly Token[] = Object.keys(SAYS).map((name) => tokenOf(name));

const unsaid = [...(styles + deposit).matchAll(/var\((--ramp-[\w-]+)/g)]
  .map(([, name = ""]) => name)
  .find((name) => !(name in SAYS));
if (unsaid) throw new Error(`Describe ${unsaid} in theming/tokens.ts.`);

function tokenOf(name: string): Token {
  const fallback = fallbackOf(name);
  const isLength = /-(radius|width|height)$/.test(name);
  const kind = name.endsWith("-font") ? "font" : isLength ? "length" : "colour";
  return { name, kind, fallback, says: SAYS[name] ?? "" };
}

/** The text after the comma, up to the closing bracket. */
function fallbackOf(name: string): string {
  const before = `var(${name},`;
  const at = styles.indexOf(before);
  if (at < 0) throw new Error(`The widget doesn't read ${name}. Remove it from theming/tokens.ts.`);
  const rest = styles.slice(at + before.length);
  let depth = 1;
  let end = 0;
  while (depth > 0 && end < rest.length) {
    if (rest[end] === "(") depth += 1;
    if (rest[end] === ")") depth -= 1;
    end += 1;
  }
  return rest.slice(0, end - 1).trim();
}
