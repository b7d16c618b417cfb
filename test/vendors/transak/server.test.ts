import { afterEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { seal, unseal } from "../../../src/vendors/seal.ts";
import { transak, transakServer } from "../../../src/vendors/transak/server.ts";
import type { TransakServerOptions } from "../../../src/vendors/transak/server.ts";
import type { RampUser } from "../../../src/vendors/VendorServer.ts";
import { API_KEY, API_SECRET, listenAsTransak, WIDGET } from "./listenAsTransak.ts";

const USER: RampUser = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
const BUY: Order = {
  mode: "buy",
  currency: "ETH",
  network: "ethereum",
  fiatCurrency: "EUR",
  fiatAmount: "99.50",
  redirectUrl: "https://shop.example/done",
};
const SELL: Order = { mode: "sell", currency: "USDC", network: "polygon", amount: "0.00000010" };
const ORDER_ID = "7d8e0655-728e-458c-9c15-b3e9f2aa66ed";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function transakOver(options: Partial<TransakServerOptions> = {}) {
  const vendor = await listenAsTransak();
  const server = transakServer(
    {
      environment: { apiUrl: vendor.url, gatewayUrl: vendor.url, widgetOrigin: WIDGET },
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      referrerDomain: "shop.example",
      ...options,
    },
    async () => {},
  );
  return { vendor, server };
}

/** An order as Transak's API tells it, with more in it than a browser may see. */
function orderOf(partnerOrderId: string, more: Record<string, unknown> = {}) {
  return {
    _id: ORDER_ID,
    partnerOrderId,
    partnerCustomerId: USER.id,
    status: "PROCESSING",
    isBuyOrSell: "BUY",
    fiatCurrency: "EUR",
    fiatAmount: 99.5,
    cryptoCurrency: "ETH",
    cryptoAmount: 0.01596979,
    network: "ethereum",
    createdAt: "2026-04-23T14:41:14.063Z",
    userId: "transak-user-1",
    ipAddress: USER.ip,
    walletAddress: "0x12d8885e",
    statusHistories: [{ message: `Mail to ${USER.email}` }],
    ...more,
  };
}

describe("a session", () => {
  test("is asked for with the order, field by field", async () => {
    const { vendor, server } = await transakOver();
    const answer = await server.createSession(BUY, USER);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        data: { widgetUrl: `${WIDGET}?apiKey=${API_KEY}&sessionId=s2` },
        partnerOrderId: expect.stringMatching(/^[\w-]{20,255}$/),
      },
    });
    expect(vendor.paths()).toEqual(["refresh-token", "session"]);
    expect(vendor.asked[0]).toMatchObject({
      headers: { "api-secret": API_SECRET, "x-api-key": API_KEY },
      body: { apiKey: API_KEY },
    });
    expect(vendor.asked[1]).toMatchObject({
      method: "POST",
      path: "/api/v2/auth/session",
      headers: {
        "access-token": vendor.validToken(),
        "content-type": "application/json",
        "x-api-key": API_KEY,
        "x-user-ip": "203.0.113.42",
      },
    });
    expect(vendor.asked[1]?.headers).not.toHaveProperty("api-secret");
    expect(vendor.asked[1]?.body).toEqual({
      widgetParams: {
        apiKey: API_KEY,
        referrerDomain: "shop.example",
        productsAvailed: "BUY",
        cryptoCurrencyCode: "ETH",
        network: "ethereum",
        fiatCurrency: "EUR",
        fiatAmount: 99.5,
        redirectURL: "https://shop.example/done",
        email: "ada@example.com",
        partnerCustomerId: "user-123",
        partnerOrderId: answer.body.partnerOrderId,
      },
    });
  });

  test("is told what the page around looks like", async () => {
    const { vendor, server } = await transakOver();
    await server.createSession({ ...SELL, theme: "dark" }, USER);
    expect(vendor.asked[1]?.body).toMatchObject({ widgetParams: { colorMode: "DARK" } });
  });

  test("of a sale counts in crypto, and leaves the transfer to Transak's page", async () => {
    const { vendor, server } = await transakOver();
    const answer = await server.createSession(SELL, USER);
    expect(vendor.asked[1]?.body).toEqual({
      widgetParams: {
        apiKey: API_KEY,
        referrerDomain: "shop.example",
        productsAvailed: "SELL",
        cryptoCurrencyCode: "USDC",
        network: "polygon",
        cryptoAmount: 1e-7,
        email: "ada@example.com",
        partnerCustomerId: "user-123",
        partnerOrderId: answer.body.partnerOrderId,
      },
    });
  });

  test("has an id that says which way it goes, to nobody but this server and about nobody else", async () => {
    const { server } = await transakOver();
    const id = String((await server.createSession(SELL, USER)).body.partnerOrderId);
    expect(await unseal(API_SECRET, id, USER.id)).toBe("sell");
    expect(await unseal(API_SECRET, id, "user-9")).toBeUndefined();
  });

  test("takes nothing from the browser beside the order's own fields", async () => {
    const { vendor, server } = await transakOver();
    const hostile = { walletAddress: "0xevil", apiKey: "mine", widgetParams: { email: "x" } };
    await server.createSession({ ...BUY, ...hostile }, USER);
    expect(JSON.stringify(vendor.asked[1]?.body)).not.toMatch(/0xevil|mine|"x"/);
  });

  test("takes more parameters from the partner's server, but never whose purchase it is", async () => {
    const { vendor, server } = await transakOver({
      widgetParams: async ({ currency }, { id }) => ({
        walletAddress: `0x${currency}-${id}`,
        disableWalletAddressForm: true,
        fiatAmount: 20,
        apiKey: "another",
        referrerDomain: "evil.example",
        productsAvailed: "BUY,SELL",
        partnerOrderId: "mine",
        partnerCustomerId: "user-9",
      }),
    });
    const answer = await server.createSession(BUY, USER);
    expect(vendor.asked[1]?.body).toMatchObject({
      widgetParams: {
        walletAddress: "0xETH-user-123",
        disableWalletAddressForm: true,
        fiatAmount: 20,
        apiKey: API_KEY,
        referrerDomain: "shop.example",
        productsAvailed: "BUY",
        partnerOrderId: answer.body.partnerOrderId,
        partnerCustomerId: "user-123",
      },
    });
  });

  test.each(["0.1", "100", "100.00", "0.50", "123456789.01", "0.000000000000000001"])(
    "takes the amount %s",
    async (amount) => {
      const { vendor, server } = await transakOver();
      await server.createSession({ ...SELL, amount }, USER);
      expect(vendor.asked[1]?.body).toMatchObject({
        widgetParams: { cryptoAmount: Number(amount) },
      });
    },
  );

  test.each(["12345678901234567890.5", "0.12345678901234567890", "9007199254740993"])(
    "is not asked for, where the amount %s would become another one as a number",
    async (amount) => {
      const { vendor, server } = await transakOver();
      const answers = [
        await server.createSession({ ...SELL, amount }, USER),
        await server.createSession({ ...BUY, fiatAmount: amount }, USER),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
        [400, "validation_error"],
        [400, "validation_error"],
      ]);
      expect(answers[1]?.body.message).toMatch(/`fiatAmount` has more digits .* Round it\.$/);
      expect(vendor.asked).toEqual([]);
    },
  );

  test.each([undefined, "", "here\r\nx-api-key: mine", "unknown"])(
    "is not asked for, where the user's address is %j",
    async (ip) => {
      const { vendor, server } = await transakOver();
      expect(await server.createSession(BUY, { ...USER, ip })).toMatchObject({
        status: 502,
        body: {
          code: "user_ip_missing",
          message: expect.stringMatching(/Return `ip` from `user`, or set `trustedProxies`\.$/),
        },
      });
      expect(vendor.asked).toEqual([]);
    },
  );

  test("of a secret that was rotated is found with the new one", async () => {
    const { vendor, server } = await transakOver({
      apiSecret: "a-new-secret",
      fallbackSecrets: [API_SECRET],
    });
    vendor.secret = "a-new-secret";
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id));
    const { body } = await server.getTransaction(id, USER, ORDER_ID);
    expect(body.data).toMatchObject({ status: "PROCESSING" });
    const others = await server.getTransaction(id, { ...USER, id: "user-9" }, ORDER_ID);
    expect(others.status).toBe(404);
  });

  test("that is under way needs no address", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id));
    const { body } = await server.getTransaction(id, { ...USER, ip: undefined }, ORDER_ID);
    expect(body.data).toMatchObject({ status: "PROCESSING" });
    expect(vendor.asked.at(-1)?.headers).not.toHaveProperty("x-user-ip");
  });

  test.each<[string, unknown]>([
    ["a foreign origin", { data: { widgetUrl: "https://global-stg.transak.com.evil.example/?a" } }],
    ["another system of Transak's", { data: { widgetUrl: "https://global.transak.com/?a" } }],
    ["plain http", { data: { widgetUrl: "http://global-stg.transak.com/?a" } }],
    ["a user in it", { data: { widgetUrl: "https://a:b@global-stg.transak.com/?a" } }],
    ["a blob", { data: { widgetUrl: "blob:https://global-stg.transak.com/1" } }],
    ["a script", { data: { widgetUrl: "javascript:alert(1)//https://global-stg.transak.com/" } }],
    ["no address", { data: { widgetUrl: "soon" } }],
    ["no text", { data: { widgetUrl: [`${WIDGET}/`] } }],
    ["nothing", {}],
  ])("whose address is %s is 502, and nothing of it is passed on", async (_what, body) => {
    const { vendor, server } = await transakOver();
    vendor.instead = ({ path }) => (path.endsWith("/session") ? [200, body] : undefined);
    const answer = await server.createSession(BUY, USER);
    expect(answer).toMatchObject({ status: 502, body: { code: "upstream_invalid_response" } });
    expect(JSON.stringify(answer)).not.toMatch(/evil|transak\.com|javascript/);
  });

  test("carries nothing but the address", async () => {
    const { vendor, server } = await transakOver();
    const data = { widgetUrl: `${WIDGET}/?a`, accessToken: "t", partner: { secret: 1 } };
    vendor.instead = ({ path }) =>
      path.endsWith("/session") ? [200, { data, meta: 1 }, { "X-Request-Id": "r-1" }] : undefined;
    const { body, requestId } = await server.createSession(BUY, USER);
    expect(body).toEqual({
      data: { widgetUrl: `${WIDGET}/?a` },
      partnerOrderId: body.partnerOrderId,
    });
    expect(requestId).toBe("r-1");
  });
});

