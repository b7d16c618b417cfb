import { request as rawRequest } from "node:http";
import { describe, expect, test } from "vitest";
import type { Order } from "../../src/order.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions, RampUser } from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";
import { frameworks } from "./serve.ts";

const USER: RampUser = { id: "user-123", email: "ada@example.com" };
const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };
const JSON_TYPE = { "Content-Type": "application/json" };

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { ...JSON_TYPE, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

interface Row {
  what: string;
  path?: string;
  init?: RequestInit;
  options?: Partial<RampEndpointOptions>;
  status: number;
  code?: string;
  says?: string;
}

const rows: Row[] = [
  { what: "opens a session", init: post(ORDER), status: 200 },
  {
    what: "opens a session behind a trailing slash",
    path: "/session/",
    init: post(ORDER),
    status: 200,
  },
  {
    what: "opens a session under a deeper mount path",
    path: "/v2/eu/session",
    init: post(ORDER),
    status: 200,
  },
  {
    what: "opens a session for JSON with a charset",
    init: post(ORDER, { "Content-Type": "Application/JSON; charset=utf-8" }),
    status: 200,
  },
  {
    what: "shows a transaction",
    path: "/transactions/550e8400-e29b-41d4-a716-446655440000",
    status: 200,
  },
  {
    what: "knows no other path",
    path: "/sessions",
    init: post(ORDER),
    status: 404,
    code: "not_found",
  },
  {
    what: "knows nothing below a transaction's events",
    path: "/transactions/tx-1/events/1",
    status: 404,
    code: "not_found",
  },
  {
    what: "refuses an id with odd characters",
    path: "/transactions/a%2F..%2Fb",
    status: 404,
    code: "not_found",
  },
  {
    what: "refuses an id that is too long",
    path: `/transactions/${"a".repeat(256)}`,
    status: 404,
    code: "not_found",
  },
  {
    what: "lets nobody in who is not signed in",
    init: post(ORDER),
    options: { user: () => null },
    status: 401,
    code: "unauthorized",
  },
  {
    what: "shows nothing to who is not signed in",
    path: "/transactions/tx-1",
    options: { user: async () => undefined },
    status: 401,
    code: "unauthorized",
  },
  {
    what: "refuses an order from a foreign page",
    init: post(ORDER, { "Sec-Fetch-Site": "cross-site" }),
    status: 403,
    code: "cross_site",
  },
  {
    what: "refuses an order from a foreign origin",
    init: post(ORDER, { Origin: "https://evil.example" }),
    status: 403,
    code: "cross_site",
  },
  {
    what: "refuses an order from a hidden origin",
    init: post(ORDER, { Origin: "null" }),
    status: 403,
    code: "cross_site",
  },
  {
    what: "believes Sec-Fetch-Site over Origin",
    init: post(ORDER, { "Sec-Fetch-Site": "same-origin", Origin: "https://proxied.example" }),
    status: 200,
  },
  // faults S7
  {
    what: "refuses an order from a sister site",
    init: post(ORDER, { "Sec-Fetch-Site": "same-site" }),
    status: 403,
    code: "cross_site",
  },
  {
    what: "refuses an order from no page at all",
    init: post(ORDER, { "Sec-Fetch-Site": "none" }),
    status: 403,
    code: "cross_site",
  },
  {
    what: "shows nothing to a foreign page",
    path: "/transactions/tx-1",
    init: { headers: { "Sec-Fetch-Site": "cross-site" } },
    status: 403,
    code: "cross_site",
  },
  {
    what: "shows nothing to a foreign origin",
    path: "/transactions/tx-1",
    init: { headers: { Origin: "https://evil.example" } },
    status: 403,
    code: "cross_site",
  },
  {
    what: "shows a transaction to a sister site, which could open it in a window",
    path: "/transactions/tx-1",
    init: { headers: { "Sec-Fetch-Site": "same-site" } },
    status: 200,
  },
  {
    what: "shows a transaction to whoever types its address",
    path: "/transactions/tx-1",
    init: { headers: { "Sec-Fetch-Site": "none" } },
    status: 200,
  },
  {
    what: "refuses a form",
    init: post("type=buy", { "Content-Type": "application/x-www-form-urlencoded" }),
    status: 415,
    code: "unsupported_media_type",
  },
  {
    what: "refuses JSON that calls itself text",
    init: post(ORDER, { "Content-Type": "text/plain" }),
    status: 415,
    code: "unsupported_media_type",
  },
  {
    what: "takes a body of just 16 KiB",
    init: post(JSON.stringify(ORDER).padEnd(16 * 1024)),
    status: 200,
  },
  {
    what: "refuses a body of one byte more",
    init: post(JSON.stringify(ORDER).padEnd(16 * 1024 + 1)),
    status: 413,
    code: "body_too_large",
  },
  {
    what: "refuses a body that is not JSON",
    init: post("{type:buy}"),
    status: 400,
    code: "decode_error",
  },
  {
    what: "refuses an empty body",
    init: { method: "POST", headers: JSON_TYPE },
    status: 400,
    code: "decode_error",
  },
  {
    what: "refuses a list",
    init: post([ORDER]),
    status: 400,
    code: "validation_error",
    says: "not an object",
  },
  {
    what: "refuses a number for an amount",
    init: post({ ...ORDER, fiat_amount: 100 }),
    status: 400,
    code: "validation_error",
    says: "fiat_amount",
  },
  {
    what: "refuses an unknown type",
    init: post({ ...ORDER, type: "swap" }),
    status: 400,
    code: "validation_error",
    says: "`type`",
  },
  {
    what: "refuses two amounts",
    init: post({ ...ORDER, amount: "1" }),
    status: 400,
    code: "validation_error",
    says: "both given",
  },
  {
    what: "refuses an amount of nothing",
    init: post({ ...ORDER, fiat_amount: "0.00" }),
    status: 400,
    code: "validation_error",
    says: "above zero",
  },
  {
    what: "refuses a sentence for a payment method",
    init: post({ ...ORDER, payment_method: "by card" }),
    status: 400,
    code: "validation_error",
    says: "paymentMethod",
  },
  {
    what: "refuses a script for a redirect",
    init: post({ ...ORDER, redirect_url: "javascript:alert(1)" }),
    status: 400,
    code: "validation_error",
    says: "redirectUrl",
  },
  {
    what: "passes on the partner's refusal",
    init: post(ORDER),
    options: { order: () => ({ refused: "Not in your country." }) },
    status: 403,
    code: "order_rejected",
    says: "Not in your country.",
  },
  {
    what: "checks what the partner made of an order",
    init: post(ORDER),
    options: { order: async (order) => ({ ...order, amount: undefined, fiatAmount: "-1" }) },
    status: 400,
    code: "validation_error",
    says: "fiatAmount",
  },
];

describe.each(Object.entries(frameworks))("under %s", (_name, serve) => {
  const start = (options: Partial<RampEndpointOptions> = {}) =>
    serve(rampEndpoint({ vendors: [permissiveVendor().vendor], user: () => USER, ...options }));

  test.each(rows)(
    "$what",
    async ({ path = "/session", init, options, status, code, says = "" }) => {
      const response = await fetch(`${await start(options)}/api/ramp${path}`, init);
      const body: Record<string, unknown> = await response.json();
      expect(response.status).toBe(status);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
      expect(body.code).toBe(code);
      if (status >= 400) {
        expect(Object.keys(body)).toEqual(["error", "code", "message"]);
        expect(body.message).toContain(says);
      }
    },
  );

  test.each([
    ["/session", "POST", ["GET", "PUT", "DELETE", "OPTIONS"]],
    ["/transactions/tx-1", "GET", ["POST", "PATCH", "DELETE", "OPTIONS"]],
    ["/health", "GET, HEAD", ["POST", "PUT", "DELETE"]],
  ])("%s takes %s only", async (path, allowed, others) => {
    const url = await start();
    for (const method of others) {
      const response = await fetch(`${url}/api/ramp${path}`, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe(allowed);
      expect(await response.json()).toMatchObject({ code: "method_not_allowed" });
    }
  });

  test("takes an order from its own origin", async () => {
    const url = await start();
    const response = await fetch(`${url}/api/ramp/session`, post(ORDER, { Origin: url }));
    expect(response.status).toBe(200);
  });

  test("answers 413 to a body that is still coming, without any Content-Length", async () => {
    const url = await start();
    const response = await new Promise<{ status: number | undefined; body: string }>(
      (resolve, reject) => {
        const upload = rawRequest(`${url}/api/ramp/session`, {
          method: "POST",
          headers: JSON_TYPE,
        });
        upload.on("error", reject);
        upload.on("response", (message) => {
          let body = "";
          message.setEncoding("utf8");
          message.on("data", (text: string) => (body += text));
          message.on("end", () => resolve({ status: message.statusCode, body }));
          message.on("end", () => upload.destroy());
        });
        // Three chunks, and never an end.
        for (let chunk = 0; chunk < 3; chunk++) upload.write(" ".repeat(8 * 1024));
      },
    );
    expect(response.status).toBe(413);
    expect(response.body).toContain("body_too_large");
  });
});

/** Asks without any framework between. */
async function ask(
  options: Partial<RampEndpointOptions>,
  init: RequestInit = post(ORDER),
  path = "/session",
) {
  const endpoint = rampEndpoint({
    vendors: [permissiveVendor().vendor],
    user: () => USER,
    ...options,
  });
  return endpoint(new Request(`https://shop.example/api/ramp${path}`, init));
}

describe("what reaches the vendor", () => {
  test("nothing but the order's own fields", async () => {
    const { vendor, orders } = permissiveVendor();
    const forged = `{"type":"sell","currency":"USDT","network":"TRC20","amount":"5","redirect_url":"https://shop.example/done",
      "partner_user_id":"victim","user_email":"x@evil.example","address":"TEvil","client_ip":"6.6.6.6","user":{"id":"victim"},
      "__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}`;
    expect((await ask({ vendors: [vendor] }, post(forged))).status).toBe(200);
    expect(orders).toEqual([
      {
        user: { ...USER, ip: undefined, traceparent: expect.stringMatching(/^00-/) },
        order: {
          mode: "sell",
          currency: "USDT",
          network: "TRC20",
          amount: "5",
          fiatCurrency: undefined,
          fiatAmount: undefined,
          redirectUrl: "https://shop.example/done",
        },
      },
    ]);
    expect("isAdmin" in {}).toBe(false);
  });

  test("the order as the partner narrowed it", async () => {
    const { vendor, orders } = permissiveVendor();
    await ask({ vendors: [vendor], order: (order) => ({ ...order, network: "TRC20" }) });
    expect(orders[0]?.order.network).toBe("TRC20");
  });

  test("nothing that was refused", async () => {
    const { vendor, orders } = permissiveVendor();
    await ask({ vendors: [vendor], order: () => ({ refused: "No." }) });
    await ask({ vendors: [vendor], user: () => null });
    await ask({ vendors: [vendor] }, post({ ...ORDER, amount: "1" }));
    await ask({ vendors: [vendor] }, post(ORDER, { "Sec-Fetch-Site": "cross-site" }));
    expect(orders).toEqual([]);
  });

  test.each([
    [
      "the forwarded address that the one trusted proxy wrote",
      { "X-Forwarded-For": "6.6.6.6, 203.0.113.42" },
      undefined,
      "203.0.113.42",
    ],
    ["an IPv6 address", { "X-Forwarded-For": "2001:db8::7" }, undefined, "2001:db8::7"],
    [
      "the address that the partner knows",
      { "X-Forwarded-For": "6.6.6.6" },
      "198.51.100.9",
      "198.51.100.9",
    ],
    ["no address where there is none", {}, undefined, undefined],
    [
      "no address that is not one",
      { "X-Forwarded-For": "203.0.113.42, <script>" },
      undefined,
      undefined,
    ],
  ])("%s", async (_what, headers, ip, seen) => {
    const { vendor, orders } = permissiveVendor();
    const user = () => ({ ...USER, ip });
    await ask({ vendors: [vendor], user, trustedProxies: 1 }, post(ORDER, headers));
    expect(orders[0]?.user.ip).toBe(seen);
  });
});

test("the partner's rules see only well-formed orders", async () => {
  const seen: Order[] = [];
  const order = (order: Order) => {
    seen.push(order);
    return order;
  };
  await ask({ order }, post({ ...ORDER, fiat_amount: "1e9" }));
  await ask({ order }, post({ ...ORDER, type: "swap" }));
  expect(seen).toEqual([]);
  await ask({ order }, post({ ...ORDER, payment_method: "card" }));
  expect(seen).toMatchObject([{ mode: "buy", fiatAmount: "100", paymentMethod: "card" }]);
});

describe("what reaches the browser", () => {
  test("the vendor's status, error, request id and waiting time", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({
        status: 429,
        body: {
          error: "rate_limit_exceeded",
          message: "m".repeat(400),
          trace: "at line 3",
          code: 7,
        },
        requestId: "req-1",
        retryAfter: "30",
      }),
    });
    const response = await ask({ vendors: [vendor] });
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({
      error: "rate_limit_exceeded",
      message: "m".repeat(300),
    });
    expect(response.headers.get("X-Request-Id")).toBe("req-1");
    expect(response.headers.get("Retry-After")).toBe("30");
  });

  test("no header that could not be one", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({
        status: 500,
        body: {},
        requestId: "a\r\nSet-Cookie: b=c",
        retryAfter: "€",
      }),
    });
    const response = await ask({ vendors: [vendor] });
    expect(await response.json()).toEqual({ error: "upstream_error" });
    expect(response.headers.get("X-Request-Id")).toMatch(/^[\da-f]{32}$/);
    expect(response.headers.get("Retry-After")).toBeNull();
  });

  test("the same 404, whatever the vendor says about it", async () => {
    const unknown = permissiveVendor({
      getTransaction: async () => ({
        status: 404,
        body: { error: "transaction_not_found" },
        requestId: "req-1",
      }),
    });
    const foreign = permissiveVendor({ getTransaction: async () => ({ status: 404, body: {} }) });
    const [one, other] = await Promise.all(
      [unknown, foreign].map(async ({ vendor }) =>
        ask({ vendors: [vendor] }, {}, "/transactions/tx-1"),
      ),
    );
    expect(await one?.text()).toBe(await other?.text());
    // Each request has an id of its own.
    const headersOf = (response: Response | undefined) =>
      [...(response?.headers ?? [])].filter(([name]) => name !== "x-request-id");
    expect(headersOf(one)).toEqual(headersOf(other));
    expect(one?.headers.get("X-Request-Id")).toMatch(/^[\da-f]{32}$/);
    expect(other?.headers.get("X-Request-Id")).toMatch(/^[\da-f]{32}$/);
  });
});

describe("the partner's own mistakes", () => {
  test("an endpoint without vendors is refused at once", () => {
    expect(() => rampEndpoint({ vendors: [], user: () => USER })).toThrow(
      /got no vendor, .* Pass `vendors: \[…\]` with at least one/,
    );
  });

  test.each([
    ["user", { user: () => Promise.reject(new Error("database away")) }],
    ["order", { order: () => Promise.reject(new Error("database away")) }],
  ])("what %s throws is left to the framework", async (_name, options) => {
    await expect(ask(options)).rejects.toThrow("database away");
  });

  test.each(["id", "email"])(
    "a user without %s is nobody's, so it is not served",
    async (field) => {
      await expect(ask({ user: () => ({ ...USER, [field]: "" }) })).rejects.toThrow(
        new RegExp(`without \`${field}\``),
      );
    },
  );

  test("an order that the partner's rules forgot to return is not placed", async () => {
    const { vendor, orders } = permissiveVendor();
    const order = (() => undefined) as unknown as NonNullable<RampEndpointOptions["order"]>;
    await expect(ask({ vendors: [vendor], order })).rejects.toThrow(
      /`order` returned neither an order nor a refusal/,
    );
    expect(orders).toEqual([]);
  });
});
