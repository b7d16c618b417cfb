import { setTimeout as wait } from "node:timers/promises";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";

/** Milliseconds. */
const PUSHED = 250;
const ASKED = 10_000;
/** Polls are 5 to 10 seconds apart, and the vendor's change may fall anywhere between two. */
const SPREAD = 8000;
/** Milliseconds in the sandbox from the payment to the crypto's arrival. */
const SETTLE_AFTER = 1000;

/** From the vendor's change to the partner's callback. @type {import("../types.js").Measure} */
export async function measure(context) {
  const pages = await openPages(context, {
    names: [OURS],
    page: "purchase.jsx",
    isReal: true,
    settlementDelayMs: SETTLE_AFTER,
  });
  const browser = await context.browser();
  /** @type {Awaited<ReturnType<typeof take>>[]} */
  const pushed = [];
  try {
    while (pushed.length < context.runs) pushed.push(await take("/api/ramp", 0));
    // All at once, at different times: most of the time nothing happens.
    const asked = await Promise.all(
      Array.from({ length: context.runs }, (_, run) =>
        take("/api/asked", ((run + 0.5) / context.runs) * SPREAD),
      ),
    );
    return rows(pushed, asked);
  } finally {
    await pages.close();
  }

  /** One purchase, whose vendor changes its status twice. @param {string} endpoint @param {number} after */
  async function take(endpoint, after) {
    const page = await pages.open(browser, OURS, { query: `?endpoint=${endpoint}` });
    let requests = 0;
    page.on("request", (request) => (requests += request.url().includes(endpoint) ? 1 : 0));
    const began = Date.now();
    const [session] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/session")),
      page.evaluate(() => window.bench.mount()),
    ]);
    const { merchant_transaction_id: id } = await session.json();
    await page.locator("[data-ramp][data-phase=ready]").waitFor();
    await wait(500 + after);
    const paid = Date.now();
    pages.sandbox.pay(id);
    await page.locator("[data-ramp][data-phase=completed]").waitFor();
    const told = await page.evaluate(() => window.told);
    const seconds = (Date.now() - began) / 1000;
    await page.context().close();
    const [first, last] = [told.find(({ status }) => status !== "pending"), told.at(-1)];
    if (!first || last?.status !== "completed") throw new Error("The callback was not called.");
    return { first: first.at - paid, last: last.at - paid - SETTLE_AFTER, requests, seconds };
  }
}

/** @typedef {{ first: number, last: number, requests: number, seconds: number }} Taken */

/** @param {Taken[]} pushed @param {Taken[]} asked @returns {import("../types.js").Row[]} */
function rows(pushed, asked) {
  // A slow poll may see two changes at once.
  const [push, ask] = [
    figureOf(pushed.flatMap(({ first, last }) => [first, last])),
    figureOf(asked.map(({ first }) => first)),
  ];
  const lasts = (/** @type {Taken[]} */ taken) =>
    `about ${Math.round(figureOf(taken.map(({ seconds }) => seconds)).median)} seconds from the mount to the crypto's arrival`;
  return [
    {
      measure: "Vendor's change to the partner's callback, told by the endpoint",
      unit: "ms",
      limit: `at most ${PUSHED}`,
      ours: push,
      others: {},
      verdict: push.median <= PUSHED ? "met" : "missed",
      note: "Two changes of each purchase. From the vendor by WebSocket to the partner's server, and from there by server-sent events.",
    },
    {
      measure: "The same, where the browser has to ask",
      unit: "ms",
      limit: "at most 10,000",
      ours: ask,
      others: {},
      verdict: ask.worst <= ASKED ? "met" : "missed",
      note: "It asks every 5 to 10 seconds. The purchases run at the same time, and the vendor's change comes at another moment of that pause in each.",
    },
    {
      measure: "Requests of a whole purchase, told by the endpoint",
      unit: "",
      limit: "",
      ours: figureOf(pushed.map(({ requests }) => requests)),
      others: {},
      verdict: "quoted",
      note: `To the partner's server, the session and the stream included; ${lasts(pushed)}.`,
    },
    {
      measure: "Requests of a whole purchase, where the browser has to ask",
      unit: "",
      limit: "",
      ours: figureOf(asked.map(({ requests }) => requests)),
      others: {},
      verdict: "quoted",
      note: `The session included; ${lasts(asked)}.`,
    },
  ];
}
