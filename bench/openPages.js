import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { proof, rampEndpoint } from "ramp-widget/server";
import { bundle } from "./bundle.js";
import { bundleApart } from "./bundleApart.js";
import { OURS, PEERS } from "./peers.js";
import { countCalls, standInAt } from "./standIns.js";

/**
 * A partner's server with one page for each package, the vendors behind it, and a sandbox behind this
 * package's endpoint. As in production, the vendors are on another site than the partner, so their pages
 * get their own process.
 *
 * @typedef {object} Pages
 * @property {string} origin of the partner
 * @property {(name: string) => string} urlOf URL of a package's page
 * @property {(browser: import("playwright").Browser, name: string, options?: { query?: string, before?: () => void }) => Promise<import("playwright").Page>} open opens it in a new browser profile; `before` runs before the page's own code
 * @property {{ session: number, script: number, quotes: number }} delays milliseconds that the partner's server takes for a session, and a vendor for its script or page, and for a price; may be changed
 * @property {{ session: number, asked: number, script: number, frame: number }} counts of requests: for sessions, for the endpoint's other paths, for the vendors' scripts and pages
 * @property {Map<string, Map<string, Uint8Array>>} files by package and name: what its page may load
 * @property {import("ramp-widget/sandbox").Sandbox} sandbox
 * @property {() => Promise<void>} close
 */

/**
 * @param {import("./types.js").Context} context
 * @param {object} [options]
 * @param {string[]} [options.names] packages to open pages for, by default all
 * @param {boolean} [options.isReal] whether the vendor is the sandbox itself, and not a stand-in that counts
 * @param {string} [options.page] this package's page
 * @param {boolean} [options.isApart] whether the package's files are separate from the page, React and TanStack Query
 * @param {number} [options.settlementDelayMs] milliseconds from a payment to the crypto's arrival
 * @returns {Promise<Pages>}
 */
export async function openPages(context, options = {}) {
  const {
    names = Object.keys(PEERS),
    isReal = false,
    page = "ramp-widget.jsx",
    isApart = false,
    settlementDelayMs = 1000,
  } = options;
  const delays = { session: 0, script: 0, quotes: 0 };
  const counts = { session: 0, asked: 0, script: 0, frame: 0 };

  const vendors = await listen("localhost", async ({ url }) => {
    const { kind, type, body } = standInAt(new URL(url).pathname);
    counts[kind] += 1;
    await wait(delays.script);
    return answer(type, body);
  });
  const served = await serveSandbox(context.installed, settlementDelayMs);
  const vendorOrigin = isReal ? served.widgetUrl : vendors.origin;

  const ramp = rampEndpoint({
    vendors: [
      proof({
        baseUrl: served.apiUrl,
        clientToken: "sandbox-client-token",
        async quotes({ fiatAmount = "1" }) {
          await wait(delays.quotes);
          return { amount: fiatAmount, fiatAmount, fiatCurrency: "EUR" };
        },
      }),
    ],
    user: userOf,
    // A page of these opens more than a user does.
    limits: {
      sessionsPerUser: Infinity,
      sessionsPerIp: Infinity,
      openSessionsPerUser: Infinity,
      quotesPerUser: Infinity,
    },
  });

  /** @param {Request} request */
  async function askRamp(request) {
    const isSession = new URL(request.url).pathname.endsWith("/session");
    counts[isSession ? "session" : "asked"] += 1;
    const [response] = await Promise.all([ramp(request), wait(isSession ? delays.session : 0)]);
    if (!isSession || isReal) return response;
    // Replaces the sandbox's script in the session with the stand-in that counts.
    const text = await response.text();
    const { status, headers } = response;
    return new Response(text.replaceAll(served.widgetUrl, vendors.origin), { status, headers });
  }

  async function askForSession() {
    counts.session += 1;
    await wait(delays.session);
    const id = crypto.randomUUID();
    return Response.json({ id, token: id, signature: id, clientSecret: `${id}_secret_bench` });
  }

  /** @type {Map<string, Map<string, Uint8Array>>} */
  const files = new Map();
  for (const name of names)
    files.set(name, await bundlePage(name, vendorOrigin, name === OURS ? page : undefined));
  const apart = isApart ? await bundleApart(page) : undefined;
  if (apart) files.set(OURS, apart.files);

  const partner = await listen("127.0.0.1", async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/ramp/")) return askRamp(request);
    // The same endpoint without push, as in other backends: the page has to poll.
    if (pathname.startsWith("/api/asked/"))
      return pathname.endsWith("/events")
        ? new Response(undefined, { status: 404 })
        : askRamp(request);
    if (pathname === "/api/session") return askForSession();
    const [, key = "", file = ""] = /^\/pages\/([^/]+)\/(.*)$/.exec(pathname) ?? [];
    const page = files.get(decodeURIComponent(key));
    if (!page) return new Response(undefined, { status: 404 });
    const found = page.get(file);
    if (found) return answer("text/javascript", Buffer.from(found));
    // Every browser profile is a new user.
    const cookie = `user=${crypto.randomUUID()}; Path=/; HttpOnly; SameSite=Lax`;
    const isKnown = request.headers.get("cookie");
    return answer(
      "text/html",
      html(vendorOrigin, apart?.imports),
      isKnown ? {} : { "set-cookie": cookie },
    );
  });

  const urlOf = (/** @type {string} */ name) =>
    `${partner.origin}/pages/${encodeURIComponent(name)}/`;
  return {
    origin: partner.origin,
    urlOf,
    files,
    delays,
    counts,
    sandbox: served.sandbox,
    async open(browser, name, { query = "", before } = {}) {
      const profile = await browser.newContext({ viewport: { width: 1000, height: 900 } });
      const page = await profile.newPage();
      page.on("pageerror", (error) => context.say(`${name} threw: ${error.message}`));
      await page.addInitScript(countCalls);
      if (before) await page.addInitScript(before);
      await page.goto(`${urlOf(name)}${query}`);
      return page;
    },
    async close() {
      await Promise.all([partner.close(), vendors.close(), served.close()]);
    },
  };
}

