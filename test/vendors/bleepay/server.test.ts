import { afterEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { sealSession, unsealSession } from "../../../src/vendors/bleepay/sealedSession.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import { bleepay, bleepayServer } from "../../../src/vendors/bleepay/server.ts";
import type { BleepayServerOptions } from "../../../src/vendors/bleepay/checkOptions.ts";
import { parseBleepaySession } from "../../../src/vendors/bleepay/session.ts";
import { parseBleepayTransaction } from "../../../src/vendors/bleepay/transaction.ts";
import type { VendorAnswer } from "../../../src/vendors/VendorServer.ts";
import { scriptVendor } from "../../server/scriptVendor.ts";
import type { Reply } from "../../server/scriptVendor.ts";
import { playBleepay } from "../../sandbox/bleepay/playBleepay.ts";

const USER = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
const OTHER = { id: "user-456", email: "eve@example.com" };
const BUY: Order = { mode: "buy", currency: "USDC", network: "polygon", amount: "100.50" };
/** Where that goes. */
const ASSET = bleepaySandboxAssets.find(
  ({ currency, network }) => currency === BUY.currency && network === BUY.network,
);
const [WIDGET, SECRET] = ["wdgt_sandbox", "wdgt_secret_sandbox"];

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

type Played = Parameters<typeof playBleepay>[0];

/** Bleepay's server over the sandbox. */
async function overSandbox(played: Played = {}, options: Partial<BleepayServerOptions> = {}) {
  const vendor = await playBleepay(played);
  const server = bleepay({
    baseUrl: `${vendor.origin}/api/v1`,
    widgetId: WIDGET,
    clientSecret: SECRET,
    assets: bleepaySandboxAssets,
    ...options,
  });
  const begin = async (order = BUY) => String((await server.createSession(order, USER)).body.id);
  return { ...vendor, server, begin };
}

const CONFIG: Reply = { body: { config: { mode: "CUSTOMER_AMOUNT" } } };
const SESSION = {
  id: "dep_a1b2c3d4e5f6",
  paymentStatus: "CREATED",
  amount: "100.50",
  currency: "USDC",
  network: "polygon",
  currencyAddress: "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174",
  depositAddress: "0xMerchant",
  expiresAt: "2031-05-06T07:38:09.000Z",
};
const CREATED: Reply = { body: { ...SESSION, clientSecret: "dep_secret_xyz" } };

/** Bleepay's server over a scripted API, without real waits between the tries. */
async function overScript(replies: Reply[], options: Partial<BleepayServerOptions> = {}) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const server = bleepayServer(
    {
      baseUrl,
      widgetId: "wdgt_abc",
      clientSecret: "wdgt_secret_abc",
      assets: bleepaySandboxAssets,
      ...options,
    },
    async () => {},
  );
  return { server, asked };
}

