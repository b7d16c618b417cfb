import { buy } from "../buy.js";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";
import { longestTask } from "../trace.js";

const SLOWDOWN = 4;
const LIMIT = 2;

/**
 * How long the widget blocks the main thread of a slow phone, beside a page on which React alone mounts as many
 * elements. @type {import("../types.js").Measure}
 */
export async function measure(context) {
  const names = [OURS];
  const [start, purchase, reactAlone] = await Promise.all([
    openPages(context, { names }),
    openPages(context, { names, page: "purchase.jsx", isReal: true }),
    openPages(context, { names, page: "react-alone.jsx" }),
  ]);
  /** @type {Record<"start" | "purchase" | "reactAlone", import("../trace.js").Tasks[]>} */
  const traces = { start: [], purchase: [], reactAlone: [] };
  let elements = 0;
  try {
    for (let run = 0; run < context.runs; run += 1) {
      traces.start.push(
        await trace(start, async (page) => {
          await clickAndWait(page);
          elements = await page.locator("[data-ramp] *").count();
        }),
      );
      traces.reactAlone.push(await trace(reactAlone, clickAndWait, `?elements=${elements}`));
      traces.purchase.push(await trace(purchase, buy));
    }
  } finally {
    await Promise.all([start.close(), purchase.close(), reactAlone.close()]);
  }

  /** @param {import("../openPages.js").Pages} pages @param {(page: import("playwright").Page) => Promise<void>} act */
  async function trace(pages, act, query = "") {
    const browser = await context.browser();
    const page = await pages.open(browser, OURS, { query });
    // The user has used the app by then: React's work at the first click isn't the widget's.
    await page.mouse.click(900, 800);
    await page.getByRole("button", { name: "Buy" }).hover();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await browser.startTracing(page, {
      categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"],
    });
    await act(page);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    await page.context().close();
    return longestTask(traceEvents, pages.origin);
  }

  const figure = (
    /** @type {keyof typeof traces} */ name,
    /** @type {"longest" | "total"} */ kind,
  ) => figureOf(traces[name].map((tasks) => tasks[kind]));
  const alone = figure("reactAlone", "longest");
  const ratio = figureOf(
    traces.start.map(
      ({ longest }, run) => longest / (traces.reactAlone[run]?.longest ?? Number.NaN),
    ),
  );
  const wholeRatio = figureOf(
    traces.purchase.map(({ total }, run) => total / (traces.reactAlone[run]?.total ?? Number.NaN)),
  );
  const causes = Object.entries(countBy(traces.purchase.map(({ cause }) => cause)));
  const round = (/** @type {number} */ ms) => `${Math.round(ms)} ms`;
  return /** @type {import("../types.js").Row[]} */ ([
    {
      measure: "Longest task, click to vendor started, to React alone mounting as many elements",
      unit: "×",
      limit: `at most ${LIMIT}`,
      ours: ratio,
      others: {},
      verdict: ratio.median <= LIMIT ? "met" : "missed",
      note:
        `CPU ${SLOWDOWN} × slower, one after the other in each run: ${round(figure("start", "longest").median)} for ${elements} elements, and ${round(alone.median)} for React with one state and one effect. ` +
        "Counted: every task of the page's main thread in which code of the page's own files ran, which hold ours, React and TanStack Query, and little else; " +
        "whole, with its style, layout and compiling, without what the vendor's script did inside it.",
    },
    {
      measure: "Main thread of a whole purchase, to the same",
      unit: "×",
      limit: "",
      ours: wholeRatio,
      others: {},
      verdict: "quoted",
      note: `From the click that opens the widget to the crypto's arrival: all such tasks together take ${round(figure("purchase", "total").median)}, and ${round(figure("reactAlone", "total").median)} of React alone. The vendor's page is another site, and has a process of its own.`,
    },
    {
      measure: `Longest task of a whole purchase, CPU ${SLOWDOWN} × slower`,
      unit: "ms",
      limit: "",
      ours: figure("purchase", "longest"),
      others: {},
      verdict: "quoted",
      note: `What the longest one of each run was: ${causes.map(([cause, times]) => `${cause} (${times} ×)`).join(", ")}.`,
    },
  ]);
}

/** From the click on the button to the start of the vendor's code. @param {import("playwright").Page} page */
async function clickAndWait(page) {
  await page.getByRole("button", { name: "Buy" }).click();
  await page.waitForFunction(() => standIn.startedAt > 0);
}

/** @param {string[]} names */
function countBy(names) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
