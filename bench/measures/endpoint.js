import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";

/** @typedef {import("../servers/load.js").Outcome} Outcome */
/** @typedef {"ours" | "bare"} Kind */

const SHARE = 0.8;
const ADDED = 2;
/** Slices of one run, alternating between the package and the bare server, so that other load affects both. */
const SLICES = 6;
/** Seconds of one slice, and concurrent connections. */
const SECONDS = 0.2;
const CONNECTIONS = 32;
/** Requests per second for the added latency, far below the server's capacity. */
const RATE = 200;

const order = { type: "buy", currency: "USDT", network: "TRC20", amount: "100" };

/** A browser's requests to the endpoint, and to a server that only forwards them. */
const CALLS = {
  session: {
    ours: post("/ours/session", order),
    bare: post("/bare/session", {
      partner_user_id: "ada",
      user_email: "ada@example.com",
      redirect_url: "https://partner.example/done",
      ...order,
    }),
  },
  transaction: { ours: get("/ours/transactions/tx-1"), bare: get("/bare/transactions/tx-1") },
};

const BARE = "bare pass-through";

/** @param {string} path @param {object} body */
function post(path, body) {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nHost: partner.example\r\nCookie: ada\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
}

/** @param {string} path */
function get(path) {
  return `GET ${path} HTTP/1.1\r\nHost: partner.example\r\nCookie: ada\r\nAccept: application/json\r\n\r\n`;
}

/**
 * Measures a partner's server with `rampEndpoint` against the same server that only forwards.
 * @type {import("../run.js").Measure}
 */
export async function measure({ runs, say }) {
  const upstream = await startServer("upstream");
  const partner = await startServer("partner", [`http://127.0.0.1:${upstream.port}`]);
  const load = startProcess("load");

  /** One run of each, alternating. @param {Record<Kind, string>} requests @param {number} [rate] */
  async function ask(requests, rate) {
    /** @type {Record<Kind, { times: number[], took: number }>} */
    const sums = { ours: { times: [], took: 0 }, bare: { times: [], took: 0 } };
    for (let slice = 0; slice < SLICES; slice++) {
      for (const kind of /** @type {const} */ (["ours", "bare"])) {
        const request = requests[kind];
        load.say({ port: partner.port, request, connections: CONNECTIONS, seconds: SECONDS, rate });
        const { times, took, failures } = /** @type {Outcome} */ (await load.hear());
        if (failures > 0) throw new Error(`${failures} requests failed.`);
        sums[kind].times.push(...times);
        sums[kind].took += took;
      }
    }
    return { ours: figuresOf(sums.ours), bare: figuresOf(sums.bare) };
  }

  try {
    const rows = [];
    for (const [name, requests] of Object.entries(CALLS)) {
      // Warms up: the first requests run uncompiled code.
      await ask(requests);
      await ask(requests);
      const full = [];
      const calm = [];
      for (let run = 0; run < runs; run++) {
        full.push(await ask(requests));
        calm.push(await ask(requests, RATE));
      }
      say(
        `${name}: ${full.map(({ ours, bare }) => `${ours.perSecond}/${bare.perSecond}`).join(" ")}`,
      );
      rows.push(throughput(name, full), added(name, calm));
    }
    return rows;
  } finally {
    await Promise.all([load, partner, upstream].map((one) => one.stop()));
  }
}

/** @param {{ times: number[], took: number }} sums */
function figuresOf({ times, took }) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99) };
}

/** @typedef {Record<Kind, ReturnType<typeof figuresOf>>} Run */

/** @param {string} name @param {Run[]} runs */
function throughput(name, runs) {
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
    measure: `rampEndpoint: requests for a ${name}`,
    unit: "a second",
    limit: `at least ${SHARE} of a bare pass-through`,
    ours,
    others: { [BARE]: bare },
    verdict: share.median >= SHARE ? /** @type {const} */ ("met") : /** @type {const} */ ("missed"),
    note:
      `${share.median.toFixed(2)} of the bare one, run by run (worst ${share.worst.toFixed(2)}); our worst run beside its best: ${(ours.worst / bare.best).toFixed(2)}. ` +
      `Both in one Node process before the same vendor, which answers at once, in turns of ${SECONDS} s; ${CONNECTIONS} connections are kept busy by a client of our own on bare sockets, ` +
      "in a process of its own. The bare one makes the same call of the vendor and passes its body on: it looks at nothing, and has no deadline.",
  };
}

/** @param {string} name @param {Run[]} runs */
function added(name, runs) {
  const between = (/** @type {"p50" | "p99"} */ share) =>
    figureOf(runs.map(({ ours, bare }) => round(ours[share] - bare[share])));
  const p99 = between("p99");
  const ofBare = figureOf(runs.map(({ bare }) => round(bare.p99)));
  return {
    measure: `rampEndpoint: what it adds to a ${name}, p99`,
    unit: "ms",
    limit: `below ${ADDED}`,
    ours: p99,
    others: {},
    verdict: p99.median < ADDED ? /** @type {const} */ ("met") : /** @type {const} */ ("missed"),
    note:
      `p99 of ours less p99 of the bare one, run by run, at ${RATE} requests a second each; ` +
      `p99 of the bare one itself: ${ofBare.median} ms; median of what is added: ${between("p50").median} ms.`,
  };
}

/** @param {number} ms */
function round(ms) {
  return Math.round(ms * 100) / 100;
}