describe("a session", () => {
  test("is what Bleepay answers, with an id of ours and its clock, and without its secret", async () => {
    const { server, sandbox, clock, asked } = await overSandbox();
    const answer = await server.createSession(BUY, USER);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^dep_[0-9a-f]{12}\.[\w-]{60,}$/),
      paymentStatus: "CREATED",
      amount: "100.50",
      ...ASSET,
      expiresAt: new Date(clock.now() + 30 * 60_000).toISOString(),
      now: new Date(clock.now() + 999).toISOString(),
    });
    expect(parseBleepaySession(answer.body)).toEqual(answer.body);
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(String(answer.body.id).length).toBeLessThanOrEqual(255);
    expect(sandbox.has(String(answer.body.id))).toBe(true);
    expect(asked).toEqual([
      `GET /api/v1/widgets/${WIDGET}/config`,
      `POST /api/v1/widgets/${WIDGET}/create-session`,
    ]);
  });

  test("asks for the configuration once, however many begin", async () => {
    const { server, asked } = await overSandbox();
    await Promise.all([server.createSession(BUY, USER), server.createSession(BUY, OTHER)]);
    await server.createSession({ ...BUY, amount: "11" }, USER);
    expect(asked.filter((one) => one.endsWith("/config"))).toHaveLength(1);
    expect(asked.filter((one) => one.endsWith("/create-session"))).toHaveLength(3);
  });

  test("tells Bleepay who it is for, and nothing that the browser made up", async () => {
    const { server, asked } = await overScript([CONFIG, CREATED]);
    const order = {
      ...BUY,
      depositAddress: "0xEve",
      currencyAddress: "0xEve",
      fiatCurrency: "EUR",
    };
    await server.createSession(order, USER);
    expect(asked[1]).toMatchObject({
      method: "POST",
      url: "/api/v1/widgets/wdgt_abc/create-session",
      headers: { "x-client-secret": "wdgt_secret_abc", "content-type": "application/json" },
    });
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({
      ...ASSET,
      amount: "100.50",
      customerReference: expect.stringMatching(/^user-123\.[\w-]{38}$/),
      customerEmail: "ada@example.com",
    });
  });

  test("of the longest id that fits, with its seal, no more than Bleepay takes", async () => {
    const { server, asked } = await overScript([CONFIG, CREATED]);
    await server.createSession(BUY, { ...USER, id: "u".repeat(89) });
    expect(JSON.parse(asked[1]?.body ?? "").customerReference).toHaveLength(128);
  });

  test("leaves out an e-mail that Bleepay would not take", async () => {
    const { server, asked } = await overScript([CONFIG, CREATED]);
    const email = `${"a".repeat(120)}@example.com`;
    expect((await server.createSession(BUY, { ...USER, email })).status).toBe(200);
    expect(JSON.parse(asked[1]?.body ?? "")).not.toHaveProperty("customerEmail");
  });

  test.each(["/api/v1", "/api/v1/", "", "/"])("is found below baseUrl %j", async (path) => {
    const { baseUrl, asked } = await scriptVendor([CONFIG, CREATED]);
    const options = { widgetId: "wdgt_abc", clientSecret: "s", assets: bleepaySandboxAssets };
    await bleepay({ baseUrl: baseUrl + path, ...options }).createSession(BUY, USER);
    expect(asked.map(({ url }) => url)).toEqual([
      "/api/v1/widgets/wdgt_abc/config",
      "/api/v1/widgets/wdgt_abc/create-session",
    ]);
  });

  test("of another server's clock counts by this one's, where that tells none", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-05-06T07:08:09.123Z") });
    const { server } = await overScript([CONFIG, { ...CREATED, headers: { Date: "today" } }]);
    expect((await server.createSession(BUY, USER)).body.now).toBe("2031-05-06T07:08:09.123Z");
    vi.useRealTimers();
  });

  test.each([
    ["no id", { id: undefined }],
    ["an id that would climb in an address", { id: "../dep" }],
    ["an id with a dot in it", { id: "dep.a" }],
    ["no secret", { clientSecret: undefined }],
    ["a secret that is no text", { clientSecret: 7 }],
    ["a secret that no header takes", { clientSecret: "a\nb" }],
    ["a secret that no id can hold", { clientSecret: "x".repeat(200) }],
  ])("that comes with %s is 502, for nobody could ask for it again", async (_what, changes) => {
    const { server } = await overScript([
      CONFIG,
      { body: { ...SESSION, clientSecret: "dep_secret_xyz", ...changes } },
    ]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: 502,
      body: { code: "upstream_invalid_response" },
    });
  });

  test.each<[string, Reply, number]>([
    ["502", { status: 502, body: {} }, 502],
    ["500", { status: 500, body: {} }, 500],
    ["a broken connection", { hangsUp: true }, 502],
  ])(
    "is asked for once after %s: a second one could catch the payment",
    async (_w, reply, status) => {
      const { server, asked } = await overScript([CONFIG, reply]);
      expect((await server.createSession(BUY, USER)).status).toBe(status);
      expect(asked).toHaveLength(2);
    },
  );
});

