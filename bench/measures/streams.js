import process from "node:process";
import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";

/** @typedef {import("../servers/browsers.js").Heard} Heard */
/** @typedef {{ id: string, user: string }} Purchase */

const GOAL = 20_000;
/** Files that a server needs for other things than streams. */
const SPARE_FILES = 1_000;
/** As many as the machine allows: a stream takes two files, the browser's connection and the vendor's. */
const STREAMS = Math.min(GOAL, Math.floor((countFiles() - SPARE_FILES) / 2));
/** KiB of one stream, and milliseconds from the vendor's change to the browser. */
const MOST_MEMORY = 12;
const MOST_DELAY = 20;
/** Opened and closed before the measurement: they load code and buffers that all others share. */
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
 * @type {import("../types.js").Measure}
 */
export async function measure({ installed, runs, say }) {
  const bareNode = await openStreams("bareStreams", "/node", installed, runs);
  await bareNode.close();
  const bareFetch = await openStreams("bareStreams", "/fetch", installed, runs);
  await bareFetch.close();
  const ours = await openStreams("partner", "/ours", installed, runs);
  const { vendor, browsers, purchases, kept, heap } = ours;
  say(
    `${STREAMS} streams open: ${kept.median} KiB each, bare ${bareNode.kept.median} and ${bareFetch.kept.median}`,
  );

  /** @param {Purchase[]} some @returns {Promise<Record<string, Heard>>} */
  const report = async (some) =>
    /** @type {{ heard: Record<string, Heard> }} */ (
      await tell(browsers, { report: some.map(({ id }) => id) })
    ).heard;

  try {
    /** @type {number[]} */
    const p99 = [];
    /** @type {number[]} */
    const p50 = [];
    for (let run = 0; run < runs; run++) {
      const batch = purchases.slice(run * CHANGES, (run + 1) * CHANGES);
      await tell(vendor, { pay: batch.map(({ id }) => id), rate: RATE });
      await until(async () => {
        const heard = await report(batch);
        return batch.every(({ id }) => heard[id]?.delays.length === 1);
      }, "A run of changes was not heard");
      const heard = await report(batch);
      const delays = batch.flatMap(({ id }) => heard[id]?.delays ?? []);
      delays.sort((one, other) => one - other);
      p50.push(delays[Math.floor(delays.length * 0.5)] ?? NaN);
      p99.push(delays[Math.floor(delays.length * 0.99)] ?? NaN);
    }
    say(`delivered, p99: ${p99.join(" ")} ms`);

    // All remaining ones at once, and then the end of every purchase.
    const rest = purchases.slice(runs * CHANGES);
    await tell(vendor, { pay: rest.map(({ id }) => id), rate: AT_ONCE });
    await tell(vendor, { skip: 3_600_000 });
    const whole = ["pending", "processing", "completed"].join();
    const lost = async () => {
      const heard = await report(purchases);
      return purchases.filter(({ id }) => heard[id]?.statuses.join() !== whole || !heard[id].ended);
    };
    await until(async () => (await lost()).length === 0).catch(() => {});
    const missing = (await lost()).length;

    const count = STREAMS.toLocaleString("en");
    const fewer =
      STREAMS < GOAL
        ? ` (not ${GOAL.toLocaleString("en")}: this machine lets a process open ${countFiles().toLocaleString("en")} files)`
        : "";
    const about = `${count} connections to one Node process${fewer}, which holds one WebSocket to the vendor for each; the vendor and the browsers are processes of their own. `;
    const delay = figureOf(p99);
    return [
      {
        measure: "Event streams: memory of one",
        unit: "KiB",
        limit: `at most ${MOST_MEMORY}`,
        ours: kept,
        others: {
          "bare sockets of Node": bareNode.kept,
          "bare `Response` with its adapter": bareFetch.kept,
        },
        verdict: verdictOf(kept.median <= MOST_MEMORY),
        note: `${about}What the process grew by (RSS after a collection), in ${runs} steps; of it in JavaScript's heap: ${heap.median} KiB, bare ${bareNode.heap.median} and ${bareFetch.heap.median} KiB. The bare ones hold the same connections with the same packages, send one event and follow nothing: the first writes to Node's own response, the second returns a \`Response\` as \`rampEndpoint\` does.`,
      },
      {
        measure: "Event streams: vendor's change → browser, p99",
        unit: "ms",
        limit: `at most ${MOST_DELAY}`,
        ours: delay,
        others: {},
        verdict: verdictOf(delay.median <= MOST_DELAY),
        note: `${about}${RATE} changes a second, ${CHANGES} a run, while all are open, by the vendor's own time of the change; median: ${figureOf(p50).median} ms.`,
      },
      {
        measure: `Event streams: lost of ${count}`,
        unit: "",
        limit: "0",
        ours: figureOf([missing]),
        others: {},
        verdict: verdictOf(missing === 0),
        note: `Streams that did not tell each status once and in order, or did not end. All end at the same moment.`,
      },
    ];
  } finally {
    await ours.close();
  }
}

/**
 * Starts a server, the vendor behind it and the browsers before it, and opens the streams in steps.
 *
 * @param {string} name @param {string} path @param {string} installed @param {number} steps
 */
async function openStreams(name, path, installed, steps) {
  const vendor = await startServer("vendor", [installed]);
  const server = await startServer(name, [`http://127.0.0.1:${vendor.port}`], ["--expose-gc"]);
  const browsers = startProcess("browsers");
  const close = () => Promise.all([browsers, server, vendor].map((one) => one.stop()));
  try {
    const { port } = server;
    const { ids } = /** @type {{ ids: string[] }} */ (
      await tell(vendor, { make: STREAMS + FIRST })
    );
    const purchases = ids.map((id, at) => ({ id, user: `user-${at}` }));
    const early = startProcess("browsers");
    await tell(early, { watch: purchases.splice(0, FIRST), port, path });
    await early.stop();

    const memory = async () => /** @type {NodeJS.MemoryUsage} */ (await tell(server, {}));
    /** @type {number[]} */
    const kept = [];
    /** @type {number[]} */
    const heap = [];
    for (let step = 0; step < steps; step++) {
      const from = Math.floor((step * STREAMS) / steps);
      const watch = purchases.slice(from, Math.floor(((step + 1) * STREAMS) / steps));
      const before = await memory();
      await tell(browsers, { watch, port, path });
      const after = await memory();
      kept.push(kibibytes((after.rss - before.rss) / watch.length));
      heap.push(kibibytes((after.heapUsed - before.heapUsed) / watch.length));
    }
    return { vendor, browsers, purchases, kept: figureOf(kept), heap: figureOf(heap), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {ReturnType<typeof startProcess>} child @param {object} command */
async function tell(child, command) {
  child.say(command);
  return child.hear();
}

/** Files that a process may open: Node raises its own limit to the hard one when it starts. */
function countFiles() {
  /** @type {{ userLimits?: { open_files?: { hard: number | "unlimited" } } }} */
  const { userLimits } = process.report.getReport();
  const hard = userLimits?.open_files?.hard;
  return typeof hard === "number" ? hard : Infinity;
}

/** @param {boolean} isMet */
function verdictOf(isMet) {
  return isMet ? /** @type {const} */ ("met") : /** @type {const} */ ("missed");
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
