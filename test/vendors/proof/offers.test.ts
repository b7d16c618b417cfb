import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import type { ProofQuotes } from "../../../src/vendors/proof/ProofQuotes.ts";
import { proof, proofServer } from "../../../src/vendors/proof/server.ts";
import type { ProofServerOptions } from "../../../src/vendors/proof/server.ts";
import { scriptVendor } from "../../server/scriptVendor.ts";
import type { Reply } from "../../server/scriptVendor.ts";

const USER = { id: "user-123", email: "ada@example.com", country: "DE" };
const BUY: Order = { mode: "buy", currency: "USDT", fiatCurrency: "EUR", fiatAmount: "100" };
const CRYPTO: Order = {
  mode: "buy",
  currency: "USDT",
  network: "TRC20",
  fiatCurrency: "EUR",
  amount: "99.50",
};
const UNREADABLE = { status: "unpriced", vendor: "proof", reason: "unreadable" };

const kyc = (status: string): Reply => ({ body: { partner_user_id: "user-123", status } });
const VERIFIED = kyc("verified");

interface Setup extends Partial<ProofServerOptions> {
  order?: Order;
  replies?: Reply[];
  signal?: AbortSignal;
}

/** The offers of Proof over a scripted API. */
async function offersOf({
  order = BUY,
  replies = [VERIFIED],
  signal = new AbortController().signal,
  ...options
}: Setup = {}) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const server = proofServer(
    { baseUrl, clientToken: "client-token-5f2c", ...options },
    async () => {},
  );
  const offers = await server.getOffers?.(order, USER, { signal, country: "DE" });
  return { offers, asked, server };
}

const offerFor = async (setup: Setup) => (await offersOf(setup)).offers?.[0];
/** What the partner's function returns, whatever its type. */
const returning = (said: unknown) => (() => said) as ProofQuotes;

afterEach(() => void vi.useRealTimers());

describe("what can be ordered", () => {
  const optionsOf = async (options: Partial<ProofServerOptions>) => {
    const server = proofServer(
      { baseUrl: "https://api.example", clientToken: "client-token-5f2c", ...options },
      async () => {},
    );
    const { signal } = new AbortController();
    return server.getOrderOptions?.({ user: USER, signal });
  };

  test("is what the partner lists, by the usual names of networks", async () => {
    const options = await optionsOf({
      assets: [
        { currency: "USDT", networks: ["TRC20", "ERC20"] },
        { currency: "BTC", networks: ["BITCOIN"], modes: ["sell"] },
      ],
      fiatCurrencies: ["EUR"],
    });
    const vendors = ["proof"];
    expect(options).toEqual({
      assets: [
        { mode: "buy", currency: "USDT", network: "tron", vendors },
        { mode: "buy", currency: "USDT", network: "ethereum", vendors },
        { mode: "sell", currency: "BTC", network: "mainnet", vendors },
      ],
      fiatCurrencies: [
        { mode: "buy", currency: "EUR", paymentMethods: [] },
        { mode: "sell", currency: "EUR", paymentMethods: [] },
      ],
    });
  });

  test("is nothing without a list", async () => {
    expect(await optionsOf({})).toEqual({ assets: [], fiatCurrencies: [] });
  });

  test.each<[string, Record<string, unknown>]>([
    ["no list", { assets: { currency: "USDT" } }],
    ["an asset without networks", { assets: [{ currency: "USDT" }] }],
    ["an asset on no network", { assets: [{ currency: "USDT", networks: [] }] }],
    ["an asset without a name", { assets: [{ networks: ["TRC20"] }] }],
    ["another mode", { assets: [{ currency: "USDT", networks: ["TRC20"], modes: ["swap"] }] }],
    ["a currency that is no word", { fiatCurrencies: ["EUR "] }],
  ])("that is %s is a mistake of the partner", async (_, options) => {
    const [name = ""] = Object.keys(options);
    await expect(optionsOf(options)).rejects.toThrow(`\`${name}\``);
  });
});

