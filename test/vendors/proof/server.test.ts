import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { proof, proofServer } from "../../../src/vendors/proof/server.ts";
import type { ProofServerOptions } from "../../../src/vendors/proof/server.ts";
import { shortenTimeouts } from "../../server/shortenTimeouts.ts";
import { scriptVendor } from "../../server/scriptVendor.ts";
import type { Reply } from "../../server/scriptVendor.ts";

const TOKEN = "client-token-5f2c";
const USER = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
const BUY: Order = { mode: "buy", currency: "USDT", fiatCurrency: "EUR", fiatAmount: "100" };
const SELL: Order = { mode: "sell", currency: "USDT", network: "TRC20", amount: "99.50" };
const SESSION = {
  merchant_transaction_id: "550e8400-e29b-41d4-a716-446655440000",
  widget_id: "fb359d09-fff6-4b1f-906c-b9062b135065",
  address: "TRx1a2b3c4d5e6f",
  signature: "v2:a1b2c3d4e5f6",
  init_token: "eyJhbGciOi",
  init_token_type: "sdk_customer_token",
  widget_url: "https://widget.proof.community/widget.2.0.js",
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Proof over a scripted API, without real waits between the tries. */
async function proofOver(replies: Reply[], options: Partial<ProofServerOptions> = {}) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const pauses: number[] = [];
  const server = proofServer({ baseUrl, clientToken: TOKEN, ...options }, async (ms) => {
    pauses.push(ms);
  });
  return { server, asked, pauses };
}

describe("what Proof is asked", () => {
  test("sdk_customer_token: an order in money", async () => {
    const { server, asked } = await proofOver([{ body: SESSION }]);
    await server.createSession({ ...BUY, redirectUrl: "https://shop.example/done" }, USER);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "/widget/session",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      partner_user_id: "user-123",
      user_email: "ada@example.com",
      currency: "USDT",
      fiat_currency: "EUR",
      fiat_amount: "100",
      type: "buy",
      redirect_url: "https://shop.example/done",
    });
  });

  test("sdk_customer_token: an order in crypto", async () => {
    const { server, asked } = await proofOver([{ body: SESSION }]);
    await server.createSession({ ...SELL, fiatCurrency: "EUR" }, USER);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      partner_user_id: "user-123",
      user_email: "ada@example.com",
      currency: "USDT",
      network: "TRC20",
      fiat_currency: "EUR",
      crypto_amount: "99.50",
      type: "sell",
    });
  });

  test("sdk_partner_authorization: an order in crypto, with the user's address", async () => {
    const { server, asked } = await proofOver([{ body: SESSION }], {
      initTokenType: "sdk_partner_authorization",
    });
    await server.createSession({ ...SELL, redirectUrl: "https://shop.example/done" }, USER);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      partner_user_id: "user-123",
      user_email: "ada@example.com",
      currency: "USDT",
      network: "TRC20",
      amount: "99.50",
      type: "sell",
      redirect_url: "https://shop.example/done",
      client_ip: "203.0.113.42",
    });
  });

  test.each([
    ["tron", "TRC20"],
    ["Ethereum", "ERC20"],
    ["bsc", "BEP20"],
    ["TRC20", "TRC20"],
    ["Dogechain", "Dogechain"],
  ])("the network %s, in Proof's word: %s", async (network, word) => {
    for (const initTokenType of ["sdk_customer_token", "sdk_partner_authorization"] as const) {
      const { server, asked } = await proofOver([{ body: SESSION }], { initTokenType });
      await server.createSession({ ...SELL, network, fiatCurrency: "EUR" }, USER);
      expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ network: word });
    }
  });

  test.each<["sdk_customer_token" | "sdk_partner_authorization", string, Order]>([
    ["sdk_customer_token", "`fiatCurrency`", SELL],
    ["sdk_partner_authorization", "`network`", { mode: "buy", currency: "USDT", amount: "5" }],
    ["sdk_partner_authorization", "takes orders in crypto", { ...BUY, network: "TRC20" }],
  ])("%s: nothing, where the order lacks %s", async (initTokenType, sentence, order) => {
    const { server, asked } = await proofOver([{ body: SESSION }], { initTokenType });
    const answer = await server.createSession(order, USER);
    expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    expect(answer.body.message).toContain(sentence);
    expect(asked).toEqual([]);
  });

  test("a transaction, with its id made harmless", async () => {
    const { server, asked } = await proofOver([{ body: { partner_user_id: "user-123" } }]);
    await server.getTransaction("../users/x?y#z", USER);
    expect(asked[0]).toMatchObject({
      method: "GET",
      url: "/widget/transactions/..%2Fusers%2Fx%3Fy%23z",
      headers: { authorization: `Bearer ${TOKEN}` },
    });
  });

  test("below the path of its base address", async () => {
    const { baseUrl, asked } = await scriptVendor([{ body: SESSION }]);
    await proof({ baseUrl: `${baseUrl}/partner/`, clientToken: TOKEN }).createSession(BUY, USER);
    expect(asked[0]?.url).toBe("/partner/widget/session");
  });
});

