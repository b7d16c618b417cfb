// One of several processes of a partner's server over one store: `/store` is rampEndpoint with it,
// `/memory` rampEndpoint without one, `/bare` only forwards. Commands: `{ open }` opens that many
// sessions, `{ reconcile }` asks for all open purchases as if minutes had passed, and `{ memory }` returns
// the memory in use, which needs `--expose-gc`.
import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { proof, rampEndpoint } from "ramp-widget/server";
import { openStore } from "./openStore.js";

const [, , baseUrl = "", kind = "memory", address = ""] = process.argv;
const clientToken = "bench-client-token";
const store = await openStore(kind, address);

/** @param {import("ramp-widget/server").RampStore | undefined} kept */
function createEndpoint(kept) {
  return rampEndpoint({
    vendors: [proof({ baseUrl, clientToken, initTokenType: "sdk_partner_authorization" })],
    store: kept,
    // Counted as in production, and never reached.
    limits: { sessionsPerUser: 1e9, sessionsPerIp: 1e9, streamsPerUser: 1e9 },
    user: (request) => {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com` } : null;
    },
  });
}
const withStore = createEndpoint(store);
const inMemory = createEndpoint(undefined);

/** @param {Request} request */
async function bare(request) {
  const { pathname } = new URL(request.url);
  const response = await fetch(`${baseUrl}/widget/${pathname.slice("/bare/".length)}`, {
    method: request.method,
    headers: {
      Authorization: `Bearer ${clientToken}`,
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    body: request.method === "POST" ? await request.text() : null,
  });
  return new Response(await response.text(), {
    status: response.status,
    headers: { "Content-Type": "application/json" },
  });
}

const server = createServer(
  createRequestListener((request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/bare/")) return bare(request);
    return pathname.startsWith("/memory/") ? inMemory(request) : withStore(request);
  }),
);
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));

/** @param {number} count @param {string} kept */
async function open(count, kept) {
  const body = JSON.stringify({ type: "buy", currency: "USDT", network: "TRC20", amount: "100" });
  const waiting = Array.from({ length: count }, (_, at) => at).values();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (const at of waiting) {
        const headers = {
          Cookie: `user-${at}`,
          "Content-Type": "application/json",
          "Idempotency-Key": `key-of-user-${at}`,
        };
        const request = new Request("http://partner.example/session", {
          method: "POST",
          headers,
          body,
        });
        const response = await (kept === "memory" ? inMemory : withStore)(request);
        if (response.status !== 200) throw new Error(await response.text());
        await response.text();
      }
    }),
  );
  return {};
}

/** @typedef {"memory" | "store"} Kept */

/** @param {{ open: number, kept: Kept } | { reconcile: Kept } | { memory: true }} command */
async function obey(command) {
  if ("open" in command) return open(command.open, command.kept);
  if ("memory" in command) {
    globalThis.gc?.();
    return process.memoryUsage();
  }
  // `reconcile()` looks at a purchase two minutes after its session.
  const getTime = Date.now;
  Date.now = () => getTime() + 180_000;
  const endpoint = command.reconcile === "memory" ? inMemory : withStore;
  const from = performance.now();
  const sums = { checked: 0, moved: 0, stuck: 0, calls: 0, seconds: 0 };
  for (let hasMore = true; hasMore; sums.calls++) {
    const report = await endpoint.reconcile({ limit: 500 });
    sums.checked += report.checked;
    sums.moved += report.moved;
    sums.stuck += report.stuck.length;
    hasMore = report.hasMore;
  }
  sums.seconds = (performance.now() - from) / 1000;
  Date.now = getTime;
  return sums;
}

process.on("message", (command) => {
  void obey(/** @type {Parameters<typeof obey>[0]} */ (command)).then((outcome) =>
    process.send?.(outcome),
  );
});
process.on("disconnect", () => process.exit());
