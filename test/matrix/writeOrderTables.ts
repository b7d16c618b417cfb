import type { OrderFault, OrderStep } from "./OrderFault.ts";
import type { OrderEnding } from "./runOrderCell.tsx";
import { table } from "./writeTable.ts";

/** One step as it turned out. */
export interface OrderResult {
  step: OrderStep;
  rows: readonly { fault: OrderFault; ending: OrderEnding }[];
}

const INTRODUCTION = `# Before the order: prices, options and identity check

This page lists what can go wrong before a purchase, in \`<RampWidget form>\` with three vendors, and how it ends. It complements the [fault matrix](fault-matrix.md). Each row is a fault, as a test saw it end in Chromium. Unless a row says so, the user submits the form if that is possible, and does nothing else.

"In the form" and "In the end" have three parts: the offers, the best first (a vendor that doesn't serve the order is in brackets, with its reason) or the phase (\`data-phase\`) after an order; the sentences that the user reads; and what they can do next. "Vendor" is the one whose page opens, and "Sessions" counts those that can be paid at any vendor.

The expected results are written next to each fault in \`test/matrix/faults/order\`, and the test fails if the actual ones differ. In every row the test also fails if

- two sessions can be paid;
- the user has no next step;
- a vendor takes over whose price the user hasn't seen, or one whose price is more than 1 % off the selected offer's;
- the options or the identity check keep the user from an order;
- the page, its storage or an event has one of the partner's keys, the user's e-mail or IP address, or a vendor's own words;
- a loading indicator remains, a rejection is unhandled, or anything remains on the page after the widget is unmounted.

Nothing is shortened here: a vendor has 3.5 seconds for a price and 10 seconds for a session, and the endpoint has 30 seconds.

\`npx vitest run --project browser test/matrix\` checks this page and fails if it is out of date; with \`-u\` it writes the page.
`;

/** The whole page, in the form that the formatter gives it. */
export function writeOrderTables(results: readonly OrderResult[]): string {
  const count = results.reduce((sum, { rows }) => sum + rows.length, 0);
  const tables = results.map(({ step, rows }) => {
    const lines = rows.map(({ fault, ending }) => [
      fault.fault,
      ending.shows,
      ending.ends,
      ending.vendor,
      String(ending.payable),
    ]);
    const head = ["Fault", "In the form", "In the end", "Vendor", "Sessions"];
    return `## ${step.title}\n\n${step.about}\n\n${table([head, ...lines])}\n`;
  });
  return [INTRODUCTION, `The tables below have ${count} rows.\n`, ...tables].join("\n");
}
