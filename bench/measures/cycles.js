import { setTimeout as wait } from "node:timers/promises";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS, PEERS } from "../peers.js";

/** In each round. The first one isn't counted: there, code runs for the first time. */
const CYCLES = 500;
const ROUNDS = 4;
/** Pages at the same time, because this measure doesn't depend on time. */
const AT_ONCE = 4;
/** Nothing here varies with the machine, and each run takes long. */
const RUNS = 3;
const RUNS_OF_OTHERS = 1;
const LIMIT_KB = 20;
/** Else the heap grows by compiled code, which says how much code there is, and not what is left behind. */
const NO_COMPILERS = "--no-sparkplug --no-maglev --no-turbofan --no-lazy-feedback-allocation";

/** @typedef {{ nodes: number, listeners: number, timers: number, heap: number }} Left */

/** What remains of a widget after many mounts and unmounts. @type {import("../types.js").Measure} */
export async function measure(context) {
  const names = Object.keys(PEERS);
  const pages = await openPages(context, { names });
  const browser = await context.browser(NO_COMPILERS);
  /** @type {Record<string, Left[]>} */
  const all = Object.fromEntries(names.map((name) => [name, []]));
  try {
    const jobs = names.flatMap((name) =>
      Array.from({ length: name === OURS ? RUNS : RUNS_OF_OTHERS }, () => name),
    );
    const worker = async () => {
      for (let name = jobs.shift(); name; name = jobs.shift()) all[name]?.push(await take(name));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await pages.close();
  }

  /** @param {string} name @returns {Promise<Left>} */
  async function take(name) {
    const page = await pages.open(browser, name, { before: countTimers });
    const requests = followRequests(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("HeapProfiler.enable");
    await keepProcessOfVendor(page);
    await page.evaluate(cycle, CYCLES);
    const before = await look(page, cdp, requests);
    let after = before;
    for (let round = 1; round < ROUNDS; round += 1) {
      await page.evaluate(cycle, CYCLES);
      after = await look(page, cdp, requests);
    }
    await page.context().close();
    return {
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      timers: after.timers,
      heap: (after.heap - before.heap) / 1000 / (ROUNDS - 1),
    };
  }

  /** @param {keyof Left} kind */
  const row = (kind) => {
    const figures = Object.fromEntries(
      names.map((name) => [name, figureOf((all[name] ?? []).map((left) => left[kind]))]),
    );
    const { [OURS]: ours, ...others } = figures;
    if (!ours) throw new Error("Ours was not measured.");
    return { ours, others };
  };
  /** @param {"nodes" | "listeners" | "timers"} kind @returns {import("../types.js").Row} */
  const none = (kind) => {
    const { ours, others } = row(kind);
    return {
      measure: `${CYCLES * (ROUNDS - 1)} mounts and unmounts: ${kind} left`,
      unit: "",
      limit: "0",
      ours,
      others,
      verdict: ours.worst <= 0 ? "met" : "missed",
      note: "",
    };
  };
  const heap = row("heap");
  return [
    {
      ...none("nodes"),
      note: `After ${CYCLES} that are not counted, and two garbage collections. Of twenty cycles one waits until the vendor has begun, five until the page was drawn, and the others unmount at once. Ours ${RUNS} times, the others once.`,
    },
    none("listeners"),
    {
      ...none("timers"),
      note: "Two seconds after the last cycle: timers that are still to come, and intervals.",
    },
    {
      measure: `${CYCLES} mounts and unmounts: heap kept`,
      unit: "kB",
      limit: `at most ${LIMIT_KB}`,
      ...heap,
      verdict: heap.ours.median <= LIMIT_KB ? "met" : "missed",
      note: `The mean of rounds 2 to ${ROUNDS}, of ${CYCLES} each, in one page, with V8's compilers off for everybody.`,
    },
  ];
}

/**
 * Keeps a tab of the vendor's open, so that its iframes share one process: a new process for each takes as
 * long as the rest of a cycle.
 *
 * @param {import("playwright").Page} page
 */
async function keepProcessOfVendor(page) {
  const vendorOrigin = await page.getAttribute("body", "data-vendor-origin");
  const tab = await page.context().newPage();
  await tab.goto(`${vendorOrigin}/frame`);
  await page.bringToFront();
}

/** Runs in the page. @param {number} times */
async function cycle(times) {
  for (let count = 0; count < times; count += 1) {
    const point = count % 20;
    const started = point === 0 ? standIn.nextStart() : undefined;
    window.bench.mount();
    // Doesn't wait for a package that lost its vendor on the way.
    if (started) await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 1000))]);
    else if (point < 6) await new Promise(requestAnimationFrame);
    window.bench.unmount();
    // A new user each time, without a stored purchase.
    localStorage.clear();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/**
 * Pending requests. A request to a server may finish until its response, and must then be gone.
 *
 * @param {import("playwright").Page} page
 */
function followRequests(page) {
  /** @type {Set<import("playwright").Request>} */
  const underWay = new Set();
  page.on("request", (request) => underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => underWay.delete(request));
  return underWay;
}

/**
 * @param {import("playwright").Page} page
 * @param {import("playwright").CDPSession} cdp
 * @param {Set<unknown>} requests
 */
async function look(page, cdp, requests) {
  for (let tries = 0; tries < 300 && requests.size > 0; tries += 1) await wait(100);
  const timers = () => page.evaluate(() => window.waitingTimers.size);
  for (let tries = 0; tries < 20 && (await timers()) > 0; tries += 1) await wait(100);
  await page.evaluate(() => performance.clearResourceTimings());
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const figure = (/** @type {string} */ name) =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    nodes: figure("Nodes"),
    listeners: figure("JSEventListeners"),
    timers: await timers(),
    heap: figure("JSHeapUsedSize"),
  };
}

/** Runs in the page before its own code and tracks pending timers. */
function countTimers() {
  /** @type {Set<number>} */
  const waiting = new Set();
  const set = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  const setRepeating = window.setInterval.bind(window);
  const forget = (/** @type {number} */ id) => {
    waiting.delete(id);
    // Browsers number timeouts and intervals together, and clear either with either function.
    clear(id);
  };
  Object.assign(window, {
    waitingTimers: waiting,
    setTimeout(/** @type {(...args: unknown[]) => void} */ run, /** @type {number} */ ms) {
      const id = set(() => {
        waiting.delete(id);
        run();
      }, ms);
      waiting.add(id);
      return id;
    },
    setInterval(/** @type {() => void} */ run, /** @type {number} */ ms) {
      const id = setRepeating(run, ms);
      waiting.add(id);
      return id;
    },
    clearTimeout: forget,
    clearInterval: forget,
  });
}
