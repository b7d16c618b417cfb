import { describe, expect, test } from "vitest";
import { StoreUnavailableError } from "../../../src/server/store/guardStore.ts";
import { memoryStore } from "../../../src/server.ts";
import { examine, LOCAL, run } from "./examine.ts";
import {
  loginPage,
  serveShop,
  SESSION,
  withHeaders,
  withoutHeaders,
  type Shop,
} from "./serveShop.ts";

test("a healthy page and endpoint have no problem", async () => {
  const { code, problems, warnings, findings } = await examine(await serveShop());
  expect({ code, problems, warnings }).toEqual({ code: 0, problems: [], warnings: [] });
  const unchecked = findings.filter(({ result }) => result === "not-checked").map(({ id }) => id);
  expect(unchecked).toEqual([
    "idempotency-key",
    "client-ip",
    "traceparent",
    "webhook-signature",
    "events",
  ]);
});

test("no session is opened, whether or not everyone counts as signed in", async () => {
  const sessions: unknown[] = [];
  const vendor = {
    createSession: async (order: unknown) => {
      sessions.push(order);
      return { status: 200, body: { merchant_transaction_id: "tx-1" } };
    },
  };
  const user = () => ({ id: "user-1", email: "ada@example.com" });
  await examine(await serveShop({ vendor }), ["--cookie", `sid=${SESSION}`]);
  const { problems } = await examine(await serveShop({ vendor, options: { user } }));
  expect(problems).toEqual(["session", "transactions", "options", "quotes"]);
  expect(sessions).toEqual([]);
});

test("the endpoint's own address is recognized, and its page not checked", async () => {
  const url = (await serveShop()).replace("/buy", "/api/ramp");
  const { code, findings } = await examine(url);
  expect(code).toBe(0);
  expect(findings).toContainEqual(expect.objectContaining({ id: "csp", result: "not-checked" }));
});

test("a signed-in user is let in with a cookie or with a header", async () => {
  const url = await serveShop();
  for (const args of [
    ["--cookie", `sid=${SESSION}`],
    ["--header", `Cookie: sid=${SESSION}`],
  ]) {
    const { findings } = await examine(url, args);
    expect(findings).toContainEqual(expect.objectContaining({ id: "signed-in", result: "ok" }));
  }
  const { problems } = await examine(url, ["--cookie", "sid=expired-1234"]);
  expect(problems).toEqual(["signed-in"]);
});

interface Row {
  what: string;
  shop: Shop;
  args?: string[];
  problems?: string[];
  warnings?: string[];
}

const ROUTES = ["session", "transactions", "options", "quotes"];
const isPath = (request: Request, path: string) => new URL(request.url).pathname.endsWith(path);

const rows: Row[] = [
  {
    what: "a login page instead of 401",
    shop: {
      proxy: async (request, endpoint) =>
        isPath(request, "/health") || isPath(request, "/webhook") ? endpoint(request) : loginPage(),
    },
    problems: [
      "unknown-route",
      ...ROUTES,
      "fetch-metadata",
      "fetch-metadata-read",
      "foreign-origin",
    ],
  },
  {
    what: "a redirect to a login page",
    shop: {
      proxy: async (request, endpoint) => {
        const response = await endpoint(request);
        return response.status === 401
          ? new Response(null, { status: 302, headers: { Location: "/login?next=secret" } })
          : response;
      },
    },
    problems: ROUTES,
  },
  {
    what: "a framework that routes GET only",
    shop: {
      proxy: async (request, endpoint) =>
        request.method === "GET" ? endpoint(request) : new Response(null, { status: 405 }),
    },
    problems: ["session", "webhook", "fetch-metadata", "foreign-origin"],
  },
  {
    what: "a store that is down",
    shop: {
      options: {
        store: { ...memoryStore(), read: () => Promise.reject(new Error("connection refused")) },
        onError: (error) => expect(error).toBeInstanceOf(StoreUnavailableError),
      },
      vendor: { getEncryptionKey: () => "a-secret-of-this-test" },
    },
    problems: ["store"],
  },
  {
    what: "a proxy that removes no-store",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), { "Cache-Control": "private, max-age=60" }),
    },
    problems: ["cache-control"],
  },
  {
    what: "a CDN that caches",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), { "X-Cache": "HIT from edge" }),
    },
    problems: ["cached"],
  },
  {
    what: "a cache that gives its answers' age",
    shop: {
      proxy: async (request, endpoint) => withHeaders(await endpoint(request), { Age: "30" }),
    },
    problems: ["cached"],
  },
  {
    what: "nothing in the age 0, which some CDNs always send",
    shop: {
      proxy: async (request, endpoint) => withHeaders(await endpoint(request), { Age: "0" }),
    },
  },
  {
    what: "a proxy that removes the security headers",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), {
          "X-Content-Type-Options": undefined,
          "Cross-Origin-Resource-Policy": "cross-origin",
        }),
    },
    warnings: ["x-content-type-options", "cross-origin-resource-policy"],
  },
  {
    what: "a proxy that removes Sec-Fetch-Site",
    shop: {
      proxy: async (request, endpoint) => endpoint(withoutHeaders(request, "Sec-Fetch-Site")),
    },
    problems: ["fetch-metadata", "fetch-metadata-read"],
  },
  {
    what: "a proxy that removes Origin",
    shop: { proxy: async (request, endpoint) => endpoint(withoutHeaders(request, "Origin")) },
    problems: ["foreign-origin"],
  },
  {
    what: "a proxy that rewrites Host and says so to nobody",
    shop: {
      proxy: async (request, endpoint) => {
        const url = new URL(request.url);
        const headers = new Headers(request.headers);
        headers.set("Host", "backend.internal");
        const body = request.method === "POST" ? { body: await request.text() } : {};
        return endpoint(
          new Request(`http://backend.internal${url.pathname}`, {
            method: request.method,
            headers,
            ...body,
          }),
        );
      },
    },
    problems: ["own-origin"],
  },
  {
    what: "CORS for everyone, with cookies",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), {
          "Access-Control-Allow-Origin": request.headers.get("Origin") ?? undefined,
          "Access-Control-Allow-Credentials": "true",
        }),
    },
    problems: ["cors"],
  },
  {
    what: "CORS for everyone, without cookies",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), { "Access-Control-Allow-Origin": "*" }),
    },
    warnings: ["cors"],
  },
  {
    what: "a clock ten minutes behind",
    shop: {
      proxy: async (request, endpoint) =>
        withHeaders(await endpoint(request), {
          Date: new Date(Date.now() - 600_000).toUTCString(),
        }),
    },
    warnings: ["clock"],
  },
  {
    what: "an endpoint without webhooks",
    shop: { options: { onTransaction: undefined } },
    warnings: ["webhook"],
  },
  {
    what: "a route that takes every webhook",
    shop: {
      proxy: async (request, endpoint) =>
        isPath(request, "/webhook") ? Response.json({ received: true }) : endpoint(request),
    },
    // Its headers aren't the endpoint's either.
    problems: ["webhook", "cache-control"],
    warnings: ["x-content-type-options", "cross-origin-resource-policy"],
  },
  {
    what: "a page that swallows webhooks",
    shop: {
      proxy: async (request, endpoint) =>
        isPath(request, "/webhook") ? loginPage() : endpoint(request),
    },
    problems: ["webhook"],
  },
  {
    what: "CSRF protection that refuses webhooks",
    shop: {
      proxy: async (request, endpoint) =>
        isPath(request, "/webhook")
          ? new Response("CSRF token missing", { status: 403 })
          : endpoint(request),
    },
    warnings: ["webhook"],
  },
];