describe("errors", () => {
  test.each<[number, unknown, number, Record<string, unknown>]>([
    [
      400,
      { error: "bad_request", code: "c", message: "No." },
      400,
      { error: "bad_request", code: "c", message: "No." },
    ],
    [
      400,
      { error: { statusCode: 400, message: "No.", errorCode: 4001 } },
      400,
      { code: "4001", message: "No." },
    ],
    [400, { error: { code: "BAD", message: "No." } }, 400, { code: "BAD", message: "No." }],
    [
      400,
      { error: { code: "inner", message: "Inner." }, code: "outer", message: "Outer." },
      400,
      { code: "outer", message: "Outer." },
    ],
    [400, { error: { code: { a: 1 }, errorCode: true, message: ["No."] } }, 400, {}],
    [400, { error: null }, 400, {}],
    [429, { message: "Slow down." }, 429, { message: "Slow down." }],
    [
      403,
      { message: "Not on the list." },
      502,
      {
        error: "configuration_error",
        code: "vendor_unauthorized",
        message: expect.stringMatching(/It answered 403: Not on the list\.$/),
      },
    ],
    [
      422,
      "<html>",
      422,
      { error: "upstream_error", code: "upstream_invalid_response", message: expect.any(String) },
    ],
    [503, { code: 7 }, 503, {}],
  ])("%i %j of a session is %i to the browser", async (status, said, seen, body) => {
    const { vendor, server } = await transakOver();
    vendor.instead = ({ path }) =>
      path.endsWith("/session") ? [status, said, { "Retry-After": "9" }] : undefined;
    const answer = await server.createSession(BUY, USER);
    expect(answer).toMatchObject({ status: seen, retryAfter: "9" });
    expect(JSON.parse(JSON.stringify(answer.body))).toEqual(body);
  });

  test("repeat neither token, nor secret, nor who the user is", async () => {
    const { vendor, server } = await transakOver();
    vendor.instead = ({ path }) =>
      path.endsWith("/session")
        ? [
            400,
            {
              error: vendor.validToken(),
              message: `${API_SECRET} ${vendor.validToken()} ada@example.com user-123 203.0.113.42`,
            },
          ]
        : undefined;
    expect((await server.createSession(BUY, USER)).body).toMatchObject({
      error: "[removed]",
      message: "[removed] [removed] [removed] [removed] [removed]",
    });
  });

  test("repeat none of that in an object either", async () => {
    const { vendor, server } = await transakOver();
    vendor.instead = ({ path }) =>
      path.endsWith("/session")
        ? [
            400,
            {
              error: {
                message: `${API_SECRET} ${vendor.validToken()} ada@example.com user-123`,
                code: `No user-123 at 203.0.113.42`,
              },
            },
          ]
        : undefined;
    expect((await server.createSession(BUY, USER)).body).toEqual({
      error: undefined,
      code: "No [removed] at [removed]",
      message: "[removed] [removed] [removed] [removed]",
    });
    vendor.instead = ({ path }) =>
      path.endsWith("/session") ? [400, { error: { errorCode: 1234567 } }] : undefined;
    expect((await server.createSession(BUY, { ...USER, id: "1234567" })).body).toMatchObject({
      code: "[removed]",
    });
  });

  test("of an unreachable API are 502", async () => {
    const { server } = await transakOver({
      environment: {
        apiUrl: "http://127.0.0.1:9",
        gatewayUrl: "http://127.0.0.1:9",
        widgetOrigin: WIDGET,
      },
    });
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: 502,
      body: { code: "token_unavailable" },
    });
  });
});

