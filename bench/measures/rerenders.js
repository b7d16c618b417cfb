import { setTimeout as wait } from "node:timers/promises";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS, PEERS } from "../peers.js";

const TIMES = 100;
/** Milliseconds until the work started by a mount or re-render has finished. */
const SETTLED = 300;

/**
 * The app around an open widget re-renders with new handlers and arrays each time.
 * @type {import("../types.js").Measure}
 */
export async function measure(context) {
  const names = Object.keys(PEERS).filter((name) => PEERS[name]?.isReact);
  const pages = await openPages(context, { names });
  const browser = await context.browser();
  /** @type {Record<"restarts" | "requests" | "took", Record<string, number[]>>} */
  const all = { restarts: {}, requests: {}, took: {} };
  try {
    for (let run = 0; run < context.runs; run += 1)
      for (const name of names) {
        const taken = await take(name);
        for (const kind of /** @type {const} */ (["restarts", "requests", "took"]))
          (all[kind][name] ??= []).push(taken[kind]);
      }
  } finally {
    await pages.close();
  }

  /** @param {string} name */
  async function take(name) {
    const page = await pages.open(browser, name);
    await page.evaluate(async () => {
      const started = standIn.nextStart();
      window.bench.mount();
      await started;
    });
    await wait(SETTLED);
    const requests = () => Object.values(pages.counts).reduce((sum, count) => sum + count, 0);
    const before = requests();
    const { took, restarts } = await page.evaluate(
      async ([times, settled]) => {
        const { calls } = standIn;
        const { start = 0 } = calls;
        const from = performance.now();
        for (let count = 0; count < times; count += 1) window.bench.renderAgain();
        const took = performance.now() - from;
        const sum = () => Object.values(calls).reduce((sum, count) => sum + count, 0);
        for (let seen = -1; seen !== sum();) {
          seen = sum();
          await new Promise((resolve) => setTimeout(resolve, settled));
        }
        return { took, restarts: (calls.start ?? 0) - start };
      },
      /** @type {const} */ ([TIMES, SETTLED]),
    );
    const extra = requests() - before;
    await page.context().close();
    return { took, restarts, requests: extra };
  }

  const row = (/** @type {keyof typeof all} */ kind) => {
    const figures = Object.fromEntries(
      Object.entries(all[kind]).map(([name, runs]) => [name, figureOf(runs)]),
    );
    const { [OURS]: ours, ...others } = figures;
    if (!ours) throw new Error("Ours was not measured.");
    return { ours, others };
  };
  const [restarts, requests, took] = [row("restarts"), row("requests"), row("took")];
  const isBelowAll = Object.values(took.others).every(({ median }) => took.ours.median < median);
  const how = `${TIMES} times the app around the open widget renders, with new handlers and new arrays.`;
  return /** @type {import("../types.js").Row[]} */ ([
    {
      measure: `${TIMES} re-renders of the app: widget restarts`,
      unit: "",
      limit: "0",
      ...restarts,
      verdict: restarts.ours.worst === 0 ? "met" : "missed",
      note: `${how} A restart is another call to the vendor to begin.`,
    },
    {
      measure: `${TIMES} re-renders of the app: extra requests`,
      unit: "",
      limit: "0",
      ...requests,
      verdict: requests.ours.worst === 0 ? "met" : "missed",
      note: "To the partner's server and to the vendor.",
    },
    {
      measure: `${TIMES} re-renders of the app: time`,
      unit: "ms",
      limit: "below all others",
      ...took,
      verdict: isBelowAll ? "met" : "missed",
      note: "All of React's work, effects included; not the browser's drawing. Plaid's is a hook that draws nothing, and Daimo's an iframe with a timer: there is less to render.",
    },
  ]);
}
