// A partner's server, twice in one process: `/ours` is rampEndpoint with three vendors, and `/bare` makes
// the same requests of them at the same time, and passes on what they answer.
import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { rampEndpoint } from "ramp-widget/server";
import { sandboxVendors } from "ramp-widget/sandbox/server";

const [, , apiUrl = ""] = process.argv;

const ours = rampEndpoint({
  vendors: sandboxVendors({ apiUrl, widgetOrigin: apiUrl }),
  user: (request) => {
    const id = request.headers.get("cookie");
    return id ? { id, email: `${id}@example.com`, ip: "203.0.113.42" } : null;
  },
  limits: { quotesPerUser: Infinity },
});

/** @type {[RequestInfo | URL, RequestInit | undefined][]} */
let requests = [];
/** @type {Promise<void> | undefined} */
let learned;

/** Notes which requests ours makes for a quote, once it has the vendors' lists. @param {Request} quote */
async function learn(quote) {
  const { fetch } = globalThis;
  for (const name of ["user-1", "user-2"]) {
    requests = [];
    globalThis.fetch = (input, init) => {
      requests.push([input, init && { ...init, signal: null }]);
      return fetch(input, init);
    };
    await ours(new Request(quote, { headers: { cookie: name, "sec-fetch-site": "same-origin" } }));
  }
  globalThis.fetch = fetch;
}

async function bare() {
  const answers = await Promise.all(requests.map((request) => fetch(...request)));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  return new Response(`[${bodies.join()}]`, { headers: { "Content-Type": "application/json" } });
}

const server = createServer(
  createRequestListener(async (request) => {
    const { pathname, search, origin } = new URL(request.url);
    if (!pathname.startsWith("/bare/")) return ours(request);
    await (learned ??= learn(new Request(`${origin}/ours/quotes${search}`)));
    return bare();
  }),
);
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("message", () => process.send?.({ requests: requests.length }));
process.on("disconnect", () => process.exit());
