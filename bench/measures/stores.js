import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";
import { startStore, STORES } from "../servers/startStore.js";

/** @typedef {import("../servers/load.js").Outcome} Outcome */
/** @typedef {import("../servers/startStore.js").StoreKind} StoreKind */
/** @typedef {"store" | "memory" | "bare"} Kind */
/** @typedef {Record<Kind, { perSecond: number, p99: number }>} Run */

/** Of the requests per second without a store. */
const SHARE = 0.6;
const KINDS = /** @type {const} */ (["store", "memory", "bare"]);
const SLICES = 4;
const SECONDS = 0.2;
const CONNECTIONS = 32;
/** Requests per second for the added latency. */
const RATE = 150;
/** Runs take half a minute each, and there are three stores. */
const MAX_RUNS = 3;

const order = { type: "buy", currency: "USDT", network: "TRC20", amount: "100" };
const whole = {
  partner_user_id: "ada",
  user_email: "ada@example.com",
  redirect_url: "https://partner.example/done",
  ...order,
};

/** Each session has a user and a key of its own: `load` replaces `$unique`. */
const CALLS = {
  session: {
    store: post("/store/session", order),
    memory: post("/memory/session", order),
    bare: post("/bare/session", whole),
  },
  transaction: {
    store: get("/store/transactions/tx-1"),
    memory: get("/memory/transactions/tx-1"),
    bare: get("/bare/transactions/tx-1"),
  },
};

/** @param {string} path @param {object} body */
function post(path, body) {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nHost: partner.example\r\nCookie: user-$unique\r\nIdempotency-Key: key-$unique\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
}

/** @param {string} path */
function get(path) {
  return `GET ${path} HTTP/1.1\r\nHost: partner.example\r\nCookie: ada\r\nAccept: application/json\r\n\r\n`;
}

/**
 * Measures `rampEndpoint` with each store against itself without one, and against a server that only
 * forwards.
 * @type {import("../types.js").Measure}
 */
export async function measure({ runs, say }) {
  const rows = [];
  for (const kind of /** @type {StoreKind[]} */ (Object.keys(STORES)))
    rows.push(...(await measureStore(kind, Math.min(runs, MAX_RUNS), say)));
  return rows;
}

/** @param {StoreKind} kind @param {number} runs @param {(text: string) => void} say */
async function measureStore(kind, runs, say) {
  const store = await startStore(kind);
  const upstream = await startServer("upstream");
  const url = `http://127.0.0.1:${upstream.port}`;
  const partner = await startServer("instance", [url, kind, store.address]);
  const load = startProcess("load");

  /** @param {Record<Kind, string>} requests @param {number} [rate] @returns {Promise<Run>} */
  async function ask(requests, rate) {
    /** @type {Record<Kind, { times: number[], took: number }>} */
    const sums = {
      store: { times: [], took: 0 },
      memory: { times: [], took: 0 },
      bare: { times: [], took: 0 },
    };
    for (let slice = 0; slice < SLICES; slice++) {
      for (const one of KINDS) {
        const request = requests[one];
        load.say({ port: partner.port, request, connections: CONNECTIONS, seconds: SECONDS, rate });
        const { times, took, failures } = /** @type {Outcome} */ (await load.hear());
        if (failures > 0) throw new Error(`${failures} requests of ${one} failed.`);
        sums[one].times.push(...times);
        sums[one].took += took;
      }
    }
    return {
      store: figuresOf(sums.store),
      memory: figuresOf(sums.memory),
      bare: figuresOf(sums.bare),
    };
  }

  try {
    const rows = [];
    for (const [name, requests] of Object.entries(CALLS)) {
      // Warms up: the first requests run uncompiled code.
      await ask(requests);
      const full = [];
      const calm = [];
      for (let run = 0; run < runs; run++) {
        full.push(await ask(requests));
        calm.push(await ask(requests, RATE));
      }
      say(`${kind}, ${name}: ${full.map(toText).join(" ")}`);
      rows.push(throughput(kind, name, full), added(kind, name, calm));
    }
    return rows;
  } finally {
    await Promise.all([load, partner, upstream].map((one) => one.stop()));
    await store.remove();
  }
}

/** @param {{ times: number[], took: number }} sums */
function figuresOf({ times, took }) {
  const sorted = times.toSorted((one, other) => one - other);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
  return { perSecond: Math.round(times.length / took), p99 };
}

/** @param {Run} run */
function toText({ store, memory, bare }) {
  return `${store.perSecond}/${memory.perSecond}/${bare.perSecond}`;
}

/** @param {StoreKind} kind @param {string} name @param {Run[]} runs */
function throughput(kind, name, runs) {
  const perSecond = (/** @type {Kind} */ one) =>
    figureOf(
      runs.map((run) => run[one].perSecond),
      "more",
    );
  const share = figureOf(
    runs.map((run) => run.store.perSecond / run.memory.perSecond),
    "more",
  );
  const hasLimit = kind === "redis";
  /** @type {"met" | "missed" | "quoted"} */
  let verdict = "quoted";
  if (hasLimit) verdict = share.median >= SHARE ? "met" : "missed";
  return {
    measure: `With ${STORES[kind]}: requests for a ${name}`,
    unit: "a second",
    limit: hasLimit ? `at least ${SHARE} of memory` : "",
    ours: perSecond("store"),
    others: { memory: perSecond("memory"), "bare pass-through": perSecond("bare") },
    verdict,
    note:
      `${share.median.toFixed(2)} of the same endpoint on its own memory, run by run (worst ${share.worst.toFixed(2)}). ` +
      `All in one Node process, in turns of ${SECONDS} s over ${CONNECTIONS} connections; each session has a user and an idempotency key of its own. ` +
      "The store is on the same machine, with its default durability.",
  };
}

/** @param {StoreKind} kind @param {string} name @param {Run[]} runs */
function added(kind, name, runs) {
  const p99 = figureOf(runs.map(({ store, memory }) => round(store.p99 - memory.p99)));
  const ofMemory = figureOf(runs.map(({ memory }) => round(memory.p99)));
  return {
    measure: `With ${STORES[kind]}: what it adds to a ${name}, p99`,
    unit: "ms",
    limit: "",
    ours: p99,
    others: {},
    verdict: /** @type {const} */ ("quoted"),
    note: `p99 with the store less p99 on memory, run by run, at ${RATE} requests a second each; p99 on memory itself: ${ofMemory.median} ms.`,
  };
}

/** @param {number} ms */
function round(ms) {
  return Math.round(ms * 100) / 100;
}