describe("trying again", () => {
  test.each([
    ["502 twice, then a session", [502, 502, 200], 200, 3],
    ["502 for ever", [502], 502, 3],
    ["500, then a session", [500, 200], 200, 2],
    ["500 twice", [500, 500, 200], 500, 2],
    ["500 after 502", [502, 500, 200], 500, 2],
    ["503", [503, 200], 503, 1],
    ["429", [429, 200], 429, 1],
    ["401, which is about our token and not about the user", [401, 200], 502, 1],
    ["400", [400, 200], 400, 1],
  ])("%s", async (_what, statuses, status, calls) => {
    const { server, asked, pauses } = await proofOver(
      statuses.map((status) => ({ status, body: status === 200 ? SESSION : { error: "e" } })),
    );
    expect((await server.createSession(BUY, USER)).status).toBe(status);
    expect(asked).toHaveLength(calls);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
    expect(pauses).toHaveLength(calls - 1);
  });

  test("waits longer before the second retry, never the same time for everybody", async () => {
    for (const [random, waits] of [
      [0, [50, 100]],
      [0.5, [100, 200]],
    ] as const) {
      vi.spyOn(Math, "random").mockReturnValue(random);
      const { server, pauses } = await proofOver([{ status: 502 }]);
      await server.createSession(BUY, USER);
      expect(pauses).toEqual(waits);
    }
  });

  test("a connection that breaks, then a session", async () => {
    const { server, asked } = await proofOver([{ hangsUp: true }, { body: SESSION }]);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  test("nobody listens", async () => {
    const { server, asked, pauses } = await proofOver([{ hangsUp: true }]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: 502,
      body: { code: "upstream_unavailable" },
    });
    expect(asked).toHaveLength(3);
    expect(pauses).toHaveLength(2);
  });

  test.each(["before", "inside"] as const)(
    "hangs %s the answer: ten seconds, once",
    async (hangs) => {
      const { server, asked } = await proofOver([{ hangs }]);
      const deadlines = shortenTimeouts(50, () => asked.length > 0);
      expect(await server.createSession(BUY, USER)).toMatchObject({
        status: 502,
        body: { code: "upstream_unavailable" },
      });
      expect(deadlines()).toEqual([10_000]);
      expect(asked).toHaveLength(1);
    },
  );

  test.each<[string, Reply]>([
    ["an answer", { body: SESSION }],
    ["a connection that broke", { hangsUp: true }],
  ])("no deadline is left behind by %s", async (_what, reply) => {
    const { server } = await proofOver([reply]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    await server.createSession(BUY, USER);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what comes back", () => {
  test("of a session, only what the widget needs", async () => {
    const secrets = { client_token: TOKEN, partner_user_id: "user-123", debug: { sql: "…" } };
    const { server } = await proofOver([
      { body: { ...SESSION, ...secrets }, headers: { "X-Request-Id": "req-1" } },
    ]);
    expect(await server.createSession(BUY, USER)).toEqual({
      status: 200,
      body: SESSION,
      time: expect.any(Number),
      requestId: "req-1",
    });
  });

  test("a session that lacks fields, so that the browser can name them", async () => {
    const { server } = await proofOver([{ body: { widget_id: "w", secret: TOKEN } }]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: 200,
      body: { widget_id: "w" },
    });
  });

  test("of the user's own transaction, all but the user", async () => {
    const transaction = { merchant_transaction_id: "tx-1", type: "buy", status: "completed" };
    const { server } = await proofOver([
      { body: { ...transaction, partner_user_id: "user-123", fraud_score: "9" } },
    ]);
    const answer = await server.getTransaction("tx-1", USER);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual(transaction);
  });

  test.each([
    ["another user's transaction", { partner_user_id: "user-9" }],
    ["a transaction of nobody", {}],
    ["a transaction of a list of users", { partner_user_id: ["user-123"] }],
  ])("404 for %s", async (_what, owner) => {
    const { server } = await proofOver([{ body: { merchant_transaction_id: "tx-1", ...owner } }]);
    const answer = await server.getTransaction("tx-1", USER);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer)).not.toContain("tx-1");
  });

  test("an error of the API with sdk_partner_authorization", async () => {
    const { server } = await proofOver([
      {
        status: 400,
        headers: {
          "X-Request-Id": "req-1",
          "Retry-After": "7",
          Date: "Thu, 01 Jan 2026 00:00:00 GMT",
        },
        body: {
          error: "invalid_request",
          code: "currency_not_allowed",
          message: "No.",
          stack: "…",
        },
      },
    ]);
    expect(await server.createSession(BUY, USER)).toEqual({
      status: 400,
      body: { error: "invalid_request", code: "currency_not_allowed", message: "No." },
      requestId: "req-1",
      retryAfter: "7",
      time: Date.UTC(2026, 0, 1),
    });
  });

  test("an error of the API with sdk_customer_token, with its request id", async () => {
    const { server } = await proofOver([
      {
        status: 409,
        body: { error: "session_already_used", message: "Used.", request_id: "req-2" },
      },
    ]);
    expect(await server.createSession(BUY, USER)).toEqual({
      status: 409,
      body: { error: "session_already_used", message: "Used." },
      requestId: "req-2",
      time: expect.any(Number),
    });
  });

  test("an error without the client token that it repeats", async () => {
    const leak = `Bearer ${TOKEN} is unknown`;
    const { server } = await proofOver([
      {
        status: 401,
        headers: { "X-Request-Id": `r-${TOKEN}`, "Retry-After": TOKEN },
        body: { error: TOKEN, code: TOKEN, message: leak, detail: leak },
      },
    ]);
    for (const answer of [
      await server.createSession(BUY, USER),
      await server.getTransaction("tx-1", USER),
    ]) {
      expect(answer).toMatchObject({
        status: 502,
        body: {
          message: expect.stringMatching(/401: \[removed\]: Bearer \[removed\] is unknown$/),
        },
      });
      expect(JSON.stringify(answer)).not.toContain(TOKEN);
    }
  });

  test("an error without the user's e-mail, id and address that it repeats", async () => {
    const user = { ...USER, email: "Ada.O'Hara+ramp@example.com" };
    const said = [
      "ada.o'hara+ramp@EXAMPLE.com",
      "Ada.O%27Hara%2Bramp%40example.com",
      "user-123",
      "203.0.113.42",
    ];
    const { server } = await proofOver([
      {
        status: 422,
        headers: { "X-Request-Id": "r-Ada.O'Hara+ramp@example.com", "Retry-After": "user-123" },
        body: { error: said[0], code: said.join(), message: `<${said.join("> <")}> is blocked` },
      },
    ]);
    for (const answer of [
      await server.createSession(BUY, user),
      await server.getTransaction("tx-1", user),
    ]) {
      expect(answer).toEqual({
        status: 422,
        requestId: "r-[removed]",
        retryAfter: "[removed]",
        time: expect.any(Number),
        body: {
          error: "[removed]",
          code: "[removed],[removed],[removed],[removed]",
          message: "<[removed]> <[removed]> <[removed]> <[removed]> is blocked",
        },
      });
    }
  });

  test.each([
    ["short", "order"],
    ["part of other words", "invalid"],
  ])("an error as it was, where the user's id is %s", async (_what, id) => {
    const body = { error: "invalid_request", code: "validation_error", message: "No such order." };
    const { server } = await proofOver([{ status: 400, body }]);
    expect((await server.createSession(BUY, { ...USER, id })).body).toEqual(body);
  });

  test("a session as it was, though the user's id is in it", async () => {
    const body = { ...SESSION, redirect_url: "https://shop.example/user-123?a=ada@example.com" };
    const { server } = await proofOver([{ body }]);
    expect((await server.createSession(BUY, USER)).body).toEqual(body);
  });

  test("403 as 502: it is about this server's address and not about the user", async () => {
    const refusal = { error: "forbidden", code: "forbidden_origin", message: "Not on the list." };
    const { server, asked } = await proofOver([{ status: 403, body: refusal }]);
    const passedOn = {
      status: 502,
      body: {
        error: "configuration_error",
        code: "vendor_unauthorized",
        message: expect.stringMatching(/answered 403: forbidden_origin: Not on the list\.$/),
      },
    };
    expect(await server.getTransaction("tx-1", USER)).toMatchObject(passedOn);
    expect(asked).toHaveLength(1);
    expect(await server.createSession(BUY, USER)).toMatchObject(passedOn);
    await expect(server.confirmTransaction?.({ id: "tx-1", status: undefined })).rejects.toThrow(
      "502 vendor_unauthorized",
    );
  });

  test.each(["error", "code"])(
    "403 for a sale that is not enabled, as %s, as it came",
    async (field) => {
      const body = { [field]: "offramp_disabled" };
      const { server } = await proofOver([{ status: 403, body }]);
      expect(await server.createSession({ ...SELL, fiatCurrency: "EUR" }, USER)).toMatchObject({
        status: 403,
        body,
      });
    },
  );

  test.each([413, 429])("an error that is no JSON with its status, %i", async (status) => {
    const { server } = await proofOver([{ body: "<html>No</html>", status }]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status,
      body: { code: "upstream_invalid_response" },
    });
  });

  test.each<[string, Reply]>([
    ["a page", { body: "<html>Hello</html>" }],
    ["nothing", { body: "" }],
    ["a list", { body: [SESSION] }],
    ["null", { body: "null" }],
    ["half a session", { body: '{"init_token":' }],
    [
      "a session with a redirect's status",
      { body: SESSION, status: 302, headers: { Location: "/" } },
    ],
  ])("502 for %s", async (_what, reply) => {
    const { server, asked } = await proofOver([reply]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: 502,
      body: { code: "upstream_invalid_response" },
    });
    expect(asked).toHaveLength(1);
  });

  test("never from where the vendor redirects to", async () => {
    const elsewhere = await scriptVendor([{ body: SESSION }]);
    const { server } = await proofOver([
      { status: 307, headers: { Location: `${elsewhere.baseUrl}/widget/session` } },
    ]);
    expect((await server.createSession(BUY, USER)).status).toBe(502);
    expect(elsewhere.asked).toEqual([]);
  });
});

