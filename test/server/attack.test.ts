import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createSandbox } from "../../src/sandbox/createSandbox.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions } from "../../src/server.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { holdTimeouts } from "./holdTimeouts.ts";
import { shortenTimeouts } from "./shortenTimeouts.ts";
import { permissiveVendor } from "./permissiveVendor.ts";
import { scriptVendor } from "./scriptVendor.ts";
import type { Reply } from "./scriptVendor.ts";
import { listen } from "./serve.ts";

const TOKEN = "client-token-5f2c";
const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };
const SESSION = { merchant_transaction_id: "tx-1", widget_id: "w", address: "TRx1" };
const MINE = { merchant_transaction_id: "tx-1", partner_user_id: "ada", status: "pending" };

// What is refused is refused at once: an answer that waited for a deadline would never come.
beforeEach(() => onTestFinished(holdTimeouts()));

afterEach(() => {
  vi.restoreAllMocks();
});

/** A partner's server over HTTP in front of a scripted vendor. A cookie says who is signed in. */
async function start(replies: Reply[], options: Partial<RampEndpointOptions> = {}) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const url = await serve(baseUrl, options);
  return { url, asked };
}

function serve(baseUrl: string, options: Partial<RampEndpointOptions> = {}) {
  const endpoint = rampEndpoint({
    vendors: [proofServer({ baseUrl, clientToken: TOKEN }, async () => {})],
    user: (request) => {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com` } : null;
    },
    ...options,
  });
  return listen(createRequestListener(endpoint));
}

interface Heard {
  status: number;
  headers: string;
  body: string;
}

/** Says exactly these bytes to a server, since `fetch` would tidy them up, and hears its answer. */
function say(url: string, request: string): Promise<Heard> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let heard = "";
    const end = () => {
      socket.destroy();
      const [head = "", body = ""] = split(heard);
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
      expect(heard).not.toContain(TOKEN);
      resolve({ status, headers: head, body });
    };
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      heard += text;
      // A server that waits for the rest of a body has answered all the same.
      if (isWhole(heard)) end();
    });
    socket.on("end", end);
    socket.on("error", reject);
    socket.write(request, "latin1");
  });
}

function split(message: string): string[] {
  const at = message.indexOf("\r\n\r\n");
  return at < 0 ? [message] : [message.slice(0, at), message.slice(at + 4)];
}

function isWhole(message: string): boolean {
  const [head, body = ""] = split(message);
  const length = /^content-length: (\d+)$/im.exec(head ?? "")?.[1];
  return /^transfer-encoding: chunked$/im.test(head ?? "")
    ? body.endsWith("0\r\n\r\n")
    : length !== undefined && body.length >= Number(length);
}

/** One request as text. */
function written(line: string, headers: Record<string, string> = {}, body = ""): string {
  const all = { Host: "shop.example", Cookie: "ada", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

async function postSession(
  url: string,
  body: unknown = ORDER,
  headers: Record<string, string> = {},
  user = "ada",
) {
  const response = await fetch(`${url}/api/ramp/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Cookie: user, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  expect(text + JSON.stringify([...response.headers])).not.toContain(TOKEN);
  return { status: response.status, body: JSON.parse(text) };
}

describe("an order from somebody else's page is not placed", () => {
  test.each<[string, (host: string) => Record<string, string>]>([
    [
      "that says so, whatever its Origin",
      (host) => ({ "Sec-Fetch-Site": "cross-site", Origin: `http://${host}` }),
    ],
    ["that says so in an unknown word", () => ({ "Sec-Fetch-Site": "Cross-Site" })],
    [
      "that says two things",
      (host) => ({ "Sec-Fetch-Site": "same-origin, cross-site", Origin: `http://${host}` }),
    ],
    ["of another origin", () => ({ Origin: "https://evil.example" })],
    ["of a hidden origin", () => ({ Origin: "null" })],
    ["of an empty origin", () => ({ Origin: "" })],
    [
      "whose host begins like ours",
      () => ({ Host: "shop.example", Origin: "http://shop.example.evil.example" }),
    ],
    ["whose host ends like ours", () => ({ Host: "a.example", Origin: "http://evila.example" })],
    ["whose user part looks like ours", (host) => ({ Origin: `http://${host}@evil.example` })],
    [
      "with a forwarded host of its own",
      () => ({ Origin: "https://evil.example", Forwarded: "host=evil.example" }),
    ],
    [
      "that says so, whatever host was forwarded",
      () => ({
        "Sec-Fetch-Site": "cross-site",
        Origin: "https://evil.example",
        "X-Forwarded-Host": "evil.example",
      }),
    ],
    [
      "behind a proxy that forwards our host",
      () => ({ Origin: "https://evil.example", "X-Forwarded-Host": "shop.example" }),
    ],
    ["of another port", () => ({ Origin: "http://127.0.0.1:1" })],
  ])("%s", async (_what, headers) => {
    const { url, asked } = await start([{ body: SESSION }]);
    const { host } = new URL(url);
    const heard = await say(
      url,
      written(
        "POST /api/ramp/session",
        {
          Host: host,
          "Content-Type": "application/json",
          "Content-Length": String(JSON.stringify(ORDER).length),
          ...headers(host),
        },
        JSON.stringify(ORDER),
      ),
    );
    expect(heard.status).toBe(403);
    expect(heard.body).toContain("cross_site");
    expect(asked).toEqual([]);
  });
});

// faults H8
describe("a proxy that rewrites Host", () => {
  const order = (headers: Record<string, string>) =>
    written(
      "POST /api/ramp/session",
      {
        Host: "localhost:3000",
        "Content-Type": "application/json",
        "Content-Length": String(JSON.stringify(ORDER).length),
        ...headers,
      },
      JSON.stringify(ORDER),
    );
  const PHONE = { Origin: "http://192.168.1.20:5173" };

  test.each(["192.168.1.20:5173", "shop.example, 192.168.1.20:5173"])(
    "and tells that it was %s lets the page through",
    async (forwarded) => {
      const { url } = await start([{ body: SESSION }]);
      const heard = await say(url, order({ ...PHONE, "X-Forwarded-Host": forwarded }));
      expect(heard.status).toBe(200);
    },
  );

  test("lets no foreign page tell it: that takes a preflight, which is granted to nobody", async () => {
    const { url } = await start([{ body: SESSION }]);
    const response = await fetch(`${url}/api/ramp/session`, {
      method: "OPTIONS",
      headers: {
        Origin: "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-forwarded-host",
      },
    });
    expect(response.status).toBe(405);
    expect([...response.headers.keys()].join()).not.toContain("access-control");
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["Origin", PHONE, ["192.168.1.20:5173", "`Host`", "localhost:3000", "`X-Forwarded-Host`"]],
    ["Sec-Fetch-Site", { "Sec-Fetch-Site": "same-site" }, ["`Sec-Fetch-Site`", '"same-site"']],
  ])(
    "is told while it is developed that it was %s, and not to customers",
    async (_what, headers, words) => {
      const { url } = await start([{ body: SESSION }]);
      const inDevelopment = await say(url, order(headers));
      expect(inDevelopment.status).toBe(403);
      for (const word of words)
        expect(inDevelopment.body).toContain(JSON.stringify(word).slice(1, -1));
      vi.stubEnv("NODE_ENV", "production");
      const inProduction = await say(url, order(headers));
      vi.unstubAllEnvs();
      expect(inProduction.body).toContain(
        '"message":"Only this site\'s own pages may ask for this."}',
      );
    },
  );
});

// faults S7
test.each([
  ["a session", "POST /api/ramp/session", 415],
  ["a transaction", "GET /api/ramp/transactions/tx-1", 200],
  ["events", "GET /api/ramp/transactions/tx-1/events", 200],
  ["a stranger's transaction", "GET /api/ramp/transactions/tx-2", 404],
  ["a cancellation", "POST /api/ramp/transactions/tx-1/cancel", 404],
  ["a webhook", "POST /api/ramp/webhook", 415],
  ["a wrong method", "PUT /api/ramp/session", 405],
  ["nothing", "GET /api/ramp/nothing", 404],
  ["a foreign page", "GET /api/ramp/transactions/tx-1", 403],
])(
  "what is answered about %s is not guessed at, and not embedded elsewhere",
  async (what, line, status) => {
    const endpoint = rampEndpoint({
      vendors: [
        permissiveVendor({
          confirmTransaction: async () => undefined,
          parseWebhook: async () => undefined,
          getTransaction: async (id) =>
            id === "tx-1" ? { status: 200, body: MINE } : { status: 404, body: {} },
        }).vendor,
      ],
      user: () => ({ id: "ada", email: "ada@example.com" }),
      onTransaction: () => {},
    });
    const [method, path] = line.split(" ");
    const tab = new AbortController();
    const response = await endpoint(
      new Request(`https://shop.example${path}`, {
        method: method ?? "",
        signal: tab.signal,
        headers: what === "a foreign page" ? { "Sec-Fetch-Site": "cross-site" } : {},
      }),
    );
    tab.abort();
    expect(response.status).toBe(status);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  },
);

describe("a trick in the address", () => {
  const base = "/api/ramp/transactions";

  test.each([
    ["up one folder", `GET ${base}/..`, 404],
    ["up one folder, encoded", `GET ${base}/%2e%2e`, 404],
    ["up one folder, in capitals and with a slash", `GET ${base}/%2E%2E/`, 404],
    ["up one folder, half encoded", `GET ${base}/.%2e`, 404],
    ["up one folder and down to the session", `GET ${base}/../session`, 405],
    ["this folder", `GET ${base}/.`, 404],
    ["dots only", `GET ${base}/...`, 404],
    ["dots only, to be watched", `GET ${base}/.../events`, 404],
    ["up one folder, to be watched", `GET ${base}/%2e%2e/events`, 404],
    ["an encoded slash, to be watched", `GET ${base}/tx-1%2Fevents/events`, 404],
    ["an encoded slash", `GET ${base}/..%2f..%2fusers%2fada%2fkyc-status`, 404],
    ["an encoded slash in capitals", `GET ${base}/tx-1%2F..%2Ftx-2`, 404],
    ["a backslash", `GET ${base}/..\\..\\users`, 404],
    ["an encoded backslash", `GET ${base}/..%5c..%5cusers`, 404],
    ["double encoding", `GET ${base}/%252e%252e%252fusers`, 404],
    ["overlong dots", `GET ${base}/%c0%ae%c0%ae`, 404],
    ["an encoded zero", `GET ${base}/tx-1%00.json`, 404],
    ["an encoded line break", `GET ${base}/tx-1%0d%0aX-Evil:%201`, 404],
    ["half an escape", `GET ${base}/tx-1%`, 404],
    ["an escape that is none", `GET ${base}/%u002e%u002e`, 404],
    ["letters of another alphabet", `GET ${base}/\u00e4\u00f6`, 400],
    ["encoded letters of another alphabet", `GET ${base}/%D1%82%D1%85`, 404],
    ["a parameter", `GET ${base}/tx-1;user=eve`, 404],
    ["nothing", `GET ${base}/`, 404],
    ["one letter too many", `GET ${base}/${"a".repeat(256)}`, 404],
    ["ten thousand letters", `GET ${base}/${"a".repeat(10_000)}`, 404],
    ["another user's path below", `GET ${base}/tx-1/users/eve`, 404],
    ["the webhook, where nobody listens for it", "POST /api/ramp/webhook", 404],
  ])("%s asks the vendor nothing", async (_what, line, status) => {
    const { url, asked } = await start([{ body: MINE }]);
    const heard = await say(url, written(line));
    expect(heard.status).toBe(status);
    expect(heard.headers).not.toMatch(/^x-evil/im);
    expect(asked).toEqual([]);
  });

  test.each([
    ["a query", `GET ${base}/tx-1?id=tx-2&user=eve`],
    ["a full address of somebody else", `GET http://evil.example${base}/tx-1`],
    ["somebody else's host behind two slashes", `GET //evil.example${base}/tx-1`],
    ["folders that lead back", `GET /x/%2e%2e${base}/y/../tx-1`],
  ])(
    "%s changes nothing: one's own transaction, asked for by its id alone",
    async (_what, line) => {
      const { url, asked } = await start([{ body: MINE }]);
      const heard = await say(url, written(line));
      expect(heard.status).toBe(200);
      expect(heard.body).not.toMatch(/evil|eve|partner_user_id/);
      expect(asked.map(({ url }) => url)).toEqual(["/widget/transactions/tx-1"]);
    },
  );

  test("a forged Host goes nowhere", async () => {
    const { url, asked } = await start([{ body: MINE }]);
    const heard = await say(url, written(`GET ${base}/tx-1`, { Host: "evil.example:1" }));
    expect(heard.status).toBe(200);
    expect(heard.headers + heard.body).not.toContain("evil");
    expect(asked[0]?.headers.host).not.toContain("evil");
  });

  test.each([
    ["that is no host", written(`GET ${base}/tx-1`, { Host: "a b/../c" })],
    ["that is missing", `GET ${base}/tx-1 HTTP/1.1\r\nCookie: ada\r\n\r\n`],
  ])("a Host %s gets no further than the framework", async (_what, request) => {
    vi.spyOn(console, "error").mockReturnValue();
    const { url, asked } = await start([{ body: MINE }]);
    expect([400, 500]).toContain((await say(url, request)).status);
    expect(asked).toEqual([]);
  });

  test("a Host that smuggles a path in still shows nobody else's transaction", async () => {
    const { url } = await start([{ body: { ...MINE, partner_user_id: "eve" } }]);
    const host = `shop.example${base}/tx-1?`;
    expect((await say(url, written(`GET ${base}/tx-2`, { Host: host }))).status).toBe(404);
  });

  test("another user's transaction looks like one that is unknown", async () => {
    const { url } = await start([
      { body: { ...MINE, partner_user_id: "eve" } },
      { status: 404, body: { error: "not_found", code: "not_found", message: "tx-2 unknown" } },
    ]);
    const foreign = await say(url, written(`GET ${base}/tx-1`));
    const unknown = await say(url, written(`GET ${base}/tx-2`));
    expect(foreign.status).toBe(404);
    expect(foreign.body).toBe(unknown.body);
  });

  test.each(["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s is not taken", async (method) => {
    const { url, asked } = await start([{ body: MINE }]);
    for (const path of ["/api/ramp/session", `${base}/tx-1`, `${base}/tx-1/events`]) {
      const response = await fetch(url + path, { method, headers: { Cookie: "ada" } });
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toMatch(/^(GET|POST)$/);
    }
    expect(asked).toEqual([]);
  });
});

describe("a body", () => {
  const head = (headers: Record<string, string>) =>
    written("POST /api/ramp/session", { "Content-Type": "application/json", ...headers });
  const listening = { onTransaction: async () => {} };

  test("of a declared gigabyte is refused before it is read", async () => {
    const { url, asked } = await start([{ body: SESSION }]);
    const heard = await say(url, head({ "Content-Length": "1000000000" }));
    expect(heard.status).toBe(413);
    expect(asked).toEqual([]);
  });

  test("that grows in chunks beyond 16 KiB is refused while it comes", async () => {
    const { url, asked } = await start([{ body: SESSION }]);
    const chunk = `2000\r\n${" ".repeat(0x2000)}\r\n`;
    const heard = await say(url, head({ "Transfer-Encoding": "chunked" }) + chunk.repeat(3));
    expect(heard.status).toBe(413);
    expect(asked).toEqual([]);
  });

  test.each([
    ["never begins", "session", { "Content-Length": "50" }, ""],
    ["stops in the middle", "session", { "Content-Length": "50" }, '{"type":'],
    ["stops between two chunks", "session", { "Transfer-Encoding": "chunked" }, "1\r\n{\r\n"],
    ["of a webhook never begins", "webhook", { "Content-Length": "50" }, ""],
  ])("that %s is answered after ten seconds", async (_what, path, headers, begun) => {
    const { url, asked } = await start([{ body: SESSION }], listening);
    const deadlines = shortenTimeouts(100);
    const request = head(headers).replace("/session", `/${path}`);
    const heard = await say(url, request + begun);
    expect(heard.status).toBe(408);
    expect(heard.body).toContain("body_too_slow");
    expect(deadlines()).toEqual([10_000]);
    expect(asked).toEqual([]);
  });

  test("that drips is answered after ten seconds, however long it goes on", async () => {
    const { url, asked } = await start([{ body: SESSION }]);
    shortenTimeouts(100);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(head({ "Content-Length": "10000" }));
    const drip = setInterval(() => socket.write(" "), 5);
    try {
      const answer = await new Promise<string>((resolve) =>
        socket.once("data", (bytes) => resolve(bytes.toString())),
      );
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      clearInterval(drip);
      socket.destroy();
    }
    expect(asked).toEqual([]);
  });

  test.each([
    ["too slow", { "Content-Length": "50" }, 408],
    ["too large", { "Content-Length": "50000" }, 413],
  ])("that is %s holds no connection", async (_what, headers, status) => {
    const { url } = await start([{ body: SESSION }]);
    shortenTimeouts(100);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let heard = "";
    socket.on("data", (bytes) => (heard += bytes.toString()));
    socket.write(head(headers));
    await new Promise((resolve) => socket.once("end", resolve));
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    // Else it would end all the same, but only once the server had waited for another request.
    expect(heard).toMatch(/^connection: close\r$/im);
    socket.destroy();
  });

  test("that breaks off is a bad request, and no failure of the server", async () => {
    const { baseUrl, asked } = await scriptVendor([{ body: SESSION }]);
    const endpoint = rampEndpoint({
      vendors: [proofServer({ baseUrl, clientToken: TOKEN }, async () => {})],
      user: () => ({ id: "ada", email: "ada@example.com" }),
    });
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"type":'));
        controller.error(new Error("connection reset"));
      },
    });
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      duplex: "half",
    };
    const response = await endpoint(new Request("https://shop.example/session", init));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "decode_error" });
    expect(asked).toEqual([]);
  });

  test.each<[string, string, Record<string, string>, number]>([
    ["a text", JSON.stringify(ORDER), { "Content-Type": "text/plain" }, 415],
    ["a form", "type=buy", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
    ["a file", JSON.stringify(ORDER), { "Content-Type": "multipart/form-data; boundary=x" }, 415],
    ["JSON of another kind", JSON.stringify(ORDER), { "Content-Type": "application/jsonp" }, 415],
    [
      "two kinds at once",
      JSON.stringify(ORDER),
      { "Content-Type": "text/plain, application/json" },
      415,
    ],
    ["a list 8,000 deep", `${"[".repeat(8000)}${"]".repeat(8000)}`, {}, 400],
    ["a field 2,500 deep", `{"currency":${'{"a":'.repeat(2500)}1${"}".repeat(2501)}`, {}, 400],
    ["JSON that does not end", '{"type":"buy","currency":"USDT"', {}, 400],
    ["a number that no number holds", '{"type":"buy","currency":"USDT","amount":1e999}', {}, 400],
    [
      "a currency with a line break",
      JSON.stringify({ ...ORDER, currency: "USDT\r\nX-Evil: 1" }),
      {},
      400,
    ],
    ["a network with a line break", JSON.stringify({ ...ORDER, network: "TRC20\n" }), {}, 400],
    ["an amount with a line break", JSON.stringify({ ...ORDER, fiat_amount: "1\n" }), {}, 400],
    ["an amount in other digits", JSON.stringify({ ...ORDER, fiat_amount: "\u0661" }), {}, 400],
    [
      "a redirect with a line break",
      JSON.stringify({ ...ORDER, redirect_url: "https://shop.example/\r\nSet-Cookie: a=b" }),
      {},
      400,
    ],
    [
      "a redirect with a tab",
      JSON.stringify({ ...ORDER, redirect_url: "ht\ttps://shop.example/" }),
      {},
      400,
    ],
    [
      "a redirect with a zero",
      JSON.stringify({ ...ORDER, redirect_url: "https://shop.example/\0" }),
      {},
      400,
    ],
    [
      "a redirect that runs",
      JSON.stringify({ ...ORDER, redirect_url: "javascript:alert(1)" }),
      {},
      400,
    ],
  ])("with %s reaches nobody", async (_what, body, headers, status) => {
    const { url, asked } = await start([{ body: SESSION }]);
    const heard = await postSession(url, body, headers);
    expect(heard.status).toBe(status);
    expect(asked).toEqual([]);
  });

  test("with fields that nobody asked for passes on none of them", async () => {
    const { url, asked } = await start([{ body: SESSION }]);
    const forged = JSON.stringify(ORDER).replace(
      /}$/,
      `,"__proto__":{"network":"EVIL","isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},
       "partner_user_id":"eve","user_email":"eve@evil.example","address":"TEvil","client_ip":"6.6.6.6","toJSON":"x"}`,
    );
    expect((await postSession(url, forged)).status).toBe(200);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      partner_user_id: "ada",
      user_email: "ada@example.com",
      currency: "USDT",
      type: "buy",
      fiat_currency: "EUR",
      fiat_amount: "100",
    });
    expect("isAdmin" in {}).toBe(false);
  });

  test("with a key twice means one thing to us and to the vendor", async () => {
    const { url, asked } = await start([{ body: SESSION }]);
    const twice = '{"type":"buy","fiat_currency":"EUR","currency":"USDT","currency":"BTC"}';
    expect((await postSession(url, twice)).status).toBe(200);
    expect(asked[0]?.body.match(/"currency":"\w+"/g)).toEqual(['"currency":"BTC"']);
  });

  test("of a user with line breaks stays inside the vendor's JSON", async () => {
    const { url, asked } = await start([{ body: SESSION }], {
      user: () => ({ id: "ada\r\nX-Evil: 1", email: 'a"@b\r\n', ip: "1.2.3.4\r\nX-Evil: 1" }),
    });
    expect((await postSession(url)).status).toBe(200);
    expect(asked[0]?.headers).not.toHaveProperty("x-evil");
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ partner_user_id: "ada\r\nX-Evil: 1" });
  });
});

