import { figureOf } from "../figure.js";
import { startProcess, startServer } from "../servers/startServer.js";
import { startStore, STORES } from "../servers/startStore.js";

/** @typedef {import("../servers/browsers.js").Heard} Heard */
/** @typedef {import("../servers/startStore.js").StoreKind} StoreKind */
/** @typedef {{ checked: number, calls: number, seconds: number }} Reconciled */

/** Each is followed by two streams, on two of three processes. */
const TRANSACTIONS = 2_500;
const PURCHASES = 10_000;
const PATIENCE = 120_000;

/**
 * Three processes over one store, and a ledger full of open purchases.
 * @type {import("../types.js").Measure}
 */
export async function measure({ installed, say }) {
  /** @type {import("../types.js").Row[]} */
  const rows = [await measureStreams(installed, say)];
  for (const kind of /** @type {StoreKind[]} */ (Object.keys(STORES)))
    rows.push(await measureReconcile(kind, say));
  rows.push(await measureMemory());
  return rows;
}

/** @param {ReturnType<typeof startProcess>} process @param {object} command */
async function tell(process, command) {
  process.say(command);
  return process.hear();
}

/** @param {string} installed @param {(text: string) => void} say */
async function measureStreams(installed, say) {
  const store = await startStore("redis");
  const vendor = await startServer("vendor", [installed]);
  const url = `http://127.0.0.1:${vendor.port}`;
  const start = () => startServer("instance", [url, "redis", store.address]);
  const places = [0, 1, 2];
  const partners = await Promise.all(places.map(start));
  const browsers = places.map(() => startProcess("browsers"));
  try {
    const { ids } = /** @type {{ ids: string[] }} */ (await tell(vendor, { make: TRANSACTIONS }));
    const watched = places.map((place) =>
      ids
        .map((id, at) => ({ id, user: `user-${at}`, at }))
        .filter(({ at }) => at % 3 === place || (at + 1) % 3 === place),
    );
    await Promise.all(
      browsers.map((browser, place) =>
        tell(browser, {
          watch: watched[place],
          port: partners[place]?.port,
          path: "/store",
        }),
      ),
    );
    const { sockets } = /** @type {{ sockets: number }} */ (await tell(vendor, { count: true }));
    say(`${watched.flat().length} streams, ${sockets} sockets to the vendor`);
    await tell(vendor, { pay: ids, rate: 500 });
    await tell(vendor, { skip: 3_600_000 });
    const last = Date.now() + PATIENCE;
    let lost = Infinity;
    while (lost > 0 && Date.now() < last) {
      const heard = await Promise.all(browsers.map((browser) => tell(browser, { report: true })));
      const all = heard.flatMap((one) =>
        Object.values(/** @type {{ heard: Record<string, Heard> }} */ (one).heard),
      );
      lost = all.filter(({ statuses }) => statuses.at(-1) !== "completed").length;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const isMet = sockets === TRANSACTIONS && lost === 0;
    return {
      measure: "5,000 streams on three processes: sockets to the vendor for one transaction",
      unit: "",
      limit: "1, and no stream lost",
      ours: figureOf([sockets / TRANSACTIONS]),
      others: {},
      verdict: isMet ? /** @type {const} */ ("met") : /** @type {const} */ ("missed"),
      note: `${TRANSACTIONS.toLocaleString("en")} transactions, each followed on two of three processes that share Redis. Streams that did not hear of the completion: ${lost}.`,
    };
  } finally {
    await Promise.all([...browsers, ...partners, vendor].map((one) => one.stop()));
    await store.remove();
  }
}

/** @param {StoreKind} kind @param {(text: string) => void} say */
async function measureReconcile(kind, say) {
  const store = await startStore(kind);
  const upstream = await startServer("upstream");
  const url = `http://127.0.0.1:${upstream.port}`;
  const partner = await startServer("instance", [url, kind, store.address]);
  try {
    await tell(partner, { open: PURCHASES, kept: "store" });
    const { checked, calls, seconds } = /** @type {Reconciled} */ (
      await tell(partner, { reconcile: "store" })
    );
    say(`${kind}: ${checked} purchases in ${seconds.toFixed(1)} s`);
    return {
      measure: `With ${STORES[kind]}: reconcile() of 10,000 open purchases`,
      unit: "s",
      limit: "",
      ours: figureOf([Math.round(seconds * 10) / 10]),
      others: {},
      verdict:
        checked === PURCHASES ? /** @type {const} */ ("quoted") : /** @type {const} */ ("missed"),
      note: `${checked.toLocaleString("en")} purchases in ${calls} calls, all of which moved to \`processing\`. The vendor answers at once; the endpoint asks for eight at a time.`,
    };
  } finally {
    await Promise.all([partner, upstream].map((one) => one.stop()));
    await store.remove();
  }
}

async function measureMemory() {
  const upstream = await startServer("upstream");
  const url = `http://127.0.0.1:${upstream.port}`;
  const partner = await startServer("instance", [url], ["--expose-gc"]);
  const heap = async () =>
    /** @type {NodeJS.MemoryUsage} */ (await tell(partner, { memory: true })).heapUsed;
  try {
    await tell(partner, { open: 500, kept: "memory" });
    const before = await heap();
    await tell(partner, { open: PURCHASES - 500, kept: "memory" });
    const kept = ((await heap()) - before) / (PURCHASES - 500);
    return {
      measure: "Memory of one open purchase, without a store",
      unit: "KiB",
      limit: "",
      ours: figureOf([Math.round((kept / 1024) * 10) / 10]),
      others: {},
      verdict: /** @type {const} */ ("quoted"),
      note: "JavaScript's heap after a collection, with the stored session and its key, averaged over 9,500 purchases. With a store the process keeps none of it.",
    };
  } finally {
    await Promise.all([partner, upstream].map((one) => one.stop()));
  }
}