describe("the doctor finds", () => {
  test.each(rows)("$what", async ({ shop, args, problems = [], warnings = [] }) => {
    const found = await examine(await serveShop(shop), args);
    expect({ problems: found.problems, warnings: found.warnings }).toEqual({ problems, warnings });
    expect(found.code).toBe(problems.length > 0 ? 1 : 0);
    expect(JSON.stringify(found.findings)).not.toMatch(/max-age=60|login\?next|from edge/);
  });

  test("an endpoint at another origin than the page's", async () => {
    const endpoint = (await serveShop()).replace("/buy", "/api/ramp");
    const { problems } = await examine(await serveShop(), ["--endpoint", endpoint]);
    expect(problems).toEqual(["endpoint-origin", "csp-connect-src"]);
  });

  test("no endpoint at a wrong path", async () => {
    const { problems } = await examine(await serveShop(), ["--endpoint", "/api/other"]);
    expect(problems).toEqual(
      expect.arrayContaining(["health", "unknown-route", ...ROUTES, "webhook", "fetch-metadata"]),
    );
  });
});

test("the report for people is aligned, says why and how to fix it, and has colors on a terminal only", async () => {
  const url = await serveShop({ headers: { "Permissions-Policy": "camera=()" } });
  const plain = await run([url]);
  expect(plain.code).toBe(1);
  expect(plain.output).toMatch(/^ {2}PROBLEM {6}permissions-camera {12}\S/m);
  expect(plain.output).toMatch(/^ {15}Fix: Send `camera=\(self "https:/m);
  expect(plain.output).toContain("1 problem, 0 warnings");
  expect(plain.output).not.toContain("\u001b");
  expect((await run([url], { isTty: true })).output).toContain("\u001b[31mPROBLEM");
  const quiet = await run([url], { isTty: true, env: { ...LOCAL, NO_COLOR: "1" } });
  expect(quiet.output).toBe(plain.output);
});

test("tokens in the query of an address are not printed", async () => {
  const { output } = await run([`${await serveShop()}?token=preview-51c0`]);
  expect(output).toContain("/buy");
  expect(output).not.toContain("preview-51c0");
});

describe("wrong usage ends with 2", () => {
  test.each([
    { what: "no URL", args: [] },
    { what: "two URLs", args: ["https://a.example", "https://b.example"] },
    { what: "no http: URL", args: ["shop.example.com"] },
    { what: "a password in the URL", args: ["https://ada:hunter2-hunter2@shop.example.com"] },
    { what: "an unknown option", args: ["https://a.example", "--cookies", "hunter2-hunter2"] },
    { what: "an unknown vendor", args: ["https://a.example", "--vendors", "acme"] },
    { what: "an unknown environment", args: ["https://a.example", "--environment", "test"] },
    { what: "a header without a name", args: ["https://a.example", "--header", "hunter2-hunter2"] },
    {
      what: "a cookie with a line break",
      args: ["https://a.example", "--cookie", "a=hunter2-hunter2\n"],
    },
    { what: "a relative endpoint", args: ["https://a.example", "--endpoint", "api/ramp"] },
    { what: "a transaction without a user", args: ["https://a.example", "--transaction", "tx-1"] },
    { what: "a vendor without a transaction", args: ["https://a.example", "--vendor", "proof"] },
  ])("$what", async ({ args }) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(2);
    expect(output).toBe("");
    expect(errors).toContain("Usage: ramp-widget doctor <url>");
    expect(errors).not.toContain("hunter2");
  });

  test("a URL that can't be reached", async () => {
    const { code, errors } = await run(["http://127.0.0.1:1/buy"]);
    expect(code).toBe(2);
    expect(errors).toContain("can't be reached");
  });

  test("but asking for help is none", async () => {
    const { code, output } = await run(["--help"]);
    expect(code).toBe(0);
    expect(output).toContain("proof, transak, bleepay (default: proof)");
  });
});
