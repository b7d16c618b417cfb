import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { mercuryoQuotes } from "../../../src/vendors/proof/mercuryo/mercuryoQuotes.ts";
import type { MercuryoQuotesOptions } from "../../../src/vendors/proof/mercuryo/mercuryoQuotes.ts";
import { proof } from "../../../src/vendors/proof/server.ts";
import { listen } from "../../server/serve.ts";

const USER = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
const WIDGET = "67710925-8b40-4767-846e-3b88db69f04d";
const BUY: Order = { mode: "buy", currency: "BTC", fiatCurrency: "USD", fiatAmount: "150" };
const BUY_CRYPTO: Order = {
  mode: "buy",
  currency: "BTC",
  fiatCurrency: "USD",
  amount: "0.0024393",
};
const SELL: Order = { mode: "sell", currency: "BTC", fiatCurrency: "USD", amount: "0.002" };

/** As Mercuryo documents it. */
const RATE = {
  buy_token: "59d9bdb370427dae",
  currency: "BTC",
  amount: "0.00243930",
  fiat_amount: "150.00",
  fiat_currency: "USD",
  rate: "55458.50",
  fee: { BTC: "0.00026543", USD: "14.72" },
  subtotal: { BTC: "0.00243930", USD: "135.28" },
  total: { BTC: "0.00270473", USD: "150.00" },
  kyc_limit_exceeded: false,
};
/** As Mercuryo documents it: the parts of the fee do not add up. */
const SELL_RATE = {
  sell_token: "59d9bdb370427dae",
  currency: "BTC",
  fiat_currency: "USD",
  rate: "51879.29",
  reverse_rate: "0.00001927",
  fee: { BTC: "0.00007710", USD: "4.00" },
  network_fee: { BTC: "0.00007710", USD: "4.00" },
  partner_fee: { BTC: "0.00002891", USD: "1.50" },
  mercuryo_fee: { BTC: "0.00002313", USD: "1.20" },
  subtotal: { BTC: "0.00185045", USD: "96.00" },
  total: { BTC: "0.00185045", USD: "100.00" },
};
const LIMITS = {
  BTC: { min: "0.0001", max: "0.08317062" },
  USD: { min: "123.08", max: "4856.4" },
};
const AS_LIMITS = [
  { currency: "BTC", min: "0.0001", max: "0.08317062" },
  { currency: "USD", min: "123.08", max: "4856.4" },
];

interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  hangs?: boolean;
  hangsUp?: boolean;
}

interface Replies {
  rate?: Reply;
  limits?: Reply;
}

const ok = (data: unknown): Reply => ({ body: { status: 200, data } });
const failing = (status: number, code: number, message: string): Reply => ({
  status,
  body: { status, code, message },
});

/** Mercuryo's public API over real HTTP. */
async function playMercuryo({ rate = ok(RATE), limits = ok(LIMITS) }: Replies = {}) {
  const asked: { path: string; query: Record<string, string>; headers: object }[] = [];
  const origin = await listen((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const query = Object.fromEntries(url.searchParams);
    asked.push({ path: url.pathname, query, headers: request.headers });
    const {
      status = 200,
      body,
      headers,
      hangs,
      hangsUp,
    } = url.pathname.endsWith("/rate") ? rate : limits;
    if (hangsUp) return void request.socket.destroy();
    if (hangs) return;
    response.writeHead(status, headers);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  return { baseUrl: `${origin}/v1.6`, asked };
}

interface Setup extends Replies {
  order?: Order;
  options?: Partial<MercuryoQuotesOptions>;
}

async function askFor({ order = BUY, options, ...replies }: Setup = {}) {
  const { baseUrl, asked } = await playMercuryo(replies);
  const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl, ...options });
  const { signal } = new AbortController();
  const said = await quotes(order, USER, { country: "DE", signal });
  return { said, asked, rates: asked.filter(({ path }) => path.endsWith("/rate")) };
}

