import { figureOf } from "./figure.js";

/** @typedef {import("./servers/load.js").Outcome} Outcome */
/** @typedef {"ours" | "bare"} Kind */
/** @typedef {Record<Kind, string>} Requests one of each, as bytes */
/** @typedef {Record<Kind, ReturnType<typeof figuresOf>>} Run */

const SHARE = 0.8;
/** Slices of one run, alternating between the package and the bare server, so that other load affects both. */
const SLICES = 6;
/** Seconds of one slice, and concurrent connections. */
const SECONDS = 0.2;
const CONNECTIONS = 32;

/**
 * One run of each, alternating.
 *
 * @param {ReturnType<typeof import("./servers/startServer.js").startProcess>} load
 * @param {number} port
 * @param {Requests} requests
 * @param {number} [rate] requests per second
 * @returns {Promise<Run>}
 */
export async function askBoth(load, port, requests, rate) {
  /** @type {Record<Kind, { times: number[], took: number }>} */
  const sums = { ours: { times: [], took: 0 }, bare: { times: [], took: 0 } };
  for (let slice = 0; slice < SLICES; slice++) {
    for (const kind of /** @type {const} */ (["ours", "bare"])) {
      const request = requests[kind];
      load.say({ port, request, connections: CONNECTIONS, seconds: SECONDS, rate });
      const { times, took, failures } = /** @type {Outcome} */ (await load.hear());
      if (failures > 0) throw new Error(`${failures} requests failed.`);
      sums[kind].times.push(...times);
      sums[kind].took += took;
    }
  }
  return { ours: figuresOf(sums.ours), bare: figuresOf(sums.bare) };
}

/** @param {{ times: number[], took: number }} sums */
function figuresOf({ times, took }) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99) };
}

/**
 * @param {string} name what is requested
 * @param {Run[]} runs
 * @param {string} how what the bare server does
 * @returns {import("./types.js").Row}
 */
export function throughput(name, runs, how) {
  const perSecond = (/** @type {Kind} */ kind) =>
    figureOf(
      runs.map((run) => run[kind].perSecond),
      "more",
    );
  const ours = perSecond("ours");
  const bare = perSecond("bare");
  const share = figureOf(
    runs.map((run) => run.ours.perSecond / run.bare.perSecond),
    "more",
  );
  return {
    measure: `rampEndpoint: ${name}`,
    unit: "a second",
    limit: `at least ${SHARE} of a bare pass-through`,
    ours,
    others: { "bare pass-through": bare },
    verdict: share.median >= SHARE ? "met" : "missed",
    note:
      `${share.median.toFixed(2)} of the bare one, run by run (worst ${share.worst.toFixed(2)}); our worst run beside its best: ${(ours.worst / bare.best).toFixed(2)}. ` +
      `Both in one Node process before the same vendors, which answer at once, in turns of ${SECONDS} s; ${CONNECTIONS} connections are kept busy by a client of our own on bare sockets, ` +
      `in a process of its own. ${how}`,
  };
}