describe("an order that cannot be", () => {
  const assets = bleepaySandboxAssets.filter(({ network }) => network !== "ERC20");

  async function refused(order: Order, played: Played = {}, options = {}, user = USER) {
    const { server, asked } = await overSandbox(played, { assets, ...options });
    const answer = await server.createSession(order, user);
    // A session that nobody may pay must not be made at all.
    expect(asked.filter((one) => one.startsWith("POST"))).toEqual([]);
    return answer;
  }

  test("a sale", async () => {
    const answer = await refused({ ...BUY, mode: "sell" });
    expect(answer).toMatchObject({ status: 403, body: { code: "offramp_disabled" } });
  });

  test.each<[string, Order, string]>([
    ["no amount", { ...BUY, amount: undefined }, "missing_param"],
    ["money", { ...BUY, amount: undefined, fiatAmount: "100" }, "validation_error"],
    ["too little", { ...BUY, amount: "9.999999999999999999" }, "amount_out_of_range"],
    ["too much", { ...BUY, amount: "5000.000000000000000001" }, "amount_out_of_range"],
    [
      "too many digits",
      { ...BUY, amount: `10.${"0".repeat(24)}`.padStart(40, "0") },
      "validation_error",
    ],
    ["another currency", { ...BUY, currency: "BTC" }, "currency_not_allowed"],
    ["the currency in small letters", { ...BUY, currency: "usdc" }, "currency_not_allowed"],
    ["another network", { ...BUY, network: "solana" }, "network_not_allowed"],
    ["no network", { ...BUY, network: undefined }, "missing_param"],
    ["no wallet", { ...BUY, network: "ERC20" }, "wallet_not_supported"],
  ])("%s", async (_what, order, code) => {
    const answer = await refused(order);
    expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request", code } });
    expect(String(answer.body.message)).toMatch(/^.{30,300}$/);
  });

  test("says both limits, and what is allowed instead", async () => {
    const message = async (order: Order) => (await refused(order)).body.message;
    expect(await message({ ...BUY, amount: "5" })).toContain("at least 10 and at most 5000 USDC");
    expect(await message({ ...BUY, currency: "BTC" })).toContain("USDT, USDC");
    expect(await message({ ...BUY, network: "solana" })).toContain("TRC20, ERC20, polygon");
    expect(await message({ ...BUY, amount: undefined, fiatAmount: "9" })).toContain("`amount`");
  });

  test("a wallet that the widget does not allow", async () => {
    const config = { allowedDepositAddresses: ["0xElsewhere"] };
    const answer = await refused(BUY, { config });
    expect(answer).toMatchObject({ status: 400, body: { code: "wallet_not_supported" } });
    expect(answer.body.message).toContain("that Bleepay's widget allows");
  });

  test("of a user whose id Bleepay cannot hold: cut off, it could be another's", async () => {
    const answer = await refused(BUY, {}, {}, { ...USER, id: "u".repeat(90) });
    expect(answer).toMatchObject({ status: 400, body: { code: "user_id_too_long" } });
  });

  test("of a widget that is inactive", async () => {
    const answer = await refused(BUY, { config: null });
    expect(answer).toMatchObject({ status: 502, body: { code: "widget_inactive" } });
    expect(answer.body.message).toContain("The widget is not active.");
  });

  test.each([
    ["10", "10.000"],
    ["5000", "5000"],
    ["5000", "05000.00"],
  ])("but the limit %s itself can, as %s", async (_limit, amount) => {
    const { server } = await overSandbox();
    expect((await server.createSession({ ...BUY, amount }, USER)).status).toBe(200);
  });
});