/** @param {string} name @param {string} vendorOrigin @param {string | undefined} page */
async function bundlePage(name, vendorOrigin, page) {
  const peer = PEERS[name];
  if (!peer) throw new Error(`There is no package ${name} in peers.js.`);
  const { files } = await bundle(`import "./peers/${page ?? peer.page}"`);
  const { remote = [] } = peer;
  // Only the URLs of the packages' scripts change to the stand-in. The rest of their code stays as it is.
  const here = (/** @type {string} */ code) =>
    remote.reduce((code, origin) => code.replaceAll(origin, vendorOrigin), code);
  return new Map(
    [...files].map(([file, bytes]) => [file, Buffer.from(here(Buffer.from(bytes).toString()))]),
  );
}

/**
 * @param {string} vendorOrigin
 * @param {Record<string, string>} [imports] import map for packages that aren't bundled
 */
const html = (vendorOrigin, imports = {}) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Partner</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<body data-vendor-origin="${vendorOrigin}"><div id="app"></div><script type="module" src="app.js"></script>`;

/** @param {Request} request */
function userOf(request) {
  const [, id] = /user=([\w-]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
  return id ? { id, email: "ada@example.com", ip: "203.0.113.42" } : undefined;
}

/** @param {string} type @param {BodyInit} body @param {Record<string, string>} [more] */
function answer(type, body, more) {
  const headers = {
    ...more,
    "content-type": `${type}; charset=utf-8`,
    "cache-control": type === "text/html" ? "no-store" : "max-age=3600",
    "access-control-allow-origin": "*",
  };
  return new Response(body, { headers });
}

/**
 * The sandbox's server, which is in the package but not an entry.
 *
 * @param {string} installed
 * @param {number} settlementDelayMs
 * @returns {Promise<import("../src/sandbox/serveSandbox.ts").ServedSandbox>}
 */
async function serveSandbox(installed, settlementDelayMs) {
  const file = pathToFileURL(join(installed, "dist/sandbox/serveSandbox.js")).href;
  const { serveSandbox } = await import(file);
  return serveSandbox({ apiPort: 0, widgetPort: 0, settlementDelayMs });
}

/** @param {string} host @param {(request: Request) => Promise<Response>} respond */
async function listen(host, respond) {
  const server = createServer(createRequestListener(respond));
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://${host}:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
