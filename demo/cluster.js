import process from "node:process";
import { styleText } from "node:util";
import { findFreePort } from "../scripts/servers/runServer.js";
import { findStore } from "./findStore.js";
import { loadDemo } from "./loadDemo.js";
import { readFlags } from "./readFlags.js";

const flags = readFlags(process.argv.slice(2), "redis");
if (typeof flags === "string" || flags.storeKind === "memory") {
  console.error(`${typeof flags === "string" ? flags : "The processes of a cluster share no memory. Choose another store."}

Usage: npm run cluster -- [--store redis|postgres|sqlite] [--folder where-sqlite-keeps-its-file] [--port 5173] [--api-port 5174] [--widget-port 5175]`);
  process.exit(2);
}

/** @type {(() => unknown)[]} */
const closers = [];
async function close() {
  for (const end of closers.toReversed()) await end();
}
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => void close().finally(() => process.exit(0)));

try {
  const { startDemo, startInstances, roundRobin } = await loadDemo();
  const store = await findStore(flags.storeKind, flags.folder);
  closers.push(store.remove);
  const ports = await Promise.all([1, 2, 3].map(() => findFreePort()));
  const initTokenType = /** @type {const} */ ("sdk_partner_authorization");
  const pids = /** @type {(number | undefined)[]} */ ([]);
  const { url } = await startDemo({
    ...flags,
    store,
    initTokenType,
    webhookUrl: `http://127.0.0.1:${flags.port}/api/ramp/webhook`,
    host: "127.0.0.1",
    async createEndpoint({ apiUrl, widgetUrl }) {
      const { kind, address } = store;
      const options = { apiUrl, widgetUrl, initTokenType, store: { kind, address } };
      const instances = await startInstances(ports, options, (line) => console.log(`  ${line}`));
      closers.push(instances.stop);
      pids.push(...instances.pids());
      return roundRobin(ports);
    },
  });
  const strong = (/** @type {string} */ text) => styleText("bold", text);
  const quiet = (/** @type {string} */ text) => styleText("dim", text);
  const ledger = {
    memory: "",
    sqlite: `sqlite3 ${store.address} 'SELECT * FROM ramp_purchases'`,
    redis: `redis-cli -u ${store.address} HVALS '{ramp}:purchases'`,
    postgres: `psql ${store.address} -c 'SELECT * FROM ramp_purchases'`,
  };

  console.log(`
  ${strong("Northwind Wallet")} ${quiet("on three processes. Each request goes to the next one.")}

  Open               ${strong(styleText("cyan", url))}
  Processes          ${ports.map((port, at) => `http://127.0.0.1:${port} (${pids[at]})`).join("  ")}
  Store              ${store.description}

  ${strong("Try")}
  Kill one           kill -9 ${pids[0]}   ${quiet("while a purchase is open in the browser. It is back after 5 s")}
  Reconcile          curl -X POST http://127.0.0.1:${ports[1]}/reconcile
  A user's history   curl -b northwind_user=ada ${url}/api/ramp/transactions   ${quiet("with the cookie of your browser")}
  The ledger         ${ledger[flags.storeKind]}

  ${quiet("Below is what onTransaction gets. Ctrl-C stops everything.")}
`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await close();
  process.exit(1);
}