/** The offer of Proof's server that has these prices. Proof itself has nothing to say. */
async function offerFor({ order = BUY, options, ...replies }: Setup = {}) {
  const { baseUrl } = await playMercuryo(replies);
  const silent = await listen((_request, response) => void response.writeHead(404).end());
  const server = proof({
    baseUrl: silent,
    clientToken: "client-token-5f2c",
    quotes: mercuryoQuotes({ widgetId: WIDGET, baseUrl, ...options }),
  });
  const { signal } = new AbortController();
  return (await server.getOffers?.(order, USER, { signal }))?.[0];
}

afterEach(() => void vi.useRealTimers());

describe("what Mercuryo is asked", () => {
  test("for a purchase in money", async () => {
    const { asked } = await askFor({
      order: { ...BUY, network: "bitcoin", paymentMethod: "card" },
    });
    const { path, query } = asked.find((one) => one.path.endsWith("/rate")) ?? {};
    expect(path).toBe("/v1.6/widget/buy/rate");
    expect(query).toEqual({
      from: "USD",
      to: "BTC",
      amount: "150",
      type: "buy",
      is_total: "true",
      network: "BITCOIN",
      payment_method: "card",
      country: "de",
      widget_id: WIDGET,
    });
  });

  test.each([
    ["DE", "FR", "de"],
    [undefined, "FR", "fr"],
    [undefined, undefined, undefined],
  ])("for the country %s, of a user from %s: %s", async (country, own, word) => {
    const { baseUrl, asked } = await playMercuryo();
    const { signal } = new AbortController();
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    await quotes(BUY, { ...USER, country: own }, { country, signal });
    expect(asked.find(({ path }) => path.endsWith("/rate"))?.query.country).toBe(word);
  });

  test("for a purchase in crypto: the pair the other way round", async () => {
    const { rates } = await askFor({ order: BUY_CRYPTO });
    expect(rates).toMatchObject([
      {
        path: "/v1.6/widget/buy/rate",
        query: { from: "BTC", to: "USD", amount: "0.0024393", type: "buy", is_total: "true" },
      },
    ]);
  });

  test("for a sale", async () => {
    const { rates } = await askFor({ order: SELL, rate: ok(SELL_RATE) });
    expect(rates).toMatchObject([{ path: "/v1.6/widget/sell/rate" }]);
    expect(rates[0]?.query).toEqual({ from: "BTC", to: "USD", amount: "0.002", widget_id: WIDGET });
  });

  test.each([
    ["buy", BUY],
    ["sell", SELL],
  ])("for limits, with the money first whatever the direction: %s", async (type, order) => {
    const { asked } = await askFor({ order, rate: ok(SELL_RATE) });
    const limits = asked.filter(({ path }) => path === "/v1.6/public/currency-limits");
    expect(limits.map(({ query }) => query)).toEqual([
      { from: "USD", to: "BTC", type, widget_id: WIDGET },
    ]);
  });

  test("without anything about the user but the country", async () => {
    const { asked } = await askFor();
    expect(asked).toHaveLength(2);
    expect(JSON.stringify(asked)).not.toMatch(/ada|user-123|203\.0/);
  });

  test.each([
    ["TRC20", {}, "TRON"],
    ["tron", {}, "TRON"],
    ["ERC20", {}, "ETHEREUM"],
    ["BEP20", {}, "BINANCESMARTCHAIN"],
    ["polygon", {}, "POLYGON"],
    ["solana", {}, "SOLANA"],
    ["TON", {}, "TON"],
    ["TON", { TON: "NEWTON" }, "NEWTON"],
    ["TRC20", { TRC20: "TRX" }, "TRX"],
    ["tron", { TRC20: "TRX" }, "TRX"],
    ["TRC20", { ERC20: "ETH" }, "TRON"],
    ["constructor", {}, "constructor"],
  ])("on %s with %j: %s", async (network, networks, word) => {
    const { rates } = await askFor({ order: { ...BUY, network }, options: { networks } });
    expect(rates[0]?.query.network).toBe(word);
  });

  test.each([
    ["buy", "card", "card"],
    ["buy", "apple_pay", "apple"],
    ["buy", "google_pay", "google"],
    ["buy", "bank_transfer", "volt"],
    ["buy", "pix", "pix"],
    ["buy", "constructor", "constructor"],
    ["sell", "card", "card"],
    ["sell", "bank_transfer", "sepa"],
    ["sell", "spend_card_open", "spend_card_open"],
  ] as const)("to %s by %s: %s", async (mode, paymentMethod, word) => {
    const order = { ...(mode === "buy" ? BUY : SELL), paymentMethod };
    const { rates } = await askFor({ order });
    expect(rates[0]?.query.payment_method).toBe(word);
  });

  test.each(["apple_pay", "google_pay"])("nothing for a payout to %s", async (paymentMethod) => {
    const { said, asked } = await askFor({ order: { ...SELL, paymentMethod } });
    expect(said).toEqual({ unavailable: "method-unsupported" });
    expect(asked).toEqual([]);
  });

  test("nothing for an order without money's currency", async () => {
    const { said, asked } = await askFor({ order: { ...BUY_CRYPTO, fiatCurrency: undefined } });
    expect(said).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test.each<[string, Order]>([
    ["without an amount", { ...BUY, fiatAmount: undefined }],
    ["to sell for so much money", { ...BUY, mode: "sell" }],
  ])("only for the limits of an order %s", async (_what, order) => {
    const { said, asked } = await askFor({ order });
    expect(said).toEqual({ limits: AS_LIMITS });
    expect(asked).toHaveLength(1);
  });
});

describe("a price", () => {
  test("of a purchase in money", async () => {
    expect(await offerFor()).toEqual({
      status: "quoted",
      vendor: "proof",
      limits: AS_LIMITS,
      quote: {
        amount: "0.00243930",
        fiatAmount: "150.00",
        fiatCurrency: "USD",
        fees: { currency: "USD", total: "14.72" },
        isBinding: false,
        expiresAt: expect.any(String),
      },
    });
  });

  test("of a purchase in crypto", async () => {
    expect(await offerFor({ order: BUY_CRYPTO })).toMatchObject({
      status: "quoted",
      quote: { amount: "0.00243930", fiatAmount: "150.00", isBinding: false },
    });
  });

  test("of a sale: what is left after the fees, which are shown as they are", async () => {
    expect(await offerFor({ order: SELL, rate: ok(SELL_RATE) })).toMatchObject({
      status: "quoted",
      quote: {
        amount: "0.002",
        fiatAmount: "96.00",
        fees: { currency: "USD", total: "4.00", network: "4.00", vendor: "1.20", partner: "1.50" },
      },
    });
  });

  test("takes `fiat_amount` if there is no total", async () => {
    expect(await offerFor({ rate: ok({ ...RATE, total: undefined }) })).toMatchObject({
      quote: { fiatAmount: "150.00" },
    });
  });

  test.each([
    [true, true],
    [false, undefined],
    ["yes", undefined],
    [undefined, undefined],
  ])("with `kyc_limit_exceeded` %s: documents %s", async (kyc_limit_exceeded, documents) => {
    const offer = await offerFor({ rate: ok({ ...RATE, kyc_limit_exceeded }) });
    expect(offer).toHaveProperty("quote.mayRequireDocuments", documents);
  });

  test.each([
    ["missing", undefined, undefined],
    ["text", "14.72", undefined],
    ["zero", { USD: "0" }, "0"],
    ["a number", { USD: 14.72 }, undefined],
    ["negative", { USD: "-1" }, undefined],
    ["an exponent", { USD: "1e-7" }, undefined],
    ["in another currency", { EUR: "14.72" }, undefined],
    ["more than the price", { USD: "999.99" }, "999.99"],
  ])("with a fee that is %s is still a price", async (_what, fee, total) => {
    const offer = await offerFor({ rate: ok({ ...RATE, fee }) });
    expect(offer).toMatchObject({ status: "quoted" });
    expect(offer?.status === "quoted" && offer.quote.fees).toEqual(
      total === undefined ? undefined : { currency: "USD", total },
    );
  });

  const unreadable: [string, unknown][] = [
    ["of another coin", { ...RATE, currency: "ETH" }],
    ["in another currency", { ...RATE, fiat_currency: "EUR" }],
    ["without a currency", { ...RATE, currency: undefined }],
    ["with the currency in small letters", { ...RATE, currency: "btc" }],
    ["for more money", { ...RATE, total: { USD: "150.01" } }],
    ["of zero", { ...RATE, amount: "0.00000000" }],
    ["of a negative amount", { ...RATE, amount: "-0.0024" }],
    ["of a number", { ...RATE, amount: 0.0024393 }],
    ["of an exponent", { ...RATE, amount: "2.4e-3" }],
    ["of a huge amount", { ...RATE, amount: "9".repeat(25) }],
    ["without an amount", { ...RATE, amount: undefined }],
    ["with money of zero", { ...RATE, total: { USD: "0" } }],
    ["with money that is a number", { ...RATE, total: { USD: 150 } }],
    ["with a total that is text", { ...RATE, total: "150.00" }],
    ["that is a list", [RATE]],
    ["that is null", null],
  ];
  test.each(unreadable)("%s is none", async (_what, data) => {
    expect(await offerFor({ rate: ok(data) })).toEqual({
      status: "unpriced",
      vendor: "proof",
      reason: "unreadable",
      limits: AS_LIMITS,
    });
  });

  test.each<[string, Reply]>([
    ["no JSON", { body: "<html>" }],
    ["an error with status 200", { body: { status: 400, code: 400, message: "no" } }],
    ["a list", { body: [] }],
    ["a redirect", { status: 302, headers: { Location: "/elsewhere" } }],
  ])("is unreadable after %s", async (_what, rate) => {
    expect(await offerFor({ rate })).toMatchObject({ reason: "unreadable" });
  });

  test.each<[string, unknown]>([
    ["without a payout", { ...SELL_RATE, subtotal: undefined }],
    ["with a payout of zero", { ...SELL_RATE, subtotal: { USD: "0.00" } }],
    ["with a payout in crypto alone", { ...SELL_RATE, subtotal: { BTC: "0.00185" } }],
  ])("of a sale %s is unreadable", async (_what, data) => {
    expect(await offerFor({ order: SELL, rate: ok(data) })).toMatchObject({ reason: "unreadable" });
  });
});

describe("no price", () => {
  test.each<[string, Reply, object]>([
    ["400", failing(400, 400000, "invalid pair"), { unavailable: "asset-unsupported" }],
    ["422", failing(422, 422000, "invalid pair"), { unavailable: "asset-unsupported" }],
    ["401", failing(401, 401000, "authorization failed"), { unavailable: "not-configured" }],
    ["403", failing(403, 403020, "IP is blacklisted"), { unavailable: "not-configured" }],
    ["404", failing(404, 404, "not found"), { unavailable: "not-configured" }],
    [
      "429",
      { status: 429, headers: { "Retry-After": "30" } },
      { unavailable: "rate-limited", retryAfter: 30 },
    ],
    ["500", failing(500, 500, "oops"), { unavailable: "unreachable" }],
    ["502", { status: 502, body: { code: "bad_gateway" } }, { unavailable: "unreachable" }],
    ["a broken connection", { hangsUp: true }, { unavailable: "unreachable" }],
  ])("after %s, which is not tried again", async (_what, rate, result) => {
    const { said, rates } = await askFor({ rate });
    expect(said).toEqual({ ...result, limits: AS_LIMITS });
    expect(rates).toHaveLength(1);
  });

  test.each<[string, Reply, object]>([
    ["a refusal", failing(400, 400000, "invalid pair"), {}],
    ["another amount", ok({ ...RATE, amount: "150" }), {}],
    ["the pair as it was asked", ok({ ...RATE, currency: "USD", fiat_currency: "BTC" }), {}],
    ["an outage", failing(503, 503, "busy"), { unavailable: "unreachable" }],
    ["a wrong widget", failing(403, 403000, "forbidden"), { unavailable: "not-configured" }],
  ])(
    "of a purchase in crypto after %s: the request isn't documented, so the order may be served",
    async (_what, rate, result) => {
      const { said } = await askFor({ order: BUY_CRYPTO, rate });
      expect(said).toEqual({ ...result, limits: AS_LIMITS });
    },
  );

  test("after the signal has aborted", async () => {
    const { baseUrl } = await playMercuryo({ rate: { hangs: true } });
    const stop = new AbortController();
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const said = quotes(BUY, USER, { signal: stop.signal });
    stop.abort();
    expect(await said).toMatchObject({ unavailable: "unreachable" });
  });
});

describe("limits", () => {
  test.each<[string, Order, string]>([
    ["at the least money", { ...BUY, fiatAmount: "123.08" }, "quoted"],
    ["below the least money", { ...BUY, fiatAmount: "123.07" }, "amount-too-low"],
    ["at the most money", { ...BUY, fiatAmount: "4856.400" }, "quoted"],
    ["above the most money", { ...BUY, fiatAmount: "4856.41" }, "amount-too-high"],
    ["at the least crypto", { ...BUY_CRYPTO, amount: "0.00010" }, "quoted"],
    ["below the least crypto", { ...BUY_CRYPTO, amount: "0.00009999" }, "amount-too-low"],
    ["at the most crypto", { ...BUY_CRYPTO, amount: "0.08317062" }, "quoted"],
    ["above the most crypto", { ...BUY_CRYPTO, amount: "0.083170621" }, "amount-too-high"],
  ])("%s: %s", async (_what, order, result) => {
    // Mercuryo prices amounts that it does not serve.
    const { amount = "0.01", fiatAmount = "99.99" } = order;
    const rate = ok({ ...RATE, amount, total: { USD: fiatAmount } });
    const offer = await offerFor({ order, rate });
    expect(offer).toMatchObject({ limits: AS_LIMITS });
    expect(offer?.status === "unavailable" ? offer.reason : offer?.status).toBe(result);
  });

  test("outweigh what the price says", async () => {
    const order: Order = { ...BUY, fiatAmount: "1" };
    const { said } = await askFor({ order, rate: failing(400, 400000, "minimum amount") });
    expect(said).toEqual({ unavailable: "amount-too-low", limits: AS_LIMITS });
  });

  test("of the other side count if there are none of this one", async () => {
    const limits = ok({ BTC: { min: "0.003" } });
    expect(await offerFor({ limits })).toMatchObject({ reason: "amount-too-low" });
  });

  test.each<[string, Reply]>([
    ["an error", { status: 500 }],
    ["a broken connection", { hangsUp: true }],
    ["no JSON", { body: "<html>" }],
    ["no data", { body: { status: 200 } }],
    ["a list", ok([])],
    ["a limit that is a number", ok({ USD: { min: 123.08 } })],
    ["a limit that is negative", ok({ USD: { min: "-1" } })],
  ])("are unknown after %s, and the price stands", async (_what, limits) => {
    const offer = await offerFor({ order: { ...BUY, fiatAmount: "150" }, limits });
    expect(offer).toMatchObject({ status: "quoted" });
    expect(offer?.limits).toBeUndefined();
  });

  test("of other currencies are no limits", async () => {
    const { said } = await askFor({ limits: ok({ EUR: { min: "9999" }, ETH: {} }) });
    expect(said).toMatchObject({ limits: [], amount: "0.00243930" });
  });

  test("are waited for two seconds, not as long as the price", async () => {
    const { baseUrl, asked } = await playMercuryo({ limits: { hangs: true } });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    let isOver = false;
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const said = Promise.resolve(quotes(BUY, USER, { signal: stop.signal })).finally(() => {
      isOver = true;
    });
    const realTick = async () => new Promise((resolve) => setImmediate(resolve));
    while (asked.length < 2) await realTick();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await said).toMatchObject({ amount: "0.00243930", limits: undefined });
  });

  test("are kept for ten minutes, by pair and direction, and a price for fifteen seconds", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { baseUrl, asked } = await playMercuryo();
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const { signal } = new AbortController();
    const counts = () => [
      asked.filter(({ path }) => path.endsWith("/currency-limits")).length,
      asked.filter(({ path }) => path.endsWith("/rate")).length,
    ];
    await Promise.all([quotes(BUY, USER, { signal }), quotes(BUY, USER, { signal })]);
    // The first two asked at the same time.
    expect(counts()).toEqual([1, 2]);
    vi.advanceTimersByTime(15_000 - 1);
    await quotes(BUY, { ...USER, id: "user-456" }, { signal });
    expect(counts()).toEqual([1, 2]);
    vi.advanceTimersByTime(1);
    await quotes(BUY, USER, { signal });
    expect(counts()).toEqual([1, 3]);
    await quotes(BUY, USER, { signal, country: "DE" });
    await quotes({ ...BUY, fiatAmount: "151" }, USER, { signal });
    expect(counts()).toEqual([1, 5]);
    vi.advanceTimersByTime(10 * 60_000 - 15_000 - 1);
    await quotes(BUY, USER, { signal });
    expect(counts()).toEqual([1, 6]);
    vi.advanceTimersByTime(1);
    await quotes(BUY, USER, { signal });
    expect(counts()).toEqual([2, 6]);
    await quotes(SELL, USER, { signal });
    await quotes({ ...BUY, currency: "ETH" }, USER, { signal });
    expect(counts()).toEqual([4, 8]);
  });

  test("a kept price doesn't hold longer than it would have", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { baseUrl } = await playMercuryo();
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const { signal } = new AbortController();
    const first = await quotes(BUY, USER, { signal });
    vi.advanceTimersByTime(10_000);
    const expiresAt = new Date(Date.now() + 50_000).toISOString();
    expect(await quotes(BUY, USER, { signal })).toEqual({ ...first, expiresAt });
  });

  test("a refusal of the price isn't kept", async () => {
    const { baseUrl, asked } = await playMercuryo({ rate: failing(429, 429000, "Too many") });
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const { signal } = new AbortController();
    await quotes(BUY, USER, { signal });
    await quotes(BUY, USER, { signal });
    expect(asked.filter(({ path }) => path.endsWith("/rate"))).toHaveLength(2);
  });

  test("that failed are loaded again", async () => {
    const { baseUrl, asked } = await playMercuryo({ limits: { status: 500 } });
    const quotes = mercuryoQuotes({ widgetId: WIDGET, baseUrl });
    const { signal } = new AbortController();
    await quotes(BUY, USER, { signal });
    await quotes(BUY, USER, { signal });
    expect(asked.filter(({ path }) => path.endsWith("/currency-limits"))).toHaveLength(2);
  });
});

