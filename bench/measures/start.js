import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS, PEERS } from "../peers.js";

/** Milliseconds that the partner's server takes for a session, and the vendor for its script or page. */
const DELAY = 300;
const LIMIT = 1.1 * DELAY;

/** From the mount to the start of the vendor's code, with a session. @type {import("../types.js").Measure} */
export async function measure(context) {
  const names = Object.keys(PEERS).filter((name) => PEERS[name]?.asksServer);
  const pages = await openPages(context, { names });
  const browser = await context.browser();
  /** @type {Record<"cold" | "warm", Record<string, number[]>>} */
  const waits = { cold: {}, warm: {} };
  try {
    // Warms up: the first visit uses servers and files that were never read.
    for (const name of names) await visit(name);
    Object.assign(pages.delays, { session: DELAY, script: DELAY });
    for (let run = 0; run < context.runs; run += 1)
      for (const name of names) {
        const [cold, warm] = await takeBoth(name);
        (waits.cold[name] ??= []).push(cold);
        (waits.warm[name] ??= []).push(warm);
      }
  } finally {
    await pages.close();
  }

  /** @param {string} name @returns {Promise<[number, number]>} */
  async function takeBoth(name) {
    const [page, cold] = await openAtOnce(name);
    let again = page;
    if (name === OURS) {
      await page.context().close();
      again = await pages.open(browser, name);
      await again.evaluate(() => window.bench.warmScript());
      await again.waitForLoadState("networkidle");
    } else await page.evaluate(() => window.bench.unmount());
    const warm = await again.evaluate(async () => {
      const started = standIn.nextStart();
      const began = performance.now();
      window.bench.mount();
      return (await started) - began;
    });
    await again.context().close();
    return [cold, warm];
  }

  /** @param {string} name */
  async function visit(name) {
    const [page] = await openAtOnce(name);
    await page.context().close();
  }

  /** A page that mounts the widget as soon as possible. @param {string} name */
  async function openAtOnce(name) {
    const page = await pages.open(browser, name, { query: "?at-once" });
    const wait = await page.evaluate(async () => {
      while (!standIn.startedAt) await new Promise((resolve) => setTimeout(resolve, 20));
      return standIn.startedAt - standIn.began;
    });
    return /** @type {const} */ ([page, wait]);
  }

  const row = (/** @type {"cold" | "warm"} */ kind) => {
    const figures = Object.fromEntries(
      Object.entries(waits[kind]).map(([name, runs]) => [name, figureOf(runs)]),
    );
    const { [OURS]: ours, ...others } = figures;
    if (!ours) throw new Error("Ours was not measured.");
    return { unit: "ms", ours, others, verdict: ours.median <= LIMIT ? "met" : "missed" };
  };
  return /** @type {import("../types.js").Row[]} */ ([
    {
      measure: "Mount to vendor started, session 300 ms, script 300 ms",
      limit: `at most ${LIMIT}: 1.1 × the longer`,
      ...row("cold"),
      note:
        "The page mounts the widget as soon as its code runs, in a new browser profile. Started: the vendor's own code " +
        "runs with the session in hand. MoonPay signs an address that its script makes, and so one waits for the other; so do " +
        "Transak and Daimo, whose iframe needs the session. Stripe and PayPal ask for both at once, as Plaid does. " +
        "Ramp and Meso ask the partner's server for nothing, and are left out.",
    },
    {
      measure: "The same, script already there",
      limit: `at most ${LIMIT}: 1.1 × the session`,
      ...row("warm"),
      note: "Ours had its script preloaded. The others had their widget open once before, which is more. An iframe's page is asked for anew.",
    },
  ]);
}