describe("without `quotes`", () => {
  test.each<[ProofServerOptions["initTokenType"], string, Order]>([
    ["sdk_customer_token", "in money", BUY],
    ["sdk_customer_token", "in crypto", CRYPTO],
    ["sdk_customer_token", "without an amount", { ...BUY, fiatAmount: undefined }],
    ["sdk_partner_authorization", "in crypto", CRYPTO],
    ["sdk_partner_authorization", "in crypto alone", { ...CRYPTO, fiatCurrency: undefined }],
  ])("%s: an order %s has no price and no limits", async (initTokenType, _what, order) => {
    const { offers } = await offersOf({ initTokenType, order });
    expect(offers).toEqual([{ status: "unpriced", vendor: "proof" }]);
  });

  test.each<[ProofServerOptions["initTokenType"], string, Order, string]>([
    [
      "sdk_customer_token",
      "without `fiatCurrency`",
      { ...CRYPTO, fiatCurrency: undefined },
      "fiat-unsupported",
    ],
    ["sdk_partner_authorization", "in money", { ...BUY, network: "TRC20" }, "fiat-unsupported"],
    [
      "sdk_partner_authorization",
      "without an amount",
      { ...CRYPTO, amount: undefined },
      "amount-too-low",
    ],
    [
      "sdk_partner_authorization",
      "without `network`",
      { ...CRYPTO, network: undefined },
      "asset-unsupported",
    ],
  ])("%s: an order %s has no offer", async (initTokenType, _what, order, reason) => {
    const quotes = vi.fn(() => undefined);
    const { offers, asked, server } = await offersOf({ initTokenType, order, quotes });
    expect(offers).toEqual([{ status: "unavailable", vendor: "proof", reason }]);
    expect(quotes).not.toHaveBeenCalled();
    // What is not offered cannot be ordered either.
    expect((await server.createSession(order, USER)).status).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe("a price of `quotes`", () => {
  const DEFAULTS = { isBinding: false, expiresAt: "2031-05-06T07:09:09.000Z" };

  test("fills in what the order says", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-05-06T07:08:09.000Z") });
    expect(await offerFor({ quotes: () => ({ amount: "104.84" }) })).toEqual({
      status: "quoted",
      vendor: "proof",
      quote: { ...DEFAULTS, amount: "104.84", fiatAmount: "100", fiatCurrency: "EUR" },
    });
    const order: Order = { ...CRYPTO, paymentMethod: "card" };
    expect(await offerFor({ order, quotes: async () => ({ fiatAmount: "95.21" }) })).toEqual({
      status: "quoted",
      vendor: "proof",
      quote: {
        ...DEFAULTS,
        amount: "99.50",
        fiatAmount: "95.21",
        fiatCurrency: "EUR",
        paymentMethod: "card",
      },
    });
  });

  test("says everything else itself", async () => {
    const quote = {
      amount: "104.84",
      fiatAmount: "100.00",
      fiatCurrency: "EUR",
      fees: { total: "2.50", network: "0", vendor: "2", partner: "0.50" },
      isBinding: true,
      paymentMethod: "card",
      mayRequireDocuments: false,
      expiresAt: "2031-05-06T07:10:00Z",
    };
    const limits = [{ currency: "EUR", min: "10", max: "5000", paymentMethod: "card" }];
    expect(await offerFor({ quotes: () => ({ ...quote, limits }) })).toEqual({
      status: "quoted",
      vendor: "proof",
      limits,
      quote: { ...quote, fees: { ...quote.fees, currency: "EUR" } },
    });
  });

  test("gets the order, the user, the country and the signal", async () => {
    const quotes = vi.fn(() => undefined);
    const { signal } = new AbortController();
    await offersOf({ quotes, signal });
    expect(quotes).toHaveBeenCalledWith(BUY, USER, { country: "DE", signal });
  });

  test.each<[string, Order, unknown]>([
    ["nothing", BUY, undefined],
    ["an empty object", BUY, {}],
    ["no crypto", BUY, { fiatAmount: "100" }],
    ["no money", CRYPTO, { amount: "99.5" }],
    ["one side of an order without an amount", { ...BUY, fiatAmount: undefined }, { amount: "5" }],
  ])("that is %s is no price", async (_what, order, said) => {
    expect(await offerFor({ order, quotes: returning(said) })).toEqual({
      status: "unpriced",
      vendor: "proof",
    });
  });

  test.each<[string, Order, unknown]>([
    ["text", BUY, "104.84"],
    ["a number", BUY, 104.84],
    ["null", BUY, null],
    ["a list", BUY, [{ amount: "104.84" }]],
    ["an amount that is a number", BUY, { amount: 104.84 }],
    ["zero", BUY, { amount: "0.00" }],
    ["negative", BUY, { amount: "-104.84" }],
    ["an exponent", BUY, { amount: "1e9" }],
    ["empty", BUY, { amount: "" }],
    ["huge", BUY, { amount: "9".repeat(25) }],
    ["money of zero", CRYPTO, { fiatAmount: "0" }],
    ["for more money", BUY, { amount: "104.84", fiatAmount: "100.01" }],
    ["for less crypto", CRYPTO, { amount: "99.49", fiatAmount: "95" }],
    ["in another currency", CRYPTO, { fiatAmount: "95", fiatCurrency: "USD" }],
    ["in no currency", { ...CRYPTO, fiatCurrency: undefined }, { fiatAmount: "95" }],
    [
      "by another method",
      { ...BUY, paymentMethod: "card" },
      { amount: "1", paymentMethod: "sepa" },
    ],
    ["with a fee that is negative", BUY, { amount: "104", fees: { total: "-1" } }],
    ["with a fee that is a number", BUY, { amount: "104", fees: { network: 1 } }],
    ["with a limit that is a number", BUY, { limits: [{ currency: "EUR", min: 10 }] }],
    ["with a limit in no currency", BUY, { limits: [{ min: "10" }] }],
    ["with limits that are no list", BUY, { limits: { min: "10" } }],
    ["with a time that is none", BUY, { amount: "104", expiresAt: "soon" }],
    ["with a word for a flag", BUY, { amount: "104", isBinding: "yes" }],
    ["with a word for documents", BUY, { amount: "104", mayRequireDocuments: "no" }],
    ["unavailable for no known reason", BUY, { unavailable: "closed" }],
    ["unavailable for a reason of every object", BUY, { unavailable: "constructor" }],
    ["unavailable for a negative time", BUY, { unavailable: "rate-limited", retryAfter: -1 }],
  ])("that is %s is unreadable", async (_what, order, said) => {
    const initTokenType = order.fiatCurrency === undefined && "sdk_partner_authorization";
    const offer = await offerFor({
      order,
      quotes: returning(said),
      ...(initTokenType && { initTokenType }),
    });
    expect(offer).toEqual(UNREADABLE);
  });

  test("may name the money that the order doesn't", async () => {
    const order = { ...CRYPTO, fiatCurrency: undefined };
    const quotes = () => ({ fiatAmount: "95", fiatCurrency: "USD", fees: { total: "1" } });
    expect(
      await offerFor({ order, quotes, initTokenType: "sdk_partner_authorization" }),
    ).toMatchObject({
      quote: { fiatAmount: "95", fiatCurrency: "USD", fees: { currency: "USD", total: "1" } },
    });
  });

  test("may be that Proof doesn't serve the order, and why", async () => {
    const limits = [{ currency: "EUR", min: "10" }];
    const quotes = () => ({ unavailable: "asset-unsupported", limits }) as const;
    expect(await offerFor({ quotes })).toEqual({
      status: "unavailable",
      vendor: "proof",
      reason: "asset-unsupported",
      limits,
    });
  });

  test.each(["rate-limited", "unreachable", "unreadable", "not-configured"] as const)(
    "that is not to be had, as its source is %s, leaves Proof without a price",
    async (reason) => {
      const limits = [{ currency: "EUR", min: "10" }];
      const quotes = () => ({ unavailable: reason, limits, retryAfter: 7 });
      expect(await offerFor({ quotes })).toEqual({
        status: "unpriced",
        vendor: "proof",
        reason,
        limits,
      });
    },
  );

  test.each<[string, ProofQuotes]>([
    [
      "throws",
      () => {
        throw new Error("no price");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no price"))],
    ["doesn't come in time", () => new Promise(() => {})],
  ])("that %s leaves Proof without a price", async (_what, quotes) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    const offer = offerFor({ quotes });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await offer).toEqual({ status: "unpriced", vendor: "proof", reason: "unreachable" });
  });
});

describe("limits of `quotes`", () => {
  test.each<[string, Order, object, string]>([
    ["below", BUY, { min: "100.01" }, "amount-too-low"],
    ["at the least", BUY, { min: "100.00" }, "quoted"],
    ["at the most", BUY, { max: "100" }, "quoted"],
    ["above", BUY, { max: "99.99" }, "amount-too-high"],
    [
      "above, for the order's method",
      { ...BUY, paymentMethod: "card" },
      { max: "9", paymentMethod: "card" },
      "amount-too-high",
    ],
    ["above, for another method", BUY, { max: "9", paymentMethod: "card" }, "quoted"],
    ["above, in another currency", BUY, { max: "9", currency: "USD" }, "quoted"],
    ["below, by what arrives", BUY, { min: "104.85", currency: "USDT" }, "amount-too-low"],
    ["within, by what arrives", BUY, { min: "104.84", currency: "USDT" }, "quoted"],
  ])("%s", async (_what, order, limit, result) => {
    const limits = [{ currency: "EUR", ...limit }];
    const offer = await offerFor({ order, quotes: () => ({ amount: "104.84", limits }) });
    expect(offer).toMatchObject({ limits });
    expect(offer?.status === "unavailable" ? offer.reason : offer?.status).toBe(result);
  });

  test("count for the side that the user named, not for its estimate", async () => {
    const limits = [
      { currency: "USDT", min: "200" },
      { currency: "EUR", min: "100" },
    ];
    const quotes = () => ({ amount: "104.84", limits });
    expect(await offerFor({ quotes })).toMatchObject({ status: "quoted" });
  });

  test("count without a price too", async () => {
    const limits = [{ currency: "EUR", min: "10", max: "50" }];
    const quotes = () => ({ limits });
    expect(await offerFor({ quotes })).toMatchObject({ reason: "amount-too-high", limits });
    expect(await offerFor({ order: { ...BUY, fiatAmount: "50" }, quotes })).toEqual({
      status: "unpriced",
      vendor: "proof",
      limits,
    });
  });
});

describe("the identity check", () => {
  const quotes = () => ({ amount: "104.84" });

  test.each([
    ["not_started", true],
    ["pending", true],
    ["verified", undefined],
  ])("%s: documents %s", async (status, mayRequireDocuments) => {
    const { offers, asked } = await offersOf({ quotes, replies: [kyc(status)] });
    expect(offers?.[0]).toMatchObject({ status: "quoted" });
    expect(offers?.[0]).toHaveProperty("quote.mayRequireDocuments", mayRequireDocuments);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /widget/users/user-123/kyc-status",
    ]);
  });

  test("of an unverified user outweighs what `quotes` says", async () => {
    const says = () => ({ amount: "104.84", mayRequireDocuments: false });
    expect(await offerFor({ quotes: says, replies: [kyc("pending")] })).toMatchObject({
      quote: { mayRequireDocuments: true },
    });
    expect(await offerFor({ quotes: says })).toMatchObject({
      quote: { mayRequireDocuments: false },
    });
  });

  test.each<[string, ProofQuotes | undefined]>([
    ["with a price", quotes],
    ["without one", undefined],
    ["if the price fails", () => Promise.reject(new Error("no price"))],
  ])("that failed is a refusal of the user, %s", async (_what, own) => {
    const { offers } = await offersOf({ quotes: own, replies: [kyc("failed")] });
    expect(offers).toEqual([{ status: "unavailable", vendor: "proof", reason: "user-refused" }]);
  });

  test.each<[string, Reply]>([
    ["502", { status: 502 }],
    ["401", { status: 401 }],
    ["a broken connection", { hangsUp: true }],
    ["nonsense", { body: "<html>" }],
    ["another user", { body: { partner_user_id: "user-9", status: "failed" } }],
    ["a word that is new", kyc("refused")],
  ])("stays unknown after %s, which is not tried again", async (_what, reply) => {
    const { offers, asked } = await offersOf({ quotes, replies: [reply] });
    expect(offers?.[0]).toMatchObject({ status: "quoted" });
    expect(offers?.[0]).toHaveProperty("quote.mayRequireDocuments", undefined);
    expect(asked).toHaveLength(1);
  });

  test("is requested while `quotes` works", async () => {
    const { baseUrl, asked } = await scriptVendor([kyc("pending")]);
    const server = proof({
      baseUrl,
      clientToken: "client-token-5f2c",
      async quotes() {
        await vi.waitUntil(() => asked.length === 1);
        return { amount: "104.84" };
      },
    });
    const context = { signal: new AbortController().signal };
    expect(await server.getOffers?.(BUY, USER, context)).toMatchObject([
      { quote: { mayRequireDocuments: true } },
    ]);
  });

  test("is waited for one second, not as long as other requests", async () => {
    const { baseUrl, asked } = await scriptVendor([{ hangs: "before" }]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const server = proof({ baseUrl, clientToken: "client-token-5f2c", quotes });
    let isOver = false;
    const offers = server.getOffers?.(BUY, USER, { signal: stop.signal }).finally(() => {
      isOver = true;
    });
    const realTick = async () => new Promise((resolve) => setImmediate(resolve));
    while (asked.length === 0) await realTick();
    await vi.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await offers).toMatchObject([{ status: "quoted" }]);
  });
});

describe("a signal", () => {
  const quotes = vi.fn(() => ({ amount: "104.84" }));

  test("that has aborted stops before any request", async () => {
    quotes.mockClear();
    const { baseUrl, asked } = await scriptVendor([VERIFIED]);
    const server = proof({ baseUrl, clientToken: "client-token-5f2c", quotes });
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(server.getOffers?.(BUY, USER, { signal })).rejects.toThrow("too late");
    expect(quotes).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
  });

  test("that aborts ends the wait for `quotes`, even if it ignores the signal", async () => {
    const stop = new AbortController();
    const offers = offersOf({
      signal: stop.signal,
      quotes: () => {
        queueMicrotask(() => stop.abort(new Error("too late")));
        return new Promise<never>(() => {});
      },
    });
    await expect(offers).rejects.toThrow("too late");
  });
});

test.each([["a price"], [{ fiatAmount: "1" }], [null]])("`quotes` %j is refused", (quotes) => {
  const options = { baseUrl: "https://api.example.com", clientToken: "client-token-5f2c" };
  expect(() => proof({ ...options, quotes: quotes as unknown as ProofQuotes })).toThrow(
    "`quotes` that is no function",
  );
});
