import { setTimeout as wait } from "node:timers/promises";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";

const DELAY = 300;
const LIMIT = 50;
/** Milliseconds that the pointer stays on the button: enough for both requests. */
const RESTS = 2.5 * DELAY;

/**
 * From the click to the start of the vendor's code, after the pointer came near the button.
 * @type {import("../types.js").Measure}
 */
export async function measure(context) {
  const pages = await openPages(context, { names: [OURS] });
  const browser = await context.browser();
  const runs = [];
  /** A second request would mean that the prefetched session was not used. */
  let sessions = 0;
  try {
    Object.assign(pages.delays, { session: DELAY, script: DELAY });
    for (let run = 0; run < context.runs; run += 1) {
      pages.counts.session = 0;
      const page = await pages.open(browser, OURS);
      await page.evaluate(() => {
        const button = document.querySelector("button");
        button?.addEventListener("click", ({ timeStamp }) => (standIn.began = timeStamp), true);
      });
      await page.hover("button");
      await wait(RESTS);
      await page.click("button");
      runs.push(
        await page.evaluate(async () => {
          while (!standIn.startedAt) await new Promise((resolve) => setTimeout(resolve, 20));
          return standIn.startedAt - standIn.began;
        }),
      );
      sessions = Math.max(sessions, pages.counts.session);
      await page.context().close();
    }
  } finally {
    await pages.close();
  }
  const ours = figureOf(runs);
  return /** @type {import("../types.js").Row[]} */ ([
    {
      measure: "Click to vendor started, after `preload()` on hover",
      unit: "ms",
      limit: `below ${LIMIT}`,
      ours,
      others: {},
      verdict: ours.median < LIMIT && sessions === 1 ? "met" : "missed",
      note: `Session and script take ${DELAY} ms each, and the pointer rests on the button until both are there. Sessions that a purchase asked for: ${sessions}. Nobody else fetches a session ahead: they pay what the row above says.`,
    },
  ]);
}