describe("a transaction", () => {
  test("of another user, of another server or of nobody is 404, and Transak is not asked", async () => {
    const { vendor, server } = await transakOver();
    const ids = [
      await seal(API_SECRET, "buy", "user-9"),
      await seal("another-secret", "buy", USER.id),
      await seal(API_SECRET, "gift", USER.id),
      ORDER_ID,
      "..",
    ];
    for (const id of ids)
      expect(await server.getTransaction(id, USER, ORDER_ID)).toEqual({
        status: 404,
        body: { error: "not_found", code: "not_found" },
      });
    expect(vendor.asked).toEqual([]);
  });

  test("has no order yet: pending", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "sell", USER.id);
    const { status, body } = await server.getTransaction(id, USER);
    expect({ status, body }).toEqual({
      status: 200,
      body: { partnerOrderId: id, isBuyOrSell: "SELL", data: null },
    });
    expect(server.getStatus(body)).toBe("pending");
    expect(vendor.asked[1]).toMatchObject({ method: "GET", path: "/partners/api/v2/orders" });
    expect(Object.fromEntries(vendor.asked[1]?.query ?? [])).toEqual({
      "filter[partnerOrderId]": id,
      "filter[productsAvailed]": '["SELL"]',
      "filter[status]": "COMPLETED",
      "filter[sortOrder]": "desc",
      limit: "100",
      skip: "0",
    });
    expect(vendor.asked[1]?.headers).toMatchObject({
      "access-token": vendor.validToken(),
      "x-api-key": API_KEY,
      "x-user-ip": USER.ip,
    });
  });

  test("is looked up by the reference, and trimmed", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id));
    const { status, body } = await server.getTransaction(id, USER, ORDER_ID);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        partnerOrderId: id,
        isBuyOrSell: "BUY",
        data: {
          _id: ORDER_ID,
          status: "PROCESSING",
          fiatCurrency: "EUR",
          fiatAmount: 99.5,
          cryptoCurrency: "ETH",
          cryptoAmount: 0.01596979,
          network: "ethereum",
          createdAt: "2026-04-23T14:41:14.063Z",
        },
      },
    });
    expect(server.getStatus(body)).toBe("processing");
    expect(vendor.asked.map(({ path }) => path).slice(1)).toEqual([
      `/partners/api/v2/order/${ORDER_ID}`,
    ]);
  });

  test.each([
    ["AWAITING_PAYMENT_FROM_USER", "pending"],
    ["PAYMENT_DONE_MARKED_BY_USER", "processing"],
    ["ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK", "processing"],
    ["COMPLETED", "completed"],
    ["FAILED", "failed"],
    ["EXPIRED", "failed"],
    ["REFUNDED", "failed"],
    ["CANCELLED", "cancelled"],
  ])("is found without a reference while it is %s", async (status, ours) => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id, { status }));
    const { body } = await server.getTransaction(id, USER);
    expect(body.data).toMatchObject({ _id: ORDER_ID, status });
    expect(server.getStatus(body)).toBe(ours);
    expect(server.parseTransaction?.(body)).toMatchObject({ reference: ORDER_ID });
  });

  test("is the attempt under way, and not the earlier failed one, without a reference", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(
      orderOf(id, { _id: "first", status: "FAILED", createdAt: "2026-04-01T00:00:00.000Z" }),
      orderOf(id, { _id: "second", status: "PROCESSING", createdAt: "2026-04-02T00:00:00.000Z" }),
    );
    const { body } = await server.getTransaction(id, USER);
    expect(body.data).toMatchObject({ _id: "second" });
  });

  test("costs one request while Transak has no order of it", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    await server.getTransaction(id, USER);
    expect(vendor.paths()).toEqual(["refresh-token", "orders"]);
  });

  test("is not known if one of its lists is not", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id, { status: "FAILED" }));
    vendor.instead = ({ query }) =>
      query.get("filter[status]") === "PROCESSING" ? [429, {}, { "Retry-After": "4" }] : undefined;
    expect(await server.getTransaction(id, USER)).toMatchObject({ status: 429, retryAfter: "4" });
  });

  test.each<[string, (id: string) => Record<string, unknown>]>([
    ["another purchase's", () => orderOf("another-purchase", { status: "COMPLETED" })],
    ["nobody's", (id) => ({ ...orderOf(id, { status: "COMPLETED" }), partnerOrderId: undefined })],
    ["of a list of purchases", (id) => orderOf("", { partnerOrderId: [id], status: "COMPLETED" })],
  ])("is not the order that the browser named, where that is %s", async (_what, foreign) => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(foreign(id));
    const answer = await server.getTransaction(id, USER, ORDER_ID);
    expect(answer).toMatchObject({ status: 200, body: { partnerOrderId: id, data: null } });
    expect(vendor.paths()).toEqual(["refresh-token", ORDER_ID, "orders"]);
  });

  test("is no order of the list that belongs to another purchase, whatever was filtered", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    const foreign = [
      orderOf("another", { status: "COMPLETED" }),
      null,
      "x",
      { status: "COMPLETED" },
    ];
    vendor.instead = ({ path }) =>
      path.endsWith("/orders") ? [200, { data: foreign }] : undefined;
    expect((await server.getTransaction(id, USER)).body.data).toBeNull();
  });

  test.each(["../orders", "a/b", "a?b", "x".repeat(65), "", "%2e%2e", "a b"])(
    "is not looked up by the reference %j",
    async (reference) => {
      const { vendor, server } = await transakOver();
      const id = await seal(API_SECRET, "buy", USER.id);
      expect((await server.getTransaction(id, USER, reference)).body.data).toBeNull();
      expect(vendor.paths()).toEqual(["refresh-token", "orders"]);
    },
  );

  test.each(["FAILED", "CANCELLED", "EXPIRED", "REFUNDED"])(
    "is complete, though its first order is %s, where the user tried again",
    async (status) => {
      const { vendor, server } = await transakOver();
      const id = await seal(API_SECRET, "buy", USER.id);
      const first = orderOf(id, { status });
      vendor.orders.push(first);
      const answer = await server.getTransaction(id, USER, ORDER_ID);
      expect(answer.body.data).toMatchObject({ _id: ORDER_ID, status });
      vendor.orders.push(
        orderOf(id, { _id: "second", status: "COMPLETED", createdAt: "2020-01-01" }),
      );
      const later = await server.getTransaction(id, USER, ORDER_ID);
      expect(later.body.data).toMatchObject({ _id: "second", status: "COMPLETED" });
    },
  );

  test("is the newest of several orders, where none is complete", async () => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    const data = [
      orderOf(id, { _id: "old", status: "FAILED", createdAt: "2026-04-01T00:00:00.000Z" }),
      orderOf(id, { _id: "new", status: "PROCESSING", createdAt: "2026-04-03T00:00:00.000Z" }),
      orderOf(id, { _id: "odd", status: "PROCESSING", createdAt: 7 }),
      orderOf(id, { _id: "mid", status: "FAILED", createdAt: "2026-04-02T00:00:00.000Z" }),
    ];
    vendor.instead = ({ path }) => (path.endsWith("/orders") ? [200, { data }] : undefined);
    expect((await server.getTransaction(id, USER)).body.data).toMatchObject({ _id: "new" });
  });

  test.each<[string, number, unknown, number]>([
    ["named", 429, {}, 429],
    ["named", 503, {}, 503],
    ["listed", 429, {}, 429],
    ["listed", 503, {}, 503],
    ["listed", 403, {}, 502],
    ["listed", 200, { data: {} }, 502],
    ["listed", 200, {}, 502],
  ])("is not known, where the order is %s with %i %j: %i", async (place, status, body, seen) => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.instead = ({ path }) =>
      path.endsWith(place === "named" ? `/${ORDER_ID}` : "/orders")
        ? [status, body, { "Retry-After": "4" }]
        : undefined;
    const answer = await server.getTransaction(id, USER, place === "named" ? ORDER_ID : undefined);
    expect(answer.status).toBe(seen);
    expect(answer.body).not.toHaveProperty("data");
    if (status === 429) expect(answer.retryAfter).toBe("4");
  });

  test.each([400, 403, 404])("is listed, where the named order is %i", async (status) => {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push(orderOf(id, { status: "COMPLETED" }));
    vendor.instead = ({ path }) => (path.endsWith(ORDER_ID) ? [status, {}] : undefined);
    const { body } = await server.getTransaction(id, USER, ORDER_ID);
    expect(body.data).toMatchObject({ status: "COMPLETED" });
  });

  test.each([{}, { data: undefined }, { data: "x" }, { data: {} }, { data: { status: "MOON" } }])(
    "has no status that is known in %j",
    async (body) => {
      const { server } = await transakOver();
      expect(server.getStatus(body)).toBeUndefined();
    },
  );
});