describe("the user's address", () => {
  test.each<[string, string, number | undefined, string | undefined]>([
    ["is not read from a header that anybody can write", "6.6.6.6", undefined, undefined],
    ["is what the one proxy wrote", "6.6.6.6, 203.0.113.42", 1, "203.0.113.42"],
    [
      "is what the outer of two proxies wrote",
      "6.6.6.6, 203.0.113.42, 10.0.0.2",
      2,
      "203.0.113.42",
    ],
    ["is unknown where fewer proxies wrote than there are", "6.6.6.6", 2, undefined],
    ["may be an IPv6 address", "::1, 2001:db8::7", 1, "2001:db8::7"],
    ["is unknown where the proxy wrote something else", "203.0.113.42, <script>", 1, undefined],
    ["is unknown where the entry is empty", "203.0.113.42, ", 1, undefined],
  ])("%s", async (_what, header, trustedProxies, ip) => {
    const { baseUrl, asked } = await scriptVendor([{ body: SESSION }]);
    const clientToken = TOKEN;
    const url = await serve(baseUrl, {
      vendors: [
        proofServer(
          { baseUrl, clientToken, initTokenType: "sdk_partner_authorization" },
          async () => {},
        ),
      ],
      trustedProxies,
    });
    const order = { type: "buy", currency: "USDT", network: "TRC20", amount: "5" };
    expect((await postSession(url, order, { "X-Forwarded-For": header })).status).toBe(200);
    expect(JSON.parse(asked[0]?.body ?? "").client_ip).toBe(ip);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1"])(
    "%j proxies are refused at once",
    (trustedProxies) => {
      const options = { trustedProxies } as { trustedProxies: number };
      expect(() => serve("http://127.0.0.1:1", options)).toThrow(/`trustedProxies` .*whole number/);
    },
  );
});

describe("a crowd", () => {
  test("of 200 at once gets 200 sessions, each its own", async () => {
    const sandbox = createSandbox({ clientToken: TOKEN });
    const baseUrl = await listen(createRequestListener((request) => sandbox.fetch(request)));
    const url = await serve(baseUrl);
    const users = Array.from({ length: 200 }, (_, index) => `user-${index}`);

    const sessions = await Promise.all(users.map((user) => postSession(url, ORDER, {}, user)));
    expect(sessions.map(({ status }) => status)).toEqual(users.map(() => 200));
    const ids = sessions.map(({ body }) => String(body.merchant_transaction_id));
    expect(new Set(ids).size).toBe(200);
    expect(new Set(sessions.map(({ body }) => body.init_token)).size).toBe(200);
    const owners = users.map((user) => ({ partner_user_id: user }));
    expect(ids.map((id) => sandbox.transaction(id))).toMatchObject(owners);

    const look = async (id: string | undefined, user: string) => {
      const init = { headers: { Cookie: user } };
      return (await fetch(`${url}/api/ramp/transactions/${id}`, init)).status;
    };
    const own = await Promise.all(users.map((user, at) => look(ids[at], user)));
    expect(own).toEqual(users.map(() => 200));
    const neighbours = await Promise.all(users.map((user, at) => look(ids[(at + 1) % 200], user)));
    expect(neighbours).toEqual(users.map(() => 404));
  });
});

describe("a vendor that", () => {
  const invalid = { status: 502, body: { code: "upstream_invalid_response" } };

  test.each(["before", "inside"] as const)(
    "hangs %s its answer is given up after ten seconds",
    async (hangs) => {
      const { url, asked } = await start([{ hangs }]);
      const deadlines = shortenTimeouts(20, () => asked.length > 0);
      const heard = await postSession(url);
      expect(heard).toMatchObject({ status: 502, body: { code: "upstream_unavailable" } });
      expect(new Set(deadlines())).toEqual(new Set([10_000]));
      expect(asked).toHaveLength(1);
    },
  );

  test.each<[string, Reply]>([
    ["answers a page", { body: "<html>Down</html>" }],
    ["answers noise", { body: "\u0000\u0001\ufffd{" }],
    ["answers five megabytes", { body: { ...SESSION, pad: "x".repeat(5 << 20) } }],
    ["answers one byte more than a mebibyte", { body: `{"a":"${"x".repeat((1 << 20) - 7)}"}` }],
    ["answers with 51 levels", { body: `{"networks":${"[".repeat(50)}${"]".repeat(50)}}` }],
    ["answers with a deep list", { body: `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}` }],
    ["sends elsewhere", { status: 302, headers: { Location: "https://evil.example/" } }],
  ])("%s is not believed", async (_what, reply) => {
    const { url, asked } = await start([reply]);
    const heard = await postSession(url);
    expect(heard).toMatchObject(invalid);
    expect(asked).toHaveLength(1);
  });

  test("answers without end is cut off", async () => {
    let written = 0;
    const baseUrl = await listen((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(65_536))) written += 65_536;
      };
      response.on("drain", pour);
      pour();
    });
    const heard = await postSession(await serve(baseUrl));
    expect(heard).toMatchObject(invalid);
    expect(written).toBeLessThan(16 << 20);
  });

  test("packs 64 megabytes into a few is cut off", async () => {
    const packed = gzipSync(Buffer.alloc(64 << 20, " "));
    const baseUrl = await listen((_request, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(packed);
    });
    const heard = await postSession(await serve(baseUrl));
    expect(heard).toMatchObject(invalid);
  });

  test("may answer just one mebibyte", async () => {
    const session = JSON.stringify(SESSION);
    const { url } = await start([{ body: session.padEnd(1 << 20) }]);
    expect((await postSession(url)).status).toBe(200);
  });

  test.each([200, 400, 401, 403, 404, 429, 500])(
    "repeats our secret everywhere, with status %i, tells nobody",
    async (status) => {
      const fields = Object.keys(SESSION).concat("error", "code", "message", "signature", "status");
      const echo = Object.fromEntries(fields.map((field) => [field, `Bearer ${TOKEN}`]));
      const escaped = `\\u0063${TOKEN.slice(1)}`;
      const body = JSON.stringify({
        ...echo,
        partner_user_id: "ada",
        networks: [{ [TOKEN]: [TOKEN] }],
      })
        .replace(`"address":"Bearer ${TOKEN}"`, `"address":"${escaped}"`)
        .replace(`"message":"Bearer ${TOKEN}"`, `"message":"${escaped}"`);
      const headers = { "X-Request-Id": TOKEN, "Retry-After": TOKEN, "Set-Cookie": `t=${TOKEN}` };
      const { url } = await start([{ status, body, headers }]);
      // Both check every byte of the answer for the token.
      await postSession(url);
      await say(url, written("GET /api/ramp/transactions/tx-1"));
    },
  );

  test("repeats our secret in another spelling alone tells nobody either", async () => {
    const body = JSON.stringify({ ...SESSION, address: "SECRET" }).replace(
      "SECRET",
      `\\u0063${TOKEN.slice(1)}`,
    );
    const { url } = await start([{ body }]);
    expect((await postSession(url)).body.address).toBe("[removed]");
  });
});
