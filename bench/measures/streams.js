import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";

/** @typedef {import("../servers/browsers.js").Heard} Heard */

const BROWSERS = 5_000;
/** Opened and closed before the measurement. */
const FIRST = 200;
/** Changes in one run, and changes per second. */
const CHANGES = 300;
const RATE = 200;
/** A rate at which the vendor never waits. */
const AT_ONCE = 1_000_000;
/** Maximum time for the last update of all streams at once, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Browsers that follow their purchases on one process, which follows each at the vendor.
 * @type {import("../run.js").Measure}
 */
export async function measure({ installed, runs, say }) {
  const vendor = await startServer("vendor", [installed]);
  const url = `http://127.0.0.1:${vendor.port}`;
  const partner = await startServer("partner", [url], ["--expose-gc"]);
  const browsers = startProcess("browsers");

  /** @param {ReturnType<typeof startProcess>} process @param {object} command */
  async function tell(process, command) {
    process.say(command);
    return process.hear();
  }
  /** @returns {Promise<Record<string, Heard>>} */
  const report = async () =>
    /** @type {{ heard: Record<string, Heard> }} */ (await tell(browsers, { report: true })).heard;
  const memory = async () =>
    /** @type {NodeJS.MemoryUsage} */ (await tell(partner, { memory: true }));

  try {
    const { ids } = /** @type {{ ids: string[] }} */ (
      await tell(vendor, { make: BROWSERS + FIRST })
    );
    const purchases = ids.map((id, at) => ({ id, user: `user-${at}` }));
    // The first streams load code and buffers that all others share.
    const early = startProcess("browsers");
    await tell(early, { watch: purchases.splice(0, FIRST), port: partner.port });
    await early.stop();

    /** @type {number[]} */
    const kept = [];
    /** @type {number[]} */
    const heap = [];
    for (let run = 0; run < runs; run++) {
      const batch = purchases.slice((run * BROWSERS) / runs, ((run + 1) * BROWSERS) / runs);
      const before = await memory();
      await tell(browsers, { watch: batch, port: partner.port });
      const after = await memory();
      kept.push(kibibytes((after.rss - before.rss) / batch.length));
      heap.push(kibibytes((after.heapUsed - before.heapUsed) / batch.length));
    }
    say(`${purchases.length} streams open`);

    /** @type {number[]} */
    const p99 = [];
    /** @type {number[]} */
    const p50 = [];
    for (let run = 0; run < runs; run++) {
      const batch = purchases.slice(run * CHANGES, (run + 1) * CHANGES).map(({ id }) => id);
      await tell(vendor, { pay: batch, rate: RATE });
      await until(async () => {
        const heard = await report();
        return batch.every((id) => heard[id]?.delays.length === 1);
      }, "A run of changes was not heard");
      const heard = await report();
      const delays = batch.flatMap((id) => heard[id]?.delays ?? []).toSorted((a, b) => a - b);
      p50.push(delays[Math.floor(delays.length * 0.5)] ?? NaN);
      p99.push(delays[Math.floor(delays.length * 0.99)] ?? NaN);
    }
    say(`delivered, p99: ${p99.join(" ")} ms`);

    // All remaining ones at once, and then the end of every purchase.
    await tell(vendor, { pay: purchases.slice(runs * CHANGES).map(({ id }) => id), rate: AT_ONCE });
    await tell(vendor, { skip: 3_600_000 });
    const whole = ["pending", "processing", "completed"].join();
    const lost = async () => {
      const heard = await report();
      return purchases.filter(({ id }) => heard[id]?.statuses.join() !== whole || !heard[id].ended);
    };
    await until(async () => (await lost()).length === 0).catch(() => {});
    const missing = (await lost()).length;

    const about = `${BROWSERS.toLocaleString("en")} connections to one Node process, which holds one WebSocket to the vendor for each; the vendor and the browsers are processes of their own. `;
    return [
      {
        measure: "Event streams: memory of one",
        unit: "KiB",
        limit: "",
        ours: figureOf(kept),
        others: {},
        verdict: /** @type {const} */ ("quoted"),
        note: `${about}What the process grew by (RSS after a collection), in ${runs} steps; of it in JavaScript's heap: ${figureOf(heap).median} KiB. The browser's connection and the vendor's are in it.`,
      },
      {
        measure: "Event streams: vendor's change → browser, p99",
        unit: "ms",
        limit: "",
        ours: figureOf(p99),
        others: {},
        verdict: /** @type {const} */ ("quoted"),
        note: `${about}${RATE} changes a second, ${CHANGES} a run, while all are open, by the vendor's own time of the change; median: ${figureOf(p50).median} ms.`,
      },
      {
        measure: `Event streams: lost of ${BROWSERS.toLocaleString("en")}`,
        unit: "",
        limit: "0",
        ours: figureOf([missing]),
        others: {},
        verdict: missing === 0 ? /** @type {const} */ ("met") : /** @type {const} */ ("missed"),
        note: `Streams that did not tell each status once and in order, or did not end. All end at the same moment.`,
      },
    ];
  } finally {
    await Promise.all([browsers, partner, vendor].map((one) => one.stop()));
  }
}

/** @param {() => Promise<boolean>} isSo @param {string} [otherwise] */
async function until(isSo, otherwise = "It did not happen") {
  const last = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`${otherwise} within ${PATIENCE / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** @param {number} bytes */
function kibibytes(bytes) {
  return Math.round((bytes / 1024) * 10) / 10;
}