describe("options", () => {
  test.each<[string, object | undefined]>([
    ["no options", undefined],
    ["`widgetId`", {}],
    ["`widgetId`", { widgetId: "" }],
    ["`widgetId`", { widgetId: "a b" }],
    ["`networks`", { widgetId: WIDGET, networks: "TRON" }],
    ["`networks`", { widgetId: WIDGET, networks: null }],
    ["`baseUrl`", { widgetId: WIDGET, baseUrl: "" }],
    ["`baseUrl`", { widgetId: WIDGET, baseUrl: "api.mercuryo.io" }],
    ["`baseUrl`", { widgetId: WIDGET, baseUrl: "http://api.mercuryo.io/v1.6" }],
  ])("throw at once for %s of %j", (what, options) => {
    expect(() => mercuryoQuotes(options as MercuryoQuotesOptions)).toThrow(what);
  });

  test("default to Mercuryo's own API", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({}));
    onTestFinished(() => fetched.mockRestore());
    const { signal } = new AbortController();
    await mercuryoQuotes({ widgetId: WIDGET })(BUY, USER, { signal });
    const urls = fetched.mock.calls.map(([url]) => (typeof url === "string" ? url : ""));
    expect(urls).toHaveLength(2);
    for (const path of ["public/currency-limits", "widget/buy/rate"])
      expect(urls).toContainEqual(expect.stringContaining(`https://api.mercuryo.io/v1.6/${path}?`));
  });
});
