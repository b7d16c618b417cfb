import deposit from "../../src/vendors/bleepay/deposit.css?raw";
import styles from "../../src/widget/styles.css?raw";

export interface Token {
  /** E.g. `--ramp-accent`. */
  name: string;
  kind: "colour" | "length" | "font";
  /** What it is where the host sets nothing, as the stylesheet has it. */
  fallback: string;
  /** What it is for. */
  says: string;
}

/** What the stylesheets cannot tell. A token of theirs that is missing here stops the stories. */
const SAYS: Record<string, string> = {
  "--ramp-text": "Headings and sentences",
  "--ramp-surface": "The card, and the sheet of a modal",
  "--ramp-border": "Lines around and between",
  "--ramp-muted": "Names of amounts, small print, steps that are still to come",
  "--ramp-accent": "The main button, the step where it is, the ring of the focus",
  "--ramp-on-accent": "What is written on the main button",
  "--ramp-skeleton": "The placeholder of a page that is on its way",
  "--ramp-notice": "The line above the vendor's page",
  "--ramp-success": "Steps that are done, the sign of a purchase that arrived",
  "--ramp-danger": "The sign of one that did not, and of a problem",
  "--ramp-backdrop": "The page behind a modal",
  "--ramp-radius": "Corners of the card; buttons have five eighths of it",
  "--ramp-max-width": "How wide the card gets",
  "--ramp-modal-width": "How wide a modal gets",
  "--ramp-frame-height": "The place that is kept for the vendor's page",
  "--ramp-panel-height": "The least height of a question, a problem, an end",
  "--ramp-font": "The letters",
};

/** Every token that the widget reads, as its stylesheets have them. */
export const TOKENS: readonly Token[] = Object.keys(SAYS).map((name) => tokenOf(name));

const unsaid = [...(styles + deposit).matchAll(/var\((--ramp-[\w-]+)/g)]
  .map(([, name = ""]) => name)
  .find((name) => !(name in SAYS));
if (unsaid) throw new Error(`Say what ${unsaid} is for, in theming/tokens.ts.`);

function tokenOf(name: string): Token {
  const fallback = fallbackOf(name);
  const kind = name.endsWith("-font") ? "font" : /^\d+px$/.test(fallback) ? "length" : "colour";
  return { name, kind, fallback, says: SAYS[name] ?? "" };
}

/** What stands after the comma, up to the bracket that closes it. */
function fallbackOf(name: string): string {
  const before = `var(${name},`;
  const at = styles.indexOf(before);
  if (at < 0)
    throw new Error(`The widget does not read ${name}. Take it out of theming/tokens.ts.`);
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
