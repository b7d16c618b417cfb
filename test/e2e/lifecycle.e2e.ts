import process from "node:process";
import type { CDPSession, Page } from "playwright";
import { expect, test } from "vitest";
import { openPartner } from "./openPartner.ts";
import { plainBrowser } from "./plainBrowser.ts";
import { createVisitor } from "./visitor.ts";

// Browsers that are driven keep no page for the way back, unless they are told to.
const partner = openPartner({
  launch: { ignoreDefaultArgs: ["--disable-back-forward-cache"] },
});
const WARM_UP = 60;
const CYCLES = 500;
/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

interface Left {
  nodes: number;
  listeners: number;
  timers: number;
  heap: number;
}

/** The page's own timers, as `steerTimers` left them. */
interface Timers {
  /** Those that are still to come. */
  waiting: Set<number>;
  /** Those of a second and more do not come: nothing happens but what something else causes. */
  areHeld: boolean;
}
type Steered = Window & { timers: Timers };

/** Counts the page's timers and can hold them, from before anything of the page's own runs. */
async function steerTimers(page: Page) {
  await page.addInitScript(() => {
    const timers = { waiting: new Set<number>(), areHeld: false };
    const set = window.setTimeout.bind(window);
    const clear = window.clearTimeout.bind(window);
    const setRepeating = window.setInterval.bind(window);
    function forget(id: number) {
      timers.waiting.delete(id);
      // Browsers number both kinds together, and clear either with either.
      clear(id);
    }
    Object.assign(window, {
      timers,
      setTimeout(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) {
        const id = set(() => {
          if (timers.areHeld && ms >= 1_000) return;
          timers.waiting.delete(id);
          run(...args);
        }, ms);
        timers.waiting.add(id);
        return id;
      },
      setInterval(run: () => void, ms = 0) {
        const id = setRepeating(() => {
          if (!timers.areHeld || ms < 1_000) run();
        }, ms);
        timers.waiting.add(id);
        return id;
      },
      clearTimeout: forget,
      clearInterval: forget,
    });
  });
  await page.reload();
}

const holdTimers = (page: Page, areHeld = true) =>
  page.evaluate((areHeld) => {
    (window as unknown as Steered).timers.areHeld = areHeld;
  }, areHeld);

/** Mounts and unmounts, each time leaving the purchase at another point. */
async function cycle(page: Page, times: number) {
  await page.evaluate(async (times) => {
    const until = async (selector: string) => {
      while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
    };
    for (let count = 0; count < times; count += 1) {
      window.partner.mount();
      const point = count % 20;
      if (point === 0) await until("[data-phase=ready]");
      else if (point < 3) await until("[data-ramp] iframe");
      else if (point < 6) await until("[data-phase]:not([data-phase=idle])");
      window.partner.unmount();
      window.partner.events.length = 0;
      await new Promise(requestAnimationFrame);
    }
  }, times);
}

async function measure(page: Page, cdp: CDPSession): Promise<Left> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    // The vendor's script lets go of a frame that has left the page at the next message it hears.
    window.postMessage("ping", location.origin);
    performance.clearResourceTimings();
  });
  const timers = () => page.evaluate(() => (window as unknown as Steered).timers.waiting.size);
  // A deadline that was left behind would be over some time, too.
  await holdTimers(page);
  await expect.poll(timers).toBe(0);
  await holdTimers(page, false);
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const figure = (name: string) =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    nodes: figure("Nodes"),
    listeners: figure("JSEventListeners"),
    timers: await timers(),
    heap: figure("JSHeapUsedSize"),
  };
}