describe("a confirmed transaction", () => {
  async function confirming(more: Record<string, unknown> = {}, owner: string = USER.id) {
    const { vendor, server } = await transakOver();
    const id = await seal(API_SECRET, "buy", owner);
    vendor.orders.push(orderOf(id, { status: "COMPLETED", ...more }));
    const confirm = (hint: { id?: string; reference?: string | undefined } = {}) =>
      server.confirmTransaction?.({ id, status: "completed", reference: ORDER_ID, ...hint });
    return { vendor, id, confirm };
  }

  test("is Transak's own answer, with whose it is", async () => {
    const { vendor, id, confirm } = await confirming();
    expect(await confirm()).toMatchObject({
      id,
      reference: ORDER_ID,
      vendor: "transak",
      mode: "buy",
      status: "completed",
      vendorStatus: "COMPLETED",
      userId: "user-123",
      fiatAmount: "99.5",
    });
    expect(vendor.paths()).toEqual(["refresh-token", ORDER_ID]);
  });

  test("is nothing, where the order belongs to another user than the id was sealed for", async () => {
    const { confirm } = await confirming({}, "user-9");
    expect(await confirm()).toBeUndefined();
  });

  test.each([
    ["of another purchase of that user", { partnerOrderId: "another" }],
    ["of nobody", { partnerCustomerId: undefined }],
    ["of a list of users", { partnerCustomerId: [USER.id] }],
  ])("is nothing, where the order is %s", async (_what, more) => {
    const { confirm } = await confirming(more);
    expect(await confirm()).toBeUndefined();
  });

  test("is nothing for an order that Transak does not know, or that nobody named", async () => {
    const { confirm } = await confirming();
    expect(await confirm({ reference: "another" })).toBeUndefined();
    expect(await confirm({ reference: undefined })).toBeUndefined();
  });

  test("is told once the token is a new one", async () => {
    const { vendor, confirm } = await confirming();
    await confirm();
    vendor.issue();
    // A token that is a minute old may be replaced.
    const later = Date.now() + 60_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    expect(await confirm()).toMatchObject({ status: "completed" });
  });

  test.each<[string, number, unknown, RegExp]>([
    ["a refusal", 403, { code: "ip" }, /answered 403 ip\./],
    ["a failure", 503, {}, /answered 503\./],
  ])("is an error after %s", async (_what, status, body, sentence) => {
    const { vendor, confirm } = await confirming();
    vendor.instead = ({ path }) => (path.endsWith(ORDER_ID) ? [status, body] : undefined);
    await expect(confirm()).rejects.toThrow(sentence);
  });

  test("is an error, where the status is new to us", async () => {
    const { confirm } = await confirming({ status: "MOON" });
    await expect(confirm()).rejects.toThrow(/a word that this library does not know/);
  });
});

