import { buy } from "../buy.js";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";
import { longestTask } from "../trace.js";

const SLOWDOWN = 4;
const LIMIT = 16;

/** How long the widget blocks the main thread on a slow phone. @type {import("../run.js").Measure} */
export async function measure(context) {
  const pages = await openPages(context, { names: [OURS], page: "purchase.jsx", isReal: true });
  const browser = await context.browser();
  const runs = [];
  const totals = [];
  /** @type {Map<string, number>} */
  const causes = new Map();
  try {
    for (let run = 0; run < context.runs; run += 1) {
      const page = await pages.open(browser, OURS);
      // The user has used the app by then: React's work at the first click isn't the widget's.
      await page.mouse.click(900, 800);
      await page.getByRole("button", { name: "Buy" }).hover();
      const cdp = await page.context().newCDPSession(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      await browser.startTracing(page, {
        categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"],
      });
      await buy(page);
      const trace = JSON.parse((await browser.stopTracing()).toString());
      const { longest, total, cause } = longestTask(trace.traceEvents, pages.origin);
      runs.push(longest);
      totals.push(total);
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
      await page.context().close();
    }
  } finally {
    await pages.close();
  }
  const ours = figureOf(runs);
  const inAll = figureOf(totals);
  return /** @type {import("../run.js").Row[]} */ ([
    {
      measure: `Longest task of a whole purchase, CPU ${SLOWDOWN} × slower`,
      unit: "ms",
      limit: `below ${LIMIT}`,
      ours,
      others: {},
      verdict: ours.median < LIMIT ? "met" : "missed",
      note:
        "From the click that opens the widget to the crypto's arrival, in a trace. Counted: every task of the page's main thread in which code of " +
        "the page's own files ran, which hold ours, React and TanStack Query, and little else; whole, with its style, layout and compiling, without what the vendor's " +
        `script did inside it. The vendor's page is another site, and has a process of its own. All such tasks together take ${Math.round(inAll.median)} ms. ` +
        `What the longest one of each run was: ${[...causes].map(([cause, times]) => `${cause} (${times} ×)`).join(", ")}.`,
    },
  ]);
}
