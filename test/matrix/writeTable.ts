import type { VendorName } from "./CellPlan.ts";
import type { StepResult } from "./runStep.ts";

const INTRODUCTION = `# Fault matrix

This page lists what can go wrong at each step of a purchase and of a sale, for each vendor, and how it ends. Each row is a fault. Each cell is one purchase or sale with that fault, as a test saw it end in Chromium. If it makes no difference whether the user buys or sells, the test runs only one of them.

A cell has three parts: the phase (\`data-phase\`), the code of the error that the user sees and \`onError\` gets (\`–\` if there is none), and what the user can do next. That is a button of the widget, the vendor's open page, the heading of the view that the widget shows for a vendor, or, if trying again can't help, a sentence that says what has to change first ("reads what to do").

The expected ending is written next to each fault in \`test/matrix/faults\`, and the test fails if the actual one differs. In every cell the test also fails if

- a loading indicator remains;
- \`onError\` gets any other error, or an exception in a handler isn't reported to the page;
- more sessions are requested, or more pages opened, than the fault requires;
- \`onComplete\`, \`onFail\` or \`onCancel\` isn't called exactly once for its result;
- a purchase completes without the endpoint reporting it as completed;
- a rejection is unhandled, an error is logged to the console, or anything remains on the page after the widget is unmounted.

The page, the host app's backend, and the stand-ins for the vendors' APIs, scripts, pages and windows run in a real browser and on real HTTP servers. Only waiting is shortened. The library's pauses between polls and before retries take a twentieth of the time, and the backend retries vendor requests at once. In cells that end at a deadline, the deadline comes after two to three seconds instead of 15 s (a script or a page), 30 s (a response), 45 s (silence) or ten minutes (a wallet).

\`npx vitest run --project browser test/matrix\` checks this page and fails if it is out of date; with \`-u\` it writes the page.
`;

const CHAPTERS: Record<VendorName, string> = {
  proof: `## Proof

Proof's script renders its page into the host app's page. This chapter also covers what is the same for all vendors: the endpoint's responses and events, the host app's handlers, and its wallet.
`,
  transak: `## Transak

This chapter covers what is specific to Transak, and repeats what matters most for money.
`,
  bleepay: `## Bleepay

The user sends crypto to an address that the widget shows. There is no vendor page and no sale.
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
  return [INTRODUCTION, `The tables below have ${cells} cells.\n`, ...tables].join("\n");
}

/** A table in the form that the formatter gives it. */
export function table(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = lines;
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const row = (line: readonly string[]) =>
    `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [row(head), rule, ...rest.map(row)].join("\n");
}