describe("what it needs", () => {
  const OPTIONS = {
    environment: "staging",
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    referrerDomain: "shop.example",
  } as const;

  test.each([
    ["staging", "https://global-stg.transak.com"],
    ["production", "https://global.transak.com"],
  ] as const)("the page of %s frames %s alone", (environment, frame) => {
    expect(transak({ ...OPTIONS, environment })).toMatchObject({
      name: "transak",
      page: { scripts: [], frames: [frame], permissions: ["camera", "microphone", "payment"] },
    });
  });

  test("an environment of one's own, whatever its addresses end with", () => {
    const environment = {
      apiUrl: "https://api.example.com/transak/",
      gatewayUrl: "http://[::1]:8080",
      widgetOrigin: "http://localhost:5175/",
    };
    expect(transak({ ...OPTIONS, environment }).page?.frames).toEqual(["http://localhost:5175"]);
  });

  test("it does not watch: there is no push that a server could hear alone", () => {
    expect(transak(OPTIONS)).not.toHaveProperty("subscribeTransaction");
  });

  test.each([undefined, null, "", "test", "PRODUCTION"])(
    "environment %j cannot work",
    (environment) => {
      const options = { ...OPTIONS, environment } as unknown as TransakServerOptions;
      expect(() => transak(options)).toThrow(/Pass "staging" or "production"/);
    },
  );

  test.each([
    ["apiUrl", "http://api.example.com"],
    ["apiUrl", undefined],
    ["gatewayUrl", "ftp://api.example.com"],
    ["gatewayUrl", "http://localhost.evil.example"],
    ["widgetOrigin", "global.example.com"],
    ["widgetOrigin", "javascript:alert(1)"],
  ])("environment.%s %j cannot work", (name, address) => {
    const hosts = {
      apiUrl: "https://a.example",
      gatewayUrl: "https://b.example",
      widgetOrigin: "https://c.example",
      [name]: address,
    };
    expect(() => transak({ ...OPTIONS, environment: hosts })).toThrow(
      new RegExp(`\`environment.${name}\`.*absolute https: address`),
    );
  });

  test.each(["apiKey", "apiSecret", "referrerDomain"])("%s must be usable", (name) => {
    for (const text of ["", " ", "a b", "a\n", undefined]) {
      const options = { ...OPTIONS, [name]: text } as TransakServerOptions;
      expect(() => transak(options)).toThrow(`no usable \`${name}\``);
    }
  });

  test("a browser is no place for it", () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(() => transak(OPTIONS)).toThrow(/ran in a browser/);
    expect(() => transak(OPTIONS)).not.toThrow(API_SECRET);
  });
});