test(`${CYCLES} times mounted and unmounted, the widget leaves nothing behind`, async () => {
  const { page, context } = await partner.visit();
  await steerTimers(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("HeapProfiler.enable");
  await cycle(page, WARM_UP);
  const before = await measure(page, cdp);
  await cycle(page, CYCLES);
  const after = await measure(page, cdp);
  const grown = (after.heap - before.heap) / 1024;
  process.stdout.write(
    `${CYCLES} cycles: heap ${grown.toFixed(0)} kB (${(before.heap / 1024).toFixed(0)} to ${(after.heap / 1024).toFixed(0)}), ` +
      `nodes ${before.nodes} to ${after.nodes}, listeners ${before.listeners} to ${after.listeners}, timers ${before.timers} to ${after.timers}\n`,
  );
  expect(partner.sandbox.counts.runs).toBeGreaterThanOrEqual(CYCLES / 20);
  expect(after).toMatchObject({ nodes: before.nodes, listeners: before.listeners, timers: 0 });
  expect(grown).toBeLessThan(1024);
  expect(partner.complaints).toEqual([]);
}, 300_000);

/** How often the page was told that the purchase completed, and what the purchase was. */
function told(page: Page) {
  return page.evaluate(() => {
    const { events } = window.partner;
    const transactions = events.flatMap((event) =>
      event.type === "transaction" ? [event.transaction] : [],
    );
    return {
      id: transactions[0]?.id ?? "",
      completions: transactions.filter(({ status }) => status === "completed").length,
    };
  });
}

type News = "told by the endpoint" | "asked for";

async function begin(page: Page, news: News) {
  if (news === "asked for")
    await page.route(/\/events(\?|$)/, (route) => route.fulfill({ status: 204 }));
  const ada = createVisitor(page, partner.sandbox);
  await page.evaluate(() => window.partner.mount());
  await ada.sees("ready");
  await expect.poll(async () => (await told(page)).id, PATIENT).not.toBe("");
  const { id } = await told(page);
  const settle = () => {
    partner.sandbox.pay(id);
    partner.sandbox.clock.advance(60_000);
  };
  return { ada, settle };
}

const KINDS: News[] = ["told by the endpoint", "asked for"];

test.each(KINDS)(
  "a page that comes back from the back/forward cache looks at once, and begins nothing: news are %s",
  async (news) => {
    const { page } = await partner.visit();
    await steerTimers(page);
    const { ada, settle } = await begin(page, news);
    await page.evaluate(() => {
      window.addEventListener("pageshow", ({ persisted }) => {
        document.body.dataset["persisted"] = String(persisted);
      });
    });
    // What happens from here on is because the page came back, and not because the next look was due.
    await holdTimers(page);
    await page.goto(`${partner.url}/elsewhere`);
    settle();
    // A page that was kept does not load again, so there is nothing to wait for.
    await page.goBack({ waitUntil: "commit" });
    await ada.sees("completed");
    expect(
      await page.evaluate(() => [
        document.body.dataset["persisted"],
        (
          performance.getEntriesByType("navigation")[0] as unknown as {
            notRestoredReasons: unknown;
          }
        ).notRestoredReasons,
      ]),
    ).toEqual(["true", null]);
    expect((await told(page)).completions).toBe(1);
    expect(partner.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  },
);

test.each(KINDS)(
  "a frozen tab asks for nothing, and once resumed looks at once and completes once: news are %s",
  async (news) => {
    const context = await plainBrowser();
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(partner.url);
    await steerTimers(page);
    const { ada, settle } = await begin(page, news);
    await page.evaluate(() => {
      const log: string[] = [];
      Object.assign(window, { log });
      for (const type of ["freeze", "resume"])
        document.addEventListener(type, () => log.push(`${type} ${document.visibilityState}`));
    });
    // Browsers freeze hidden tabs alone.
    const other = await context.newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState), PATIENT).toBe("hidden");
    // What happens from here on is because the tab is resumed, and not because the next look was due.
    await holdTimers(page);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
    settle();
    const { statusRequests } = partner.sandbox.counts;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    // A push would have come before another tab has loaded a page.
    await other.goto(partner.url);
    expect([asked, partner.sandbox.counts.statusRequests]).toEqual([[], statusRequests]);

    await cdp.send("Page.setWebLifecycleState", { state: "active" });
    await page.bringToFront();
    await ada.sees("completed");
    expect(await page.evaluate(() => (window as unknown as { log: string[] }).log)).toEqual([
      "freeze hidden",
      "resume hidden",
    ]);
    expect((await told(page)).completions).toBe(1);
    expect(partner.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  },
);