describe("what the widget's configuration fills in", () => {
  test("the amount, where it takes one alone", async () => {
    const config = { mode: "FIXED_AMOUNT", minAmount: "25", maxAmount: "25.00" } as const;
    const { server } = await overSandbox({ config });
    const { amount: _, ...order } = BUY;
    expect((await server.createSession(order, USER)).body.amount).toBe("25");
    expect((await server.createSession({ ...BUY, amount: "26" }, USER)).status).toBe(400);
  });

  test.each([
    ["a range", { mode: "FIXED_AMOUNT", minAmount: "25", maxAmount: "30" }],
    ["no limit", { mode: "FIXED_AMOUNT", minAmount: "25", maxAmount: null }],
    ["the customer's choice", { mode: "CUSTOMER_AMOUNT", minAmount: "25", maxAmount: "25" }],
  ] as const)("no amount, where it is %s", async (_what, config) => {
    const { server } = await overSandbox({ config });
    const answer = await server.createSession({ ...BUY, amount: undefined }, USER);
    expect(answer.body.code).toBe("missing_param");
  });

  test("the network, the contract and the address, for the currency that they belong to", async () => {
    const config = {
      defaultCurrency: "USDC",
      defaultNetwork: "polygon",
      defaultCurrencyAddress: "0xContract",
      defaultDepositAddress: "0xMine",
      allowedDepositAddresses: [],
    };
    const { server } = await overSandbox({ config }, { assets: [] });
    const { network: _, ...order } = BUY;
    expect((await server.createSession(order, USER)).body).toMatchObject({
      network: "polygon",
      currencyAddress: "0xContract",
      depositAddress: "0xMine",
    });
    for (const other of [
      { ...BUY, currency: "USDT" },
      { ...BUY, network: "TRC20" },
    ])
      expect((await server.createSession(other, USER)).body.code).toBe("wallet_not_supported");
  });

  test("nothing that the partner's own list says", async () => {
    const config = {
      defaultCurrency: "USDC",
      defaultNetwork: "polygon",
      defaultDepositAddress: "0xElse",
      allowedDepositAddresses: [],
    };
    const { server } = await overSandbox({ config });
    expect((await server.createSession(BUY, USER)).body.depositAddress).toMatch(/^0x7e57/);
  });

  test("everything, where its lists are empty and it has no limits", async () => {
    const none = { allowedCurrencies: [], allowedNetworks: [], allowedDepositAddresses: [] };
    const config = { ...none, minAmount: null, maxAmount: null };
    const coin = { currency: "SOL", network: "solana", currencyAddress: "", depositAddress: "So1" };
    const { server } = await overSandbox({ config }, { assets: [coin] });
    const order: Order = { mode: "buy", currency: "SOL", network: "solana", amount: "0.0001" };
    expect(await server.createSession(order, USER)).toMatchObject({ status: 200, body: coin });
  });
});

