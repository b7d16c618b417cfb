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

const AMOUNT = /(fiat_amount=)(\d+)/;
/** The amount in `requests`. No other request has it, so that no price of it is known. */
const LEARNED = "2999";
/** @type {[string, RequestInit | undefined][]} */
let requests = [];
/** @type {Promise<void> | undefined} */
let learned;

/** Notes which requests ours makes for quotes, once it has the vendors' lists. @param {string} url of a request for quotes */
async function learn(url) {
  const { fetch } = globalThis;
  // Another order of another user.
  for (const [name, amount] of /** @type {const} */ ([
    ["user-1", "999"],
    ["user-2", LEARNED],
  ])) {
    requests = [];
    globalThis.fetch = (input, init) => {
      requests.push([new Request(input).url, init && { ...init, signal: null }]);
      return fetch(input, init);
    };
    await ours(
      new Request(url.replace(AMOUNT, `$1${amount}`), {
        headers: { cookie: name, "sec-fetch-site": "same-origin" },
      }),
    );
  }
  globalThis.fetch = fetch;
}

/** @param {string} amount */
async function bare(amount) {
  const answers = await Promise.all(
    requests.map(([url, init]) => fetch(url.replace(`mount=${LEARNED}`, `mount=${amount}`), init)),
  );
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  return new Response(`[${bodies.join()}]`, { headers: { "Content-Type": "application/json" } });
}

const server = createServer(
  createRequestListener(async (request) => {
    if (!new URL(request.url).pathname.startsWith("/bare/")) return ours(request);
    await (learned ??= learn(request.url.replace("/bare/", "/ours/")));
    return bare(AMOUNT.exec(request.url)?.[2] ?? "");
  }),
);
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("message", () => process.send?.({ requests: requests.length }));
process.on("disconnect", () => process.exit());
