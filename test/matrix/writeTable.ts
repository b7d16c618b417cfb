import type { VendorName } from "./CellPlan.ts";
import type { StepResult } from "./runStep.ts";

const INTRODUCTION = `# Fault matrix

Every step of a purchase and of a sale, vendor by vendor, with everything that was thought of to go wrong there. Each row is a fault, each of its cells a purchase or a sale in which it happens: how it ends, as it was seen in Chromium. Where it makes no difference which of the two it is, one of them is played.

A cell says three things: the phase (\`data-phase\`), the code of the error that the user sees and \`onError\` got (\`–\` where there is none), and what the user can do: a button of ours, the vendor's page that is still open, the heading of the view that we draw for a vendor, or, for errors that nobody can try away, a sentence that says what has to change first.

Each ending is stated beside its fault in \`test/matrix/faults\`, and the test fails where it is another. In every cell it also fails where a spinner is left, where \`onError\` was called with anything else, where a host's mistake was not reported to the page, where more than one session was asked for or more than one page opened without the row's need, where \`onComplete\`, \`onFail\` or \`onCancel\` was not called exactly once, where something completed that the endpoint did not call complete, where a rejection was handled by nobody, and where anything reached the console as an error or stayed on the page after the widget had left it.

The page, the partner's backend, the vendors' APIs, scripts, pages and windows are real: a browser, HTTP servers, descriptions of the vendors as partners use them. Only waiting is shortened: what the library waits between two looks and before another try takes a twentieth, the backend asks a vendor again at once, and in the cells that end at a deadline the deadlines come after two to three seconds as well (15 s for a script or a page, 30 s for an answer, 45 s of silence, ten minutes for a wallet).

This page is written by \`npx vitest run --project browser test/matrix\`, which fails where it is out of date; with \`-u\` it is written anew.
`;

const CHAPTERS: Record<VendorName, string> = {
  proof: `## Proof

Proof's script draws its page into ours. Its cells also stand for all that is the same whoever the vendor is: how the endpoint answers, tells of changes and falls silent, what the host's handlers throw, what its wallet does.
`,
  transak: `## Transak

What is Transak's own, and once more what matters most for money.
`,
  bleepay: `## Bleepay

The user sends crypto to an address, which our own view shows. There is no page of the vendor's and no sale.
`,
};

/** The whole page, in the form that the formatter gives it. */
export function writeTables(results: readonly StepResult[]): string {
  const rows = results.flatMap((result) => result.rows);
  const cells = rows.reduce((sum, { endings }) => sum + Object.keys(endings).length, 0);
  let chapter: VendorName | undefined;
  const tables = results.map(({ step, rows }) => {
    const isFirst = step.vendor !== chapter;
    chapter = step.vendor;
    const modes = (["buy", "sell"] as const).filter((mode) =>
      rows.some((row) => row.endings[mode]),
    );
    const lines = rows.map(({ fault, endings }) => [
      fault.fault,
      ...modes.map((mode) => endings[mode]?.ends ?? ""),
    ]);
    const head = ["Fault", ...modes.map((mode) => ({ buy: "Buy", sell: "Sell" })[mode])];
    const text = `### ${step.title}\n\n${step.about}\n\n${table([head, ...lines])}\n`;
    return isFirst ? `${CHAPTERS[step.vendor]}\n${text}` : text;
  });
  return [INTRODUCTION, `There are ${cells} cells.\n`, ...tables].join("\n");
}

function table(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = lines;
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const row = (line: readonly string[]) =>
    `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [row(head), rule, ...rest.map(row)].join("\n");
}