describe("a transaction", () => {
  test("goes to the end, under the id that was asked for", async () => {
    const { server, sandbox, clock, begin } = await overSandbox();
    const id = await begin();
    const look = async () => {
      const { status, body } = await server.getTransaction(id, USER);
      expect({ status, id: body.id }).toEqual({ status: 200, id });
      return [body.paymentStatus, server.getStatus(body), parseBleepayTransaction(body).status];
    };
    expect(await look()).toEqual(["CREATED", "pending", "pending"]);
    sandbox.events.paymentSeen?.(id);
    expect(await look()).toEqual(["PENDING", "processing", "processing"]);
    sandbox.events.pay?.(id);
    clock.advance(4000);
    expect(await look()).toEqual(["CONFIRMED", "completed", "completed"]);
  });

  test("shows Bleepay's fields alone", async () => {
    const { server, asked } = await overScript([
      CONFIG,
      CREATED,
      {
        body: {
          ...SESSION,
          txId: null,
          confirmedAt: null,
          clientSecret: "dep_secret_xyz",
          customerEmail: "ada@example.com",
          // Whether somebody called it off, this server knows alone.
          cancelled: true,
        },
      },
    ]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    const { body } = await server.getTransaction(id, USER);
    expect(body).toEqual({
      ...SESSION,
      id,
      txId: null,
      confirmedAt: null,
      now: expect.any(String),
    });
    expect(asked[2]).toMatchObject({
      method: "GET",
      url: "/api/v1/widgets/deposit-sessions/dep_a1b2c3d4e5f6",
      headers: { "x-client-secret": "dep_secret_xyz" },
    });
  });

  test("is nobody else's: 404 without asking", async () => {
    const { server, asked, begin } = await overSandbox();
    const id = await begin();
    const other = await begin({ ...BUY, amount: "11" });
    const sofar = asked.length;
    const [depositId = "", sealed = ""] = id.split(".");
    const [otherId = "", otherSeal = ""] = other.split(".");
    const tries = [
      [id, OTHER],
      [`${depositId}.${otherSeal}`, USER],
      [`${otherId}.${sealed}`, USER],
      [depositId, USER],
      [`${depositId}.`, USER],
      [`${id}.${sealed}`, USER],
      [`${depositId}.${sealed.slice(0, -2)}`, USER],
      [`../${id}`, USER],
      ["..", USER],
      ["", USER],
      // No id can be taken apart at another place.
      [id, { ...USER, id: `${USER.id} ${depositId}` }],
    ] as const;
    for (const [id, user] of tries)
      for (const answer of [
        await server.getTransaction(id, user),
        await server.cancelTransaction?.(id, user),
      ])
        expect(answer).toEqual({ status: 404, body: { error: "not_found", code: "not_found" } });
    expect(asked).toHaveLength(sofar);
  });

  test("of another secret of this server's is not found", async () => {
    const { server, begin } = await overSandbox();
    const id = await begin();
    const { server: rotated } = await overScript([CONFIG], { clientSecret: "wdgt_secret_new" });
    expect((await rotated.getTransaction(id, USER)).status).toBe(404);
    expect((await server.getTransaction(id, USER)).status).toBe(200);
  });

  test("of a secret that was rotated is found with the new one, and the other way round", async () => {
    const { server, begin, origin } = await overSandbox();
    const id = await begin();
    const rotated = bleepay({
      baseUrl: `${origin}/api/v1`,
      widgetId: WIDGET,
      clientSecret: "wdgt_secret_new",
      fallbackSecrets: [SECRET],
    });
    expect((await rotated.getTransaction(id, USER)).status).toBe(200);
    expect((await rotated.getTransaction(id, { ...USER, id: "user-9" })).status).toBe(404);
    const session = await unsealSession([SECRET], USER.id, id);
    const newId =
      session && (await sealSession("wdgt_secret_new", USER.id, session.depositId, session.secret));
    if (newId === undefined) throw new Error("It can't be sealed anew.");
    expect((await server.getTransaction(newId, USER)).status).toBe(404);
    const prepared = bleepay({
      baseUrl: `${origin}/api/v1`,
      widgetId: WIDGET,
      clientSecret: SECRET,
      fallbackSecrets: ["wdgt_secret_new"],
    });
    expect((await prepared.getTransaction(newId, USER)).status).toBe(200);
  });

  test("that is not the one that was asked for is 502", async () => {
    const { server } = await overScript([CONFIG, CREATED, { body: { ...SESSION, id: "dep_b" } }]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    expect(await server.getTransaction(id, USER)).toMatchObject({
      status: 502,
      body: { code: "upstream_invalid_response" },
    });
  });

  test("is asked for again after 502", async () => {
    const { server, asked } = await overScript([
      CONFIG,
      CREATED,
      { status: 502 },
      { body: SESSION },
    ]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    expect((await server.getTransaction(id, USER)).status).toBe(200);
    expect(asked).toHaveLength(4);
  });

  test.each([
    [401, 502],
    [403, 502],
    [404, 404],
    [429, 429],
  ])("refused with %i is %i to the browser", async (theirs, ours) => {
    const refusal = { status: theirs, body: { code: "no", message: "dep_secret_xyz of user-123" } };
    const { server } = await overScript([CONFIG, CREATED, refusal]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    const answer = await server.getTransaction(id, USER);
    expect(answer.status).toBe(ours);
    expect(answer.body.code).toBe(ours === 502 ? "vendor_unauthorized" : "no");
    expect(answer.body.message).toMatch(/(^|no: )\[removed\] of \[removed\]$/);
  });
});

describe("calling it off", () => {
  test("ends it: cancelled in this answer, expired in Bleepay's words", async () => {
    const { server, begin, asked } = await overSandbox();
    const id = await begin();
    const answer = await server.cancelTransaction?.(id, USER);
    expect(answer).toMatchObject({
      status: 200,
      body: { id, paymentStatus: "EXPIRED", cancelled: true },
    });
    expect(server.getStatus(answer?.body ?? {})).toBe("cancelled");
    expect(parseBleepayTransaction(answer?.body).status).toBe("cancelled");
    const [depositId] = id.split(".");
    expect(asked.slice(-3)).toEqual([
      `GET /api/v1/widgets/deposit-sessions/${depositId}`,
      `POST /api/v1/widgets/deposit-sessions/${depositId}/cancel-session`,
      `GET /api/v1/widgets/deposit-sessions/${depositId}`,
    ]);
    // Bleepay does not remember why.
    expect(server.getStatus((await server.getTransaction(id, USER)).body)).toBe("failed");
  });

  test.each(["PENDING", "CONFIRMED", "EXPIRED", "UNDERPAID", "OVERPAID"])(
    "is too late when it is %s: Bleepay is not asked to",
    async (status) => {
      const { server, sandbox, clock, begin, asked } = await overSandbox();
      const id = await begin();
      if (status === "PENDING") sandbox.events.paymentSeen?.(id);
      if (status === "CONFIRMED") sandbox.events.pay?.(id);
      if (status === "UNDERPAID") sandbox.events.underpay?.(id);
      if (status === "OVERPAID") sandbox.events.overpay?.(id);
      if (status !== "PENDING") clock.advance(status === "EXPIRED" ? 30 * 60_000 : 4000);
      expect(await server.cancelTransaction?.(id, USER)).toMatchObject({
        status: 409,
        body: { error: "conflict", code: "cannot_cancel" },
      });
      expect(asked.filter((call) => call.endsWith("/cancel-session"))).toEqual([]);
      expect((await server.getTransaction(id, USER)).body.paymentStatus).toBe(status);
    },
  );

  /** The first look says that nothing came yet; after that the vendor gives these. */
  async function cancelOver(...replies: Reply[]) {
    const { server, asked } = await overScript([CONFIG, CREATED, { body: SESSION }, ...replies]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    const answer = (await server.cancelTransaction?.(id, USER)) as VendorAnswer;
    return { answer, calls: asked.slice(3).map(({ method, body }) => `${method} ${body}`) };
  }

  test.each<[string, Reply, number]>([
    ["has a word that is new", { body: { ...SESSION, paymentStatus: "ON_ITS_WAY" } }, 409],
    ["has no word", { body: { ...SESSION, paymentStatus: undefined } }, 409],
    ["is about another deposit", { body: { ...SESSION, id: "dep_of_eve" } }, 502],
    ["is 404", { status: 404, body: {} }, 404],
    ["is 503", { status: 503, body: {} }, 503],
  ])("is not asked for where the look before it %s", async (_what, reply, status) => {
    const { server, asked } = await overScript([CONFIG, CREATED, reply]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    expect((await server.cancelTransaction?.(id, USER))?.status).toBe(status);
    expect(asked.slice(2).map(({ method }) => method)).toEqual(["GET"]);
  });

  test.each([
    [null, true],
    [undefined, true],
    ["0xdeadbeef", undefined],
  ])("with the transaction %j on the chain is cancelled: %j", async (txId, cancelled) => {
    const { answer } = await cancelOver(
      { body: { status: "cancelled" } },
      { body: { ...SESSION, paymentStatus: "EXPIRED", txId } },
    );
    expect(answer.status).toBe(200);
    expect(answer.body.cancelled).toBe(cancelled);
    expect(parseBleepayTransaction(answer.body).status).toBe(cancelled ? "cancelled" : "failed");
  });

  test("asks with the session's secret and an empty object", async () => {
    const { server, asked } = await overScript([
      CONFIG,
      CREATED,
      { body: SESSION },
      { body: { status: "cancelled" } },
    ]);
    const id = String((await server.createSession(BUY, USER)).body.id);
    await server.cancelTransaction?.(id, USER);
    expect(asked[3]).toMatchObject({
      method: "POST",
      url: "/api/v1/widgets/deposit-sessions/dep_a1b2c3d4e5f6/cancel-session",
      headers: { "x-client-secret": "dep_secret_xyz" },
      body: "{}",
    });
  });

  test.each(["PENDING", "CONFIRMED", "CREATED"])(
    "is no fact where the look that follows says %s",
    async (paymentStatus) => {
      const { answer } = await cancelOver(
        { body: { status: "cancelled" } },
        { body: { ...SESSION, paymentStatus } },
      );
      expect(answer).toMatchObject({ status: 200, body: { paymentStatus } });
      expect(answer.body).not.toHaveProperty("cancelled");
    },
  );

  test("is no fact where the look that follows fails", async () => {
    const { answer } = await cancelOver(
      { body: { status: "cancelled" } },
      { status: 503, body: {} },
    );
    expect(answer.status).toBe(503);
  });

  test.each<[string, Reply]>([
    ["an error in a success", { body: { status: "failed", error: "too late" } }],
    ["no word of it", { body: {} }],
    ["400 of any shape", { status: 400, body: "no" }],
  ])("failed where Bleepay answers %s", async (_what, reply) => {
    const { answer, calls } = await cancelOver(reply);
    expect(answer).toMatchObject({ status: 409, body: { code: "cannot_cancel" } });
    expect(calls).toEqual(["POST {}"]);
  });

  test.each<[string, Reply, number]>([
    ["refuses the secret", { status: 401, body: {} }, 502],
    ["is down", { status: 502, body: {} }, 502],
    ["hangs up", { hangsUp: true }, 502],
    ["has too much to do", { status: 429, body: {}, headers: { "Retry-After": "5" } }, 429],
  ])("is tried once where Bleepay %s", async (_what, reply, status) => {
    const { answer, calls } = await cancelOver(reply);
    expect(answer.status).toBe(status);
    expect(calls).toEqual(["POST {}"]);
  });
});

describe("what Bleepay refuses", () => {
  test.each([
    [401, 502],
    [403, 502],
    [404, 502],
    [400, 400],
    [429, 429],
    [503, 503],
  ])("%i for a session is %i to the browser", async (theirs, ours) => {
    const code = {
      401: "vendor_unauthorized",
      403: "vendor_unauthorized",
      404: "vendor_not_found",
    };
    const said = { code: "no", message: "wdgt_secret_abc of ada@example.com" };
    const { server } = await overScript([CONFIG, { status: theirs, body: said }]);
    expect(await server.createSession(BUY, USER)).toMatchObject({
      status: ours,
      body: {
        code: Object.entries(code).find(([status]) => Number(status) === theirs)?.[1] ?? "no",
        message: expect.stringMatching(/(^|no: )\[removed\] of \[removed\]$/),
      },
    });
  });

  test.each([
    [401, 502],
    [404, 502],
    [429, 429],
  ])("%i for the configuration is %i, and no session is asked for", async (theirs, ours) => {
    const { server, asked } = await overScript([{ status: theirs, body: { code: "no" } }]);
    expect((await server.createSession(BUY, USER)).status).toBe(ours);
    expect(asked).toHaveLength(1);
  });

  test("the sandbox's wrong secret and unknown widget, as strict as they come", async () => {
    for (const wrong of [{ clientSecret: "wdgt_secret_wrong" }, { widgetId: "wdgt_wrong" }]) {
      const { server } = await overSandbox({}, wrong);
      expect((await server.createSession(BUY, USER)).status).toBe(502);
    }
  });
});

test("it loads nothing into the page", () => {
  const server = bleepay({ baseUrl: "https://x.example", widgetId: "w", clientSecret: "s" });
  expect(server.name).toBe("bleepay");
  expect(server.page).toBeUndefined();
});

describe("options that cannot work", () => {
  const good = { baseUrl: "https://payments.bleepay.com", widgetId: "wdgt_a", clientSecret: "s" };
  const asset = {
    currency: "USDC",
    network: "polygon",
    currencyAddress: "",
    depositAddress: "0xMine",
  };

  test.each([
    "",
    "payments.bleepay.com",
    "http://payments.bleepay.com",
    "http://127.0.0.1.evil.example",
  ])("baseUrl %j", (baseUrl) => {
    expect(() => bleepay({ ...good, baseUrl })).toThrow(/absolute https: address/);
  });

  test.each(["widgetId", "clientSecret", "webhookSecret"])("an empty or broken `%s`", (name) => {
    for (const text of ["", " ", "a b", "a\n"])
      expect(() => bleepay({ ...good, [name]: text })).toThrow(`no usable \`${name}\``);
  });

  test.each(["widgetId", "clientSecret"])("no `%s`", (name) => {
    expect(() => bleepay({ ...good, [name]: undefined })).toThrow(`no usable \`${name}\``);
  });

  test.each([
    ["currency", "usdc"],
    ["network", "BSC"],
    ["currencyAddress", "x".repeat(67)],
    ["depositAddress", ""],
    ["depositAddress", "0xMine "],
    ["depositAddress", "x".repeat(129)],
  ])("an asset whose `%s` is %j", (field, text) => {
    const create = () => bleepay({ ...good, assets: [asset, { ...asset, [field]: text }] });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(`\`${field}\``);
  });

  test("a browser, where the secret would be public", () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(() => bleepay(good)).toThrow(/ran in a browser/);
  });
});