describe("what Proof's words mean", () => {
  const server = proof({ baseUrl: "https://api.example.com", clientToken: TOKEN });

  test.each(["pending", "processing", "completed", "failed", "cancelled"])("%s", async (status) => {
    expect(server.getStatus({ merchant_transaction_id: "tx-1", status })).toBe(status);
    const body = JSON.stringify({ merchant_transaction_id: "tx-1", status });
    expect(await server.parseWebhook?.({ body, headers: new Headers() })).toEqual({
      id: "tx-1",
      status,
    });
  });

  test.each(["refunded", "COMPLETED", "constructor", " completed"])(
    "%j means nothing that this library knows",
    async (status) => {
      expect(server.getStatus({ status })).toBeUndefined();
      const body = JSON.stringify({ merchant_transaction_id: "tx-1", status });
      expect(await server.parseWebhook?.({ body, headers: new Headers() })).toEqual({
        id: "tx-1",
        status: undefined,
      });
    },
  );

  test.each([{}, { status: ["completed"] }, { status: 2 }, { status: null }])(
    "%j is no word",
    (body) => expect(server.getStatus(body)).toBeUndefined(),
  );
});

describe("options that cannot work", () => {
  test.each([
    "",
    "api.example.com",
    "/api",
    "ftp://api.example.com",
    "http://api.example.com",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
  ])("baseUrl %j", (baseUrl) => {
    expect(() => proof({ baseUrl, clientToken: TOKEN })).toThrow(/absolute https: address/);
  });

  test.each([
    "https://api.example.com",
    "http://localhost:8080",
    "http://127.0.0.1",
    "http://[::1]:9",
  ])("but baseUrl %j can", (baseUrl) => {
    expect(proof({ baseUrl, clientToken: TOKEN }).name).toBe("proof");
  });

  test.each(["", " ", "token\n", "tok en", undefined])("clientToken %j", (clientToken) => {
    const options = { baseUrl: "https://api.example.com", clientToken } as ProofServerOptions;
    expect(() => proof(options)).toThrow(/no usable `clientToken`/);
  });

  test("but not other secrets, which open what they have encrypted", () => {
    const options = { baseUrl: "https://api.example.com", clientToken: TOKEN };
    const { getEncryptionKey } = proof({ ...options, fallbackSecrets: ["the-old-token"] });
    expect(getEncryptionKey?.()).toEqual([TOKEN, "the-old-token"]);
  });

  test("a browser, where the token would be public", () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    const create = () => proof({ baseUrl: "https://api.example.com", clientToken: TOKEN });
    expect(create).toThrow(/ran in a browser/);
    expect(create).not.toThrow(TOKEN);
  });
});
