import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";
import { askBoth, throughput } from "../throughput.js";

/** @typedef {import("../throughput.js").Requests} Requests */
/** @typedef {import("../throughput.js").Run} Run */

const ADDED = 2;
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
 * @type {import("../types.js").Measure}
 */
export async function measure({ runs, say }) {
  const upstream = await startServer("upstream");
  const partner = await startServer("partner", [`http://127.0.0.1:${upstream.port}`]);
  const load = startProcess("load");

  /** @param {Requests} requests @param {number} [rate] */
  const ask = (requests, rate) => askBoth(load, partner.port, requests, rate);

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
      const forwards =
        "The bare one makes the same call of the vendor and passes its body on: it looks at nothing, and has no deadline.";
      rows.push(throughput(`requests for a ${name}`, full, forwards), added(name, calm));
    }
    return rows;
  } finally {
    await Promise.all([load, partner, upstream].map((one) => one.stop()));
  }
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
