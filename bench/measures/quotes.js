import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";
import { startProcess, startServer } from "../servers/startServer.js";
import { askBoth, throughput } from "../throughput.js";

/** Milliseconds that a vendor takes for a price. */
const DELAY = 50;
const LIMIT = 400;

/** From a key press in the order form to the vendors' offers, and what the endpoint can take. @type {import("../types.js").Measure} */
export async function measure(context) {
  return [await measureForm(context), ...(await measureEndpoint(context))];
}

/** @param {import("../types.js").Context} context @returns {Promise<import("../types.js").Row>} */
async function measureForm(context) {
  const pages = await openPages(context, { names: [OURS], page: "order-form.jsx" });
  const page = await pages.open(await context.browser(), OURS);
  pages.delays.quotes = DELAY;
  /** @type {number[]} */
  const waits = [];
  try {
    const input = page.getByRole("textbox").first();
    const areNew = page.locator("fieldset:not([data-outdated]) [type=radio]").first();
    await areNew.waitFor();
    await page.evaluate(() => {
      /** @type {number | undefined} */
      let typedAt;
      window.waits = [];
      document.addEventListener("input", () => (typedAt = performance.now()), { capture: true });
      new MutationObserver(() => {
        if (typedAt === undefined || document.querySelector("[data-outdated], [aria-busy=true]"))
          return;
        window.waits.push(performance.now() - typedAt);
        typedAt = undefined;
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    for (let run = 0; run <= context.runs; run += 1) {
      await input.press("1");
      await page.waitForFunction((count) => window.waits.length > count, run);
    }
    // The first one warms up.
    waits.push(...(await page.evaluate(() => window.waits)).slice(1));
  } finally {
    await page.context().close();
    await pages.close();
  }
  const ours = figureOf(waits.map((ms) => Math.round(ms)));
  return {
    measure: `Order form: key press to offers, vendor ${DELAY} ms`,
    unit: "ms",
    limit: `below ${LIMIT}`,
    ours,
    others: {},
    verdict: ours.median < LIMIT ? "met" : "missed",
    note: "Of these, 250 ms are the wait for further key presses.",
  };
}

/** @param {import("../types.js").Context} context @returns {Promise<import("../types.js").Row[]>} */
async function measureEndpoint({ installed, runs, say }) {
  const prices = await startServer("prices", [installed]);
  const partner = await startServer("quotes", [`http://127.0.0.1:${prices.port}`]);
  const load = startProcess("load");
  const query =
    "type=buy&currency=USDT&network=ERC20&fiat_currency=EUR&country=DE&fiat_amount=$amount";
  const get = (/** @type {string} */ kind) =>
    `GET /${kind}/quotes?${query} HTTP/1.1\r\nHost: partner.example\r\nCookie: user-$unique\r\nAccept: application/json\r\n\r\n`;
  /** @param {string} amount */
  const ask = (amount) => {
    const requestOf = (/** @type {string} */ kind) => get(kind).replace("$amount", amount);
    return askBoth(load, partner.port, { ours: requestOf("ours"), bare: requestOf("bare") });
  };
  try {
    // Warms up: the first requests run uncompiled code.
    await ask("$amount");
    await ask("$amount");
    /** @type {Record<"same" | "other", Awaited<ReturnType<typeof ask>>[]>} */
    const full = { same: [], other: [] };
    for (let run = 0; run < runs; run++) {
      full.same.push(await ask("1000"));
      full.other.push(await ask("$amount"));
    }
    for (const [kind, some] of Object.entries(full))
      say(
        `quotes, ${kind} order: ${some.map(({ ours, bare }) => `${ours.perSecond}/${bare.perSecond}`).join(" ")}`,
      );
    partner.say({});
    const { requests } = /** @type {{ requests: number }} */ (await partner.hear());
    const how = `The bare one makes the ${requests} requests of the three vendors for each of them at the same time, and passes their bodies on.`;
    return [
      throughput(
        "quotes for the order that a form begins with, each for another user",
        full.same,
        how,
      ),
      throughput("quotes, each for another user and another amount", full.other, how),
    ];
  } finally {
    await Promise.all([load, partner, prices].map((one) => one.stop()));
  }
}
