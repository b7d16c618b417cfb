import { createSandbox } from "ramp-widget/sandbox";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { readRefusal } from "../../../src/vendors/transak/refusalReason.ts";
import { transak } from "../../../src/vendors/transak/server.ts";
import { apiUrl } from "../partner.ts";
import { openPage, partnerOf } from "./partner.ts";

type Row = Record<string, unknown>;

const PRICE = "/api/v1/pricing/public/quotes";
const FIATS = "/fiat/public/v1/currencies/fiat-currencies";
const COINS = "/cryptocoverage/api/v1/public/crypto-currencies";
const BUY = {
  partnerApiKey: "sandbox-transak-key",
  fiatCurrency: "EUR",
  cryptoCurrency: "ETH",
  isBuyOrSell: "BUY",
  network: "ethereum",
  paymentMethod: "credit_debit_card",
  fiatAmount: "100",
};
const { fiatAmount: _, ...WITHOUT_AMOUNT } = BUY;
const SELL = { ...WITHOUT_AMOUNT, isBuyOrSell: "SELL", cryptoAmount: "0.5" };

const path = (query: Record<string, string>) => `${PRICE}?${new URLSearchParams(query)}`;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the public API", () => {
  test.each([path(BUY), FIATS, COINS])("needs both headers and no token at %s", async (at) => {
    const { call } = partnerOf();
    expect((await call(at)).status).toBe(200);
    expect((await call(at, undefined, { "x-api-key": "" })).status).toBe(401);
    expect((await call(at, undefined, { "x-api-key": "other" })).status).toBe(401);
    expect((await call(at, undefined, { "x-user-ip": "" })).status).toBe(400);
    expect((await call(at, undefined, { "x-user-ip": "203.0.113.42, 10.0.0.1" })).status).toBe(400);
    expect((await call(at, {})).status).toBe(401);
  });

  test("is nothing that a page could ask for: there is no word of CORS", async () => {
    const { headers } = await partnerOf().call(path(BUY), undefined, {
      origin: "http://localhost",
    });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each([FIATS, COINS])("has a list at %s", async (at) => {
    const { body } = await partnerOf().call(at);
    expect(Array.isArray(body["response"])).toBe(true);
    expect(body["response"]).not.toEqual([]);
  });

  test("can be told to fail", async () => {
    const { sandbox, call } = partnerOf();
    sandbox.injectFault({ at: "quote", vendor: "transak", status: 429, retryAfter: 7 });
    sandbox.injectFault({ at: "config", vendor: "transak", status: 503 });
    const slow = await call(path(BUY));
    expect([slow.status, slow.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await call(FIATS)).status).toBe(503);
    expect((await call(path(BUY))).status).toBe(200);
  });
});

describe("a price", () => {
  test("has the amounts as numbers, and fees that add up", async () => {
    const { status, body } = await partnerOf().call(path(BUY));
    expect([status, body]).toEqual([
      200,
      {
        response: expect.objectContaining({
          quoteId: expect.stringMatching(/^[\da-f-]{36}$/),
          fiatCurrency: "EUR",
          cryptoCurrency: "ETH",
          isBuyOrSell: "BUY",
          network: "ethereum",
          paymentMethod: "credit_debit_card",
          fiatAmount: 100,
          cryptoAmount: 0.03129032,
          totalFee: 3,
          feeBreakdown: [
            { name: "Transak fee", value: 2.4, id: "transak_fee", ids: ["transak_fee"] },
            { name: "Network/Exchange fee", value: 0.6, id: "network_fee", ids: ["network_fee"] },
          ],
        }),
      },
    ]);
  });

  test.each([
    ["a purchase by money", BUY, { fiatAmount: 100 }],
    ["a purchase by crypto", { ...WITHOUT_AMOUNT, cryptoAmount: "0.05" }, { cryptoAmount: 0.05 }],
    ["a sale", SELL, { productsAvailed: "SELL", cryptoAmount: 0.5 }],
  ])("is what the page then charges for %s", async (_what, query, params) => {
    const { call, session, sandbox } = partnerOf();
    const { body } = await call(path(query));
    const { fiatAmount, cryptoAmount, totalFee } = body["response"] as Row;
    const { opened } = await openPage(
      sandbox,
      await session({
        cryptoCurrencyCode: "ETH",
        network: "ethereum",
        fiatCurrency: "EUR",
        ...params,
      }),
    );
    expect(opened.quote).toEqual({ fiatAmount, cryptoAmount, fee: totalFee });
  });

  test.each<[string, Record<string, string>, string]>([
    ["another key", { partnerApiKey: "other" }, "`partnerApiKey`"],
    ["a mode in small letters", { isBuyOrSell: "buy" }, "`isBuyOrSell`"],
    ["a currency in small letters", { fiatCurrency: "eur" }, "Invalid fiat currency"],
    ["an unknown currency", { fiatCurrency: "CHF" }, "Invalid fiat currency"],
    ["a coin in small letters", { cryptoCurrency: "eth" }, "Invalid crypto currency"],
    ["a network in capitals", { network: "ERC20" }, "Invalid crypto currency"],
    ["no network", { network: "" }, "Invalid crypto currency"],
    ["an unknown payment method", { paymentMethod: "card" }, "Invalid payment method"],
    ["no payment method", { paymentMethod: "" }, "Invalid payment method"],
    ["no amount", { fiatAmount: "" }, "one of `fiatAmount`"],
    ["both amounts", { cryptoAmount: "1" }, "one of `fiatAmount`"],
    ["nothing to pay", { fiatAmount: "0" }, "one of `fiatAmount`"],
    ["an amount with an exponent", { fiatAmount: "1e2" }, "one of `fiatAmount`"],
    ["a country in three letters", { quoteCountryCode: "DEU" }, "`quoteCountryCode`"],
    ["a country without the currency", { quoteCountryCode: "US" }, "EUR is not supported"],
    [
      "a country without the coin",
      { fiatCurrency: "GBP", cryptoCurrency: "SOL", network: "solana", quoteCountryCode: "GB" },
      "SOL is not supported",
    ],
    [
      "a country that the coin excludes",
      { fiatCurrency: "USD", cryptoCurrency: "USDT", quoteCountryCode: "VI" },
      "USDT is not supported",
    ],
    [
      "a method of other countries",
      { fiatCurrency: "USD", paymentMethod: "pm_wire", fiatAmount: "2000", quoteCountryCode: "PR" },
      "Invalid payment method",
    ],
    [
      "a method that doesn't pay for the network",
      {
        fiatCurrency: "USD",
        paymentMethod: "pm_wire",
        fiatAmount: "2000",
        cryptoCurrency: "SOL",
        network: "solana",
      },
      "Invalid payment method",
    ],
    ["too little", { fiatAmount: "4.99" }, "The minimum amount is 5 EUR."],
    ["too much", { fiatAmount: "3000.01" }, "The maximum amount is 3000 EUR."],
  ])("is refused for %s", async (_what, change, message) => {
    const { status, body } = await partnerOf().call(path({ ...BUY, ...change }));
    expect([status, body["error"]]).toEqual([
      400,
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ["a method that pays nothing out", { paymentMethod: "apple_pay" }, "Invalid payment method"],
    ["a coin that isn't bought back", { network: "arbitrum" }, "Invalid crypto currency"],
    ["too little money", { cryptoAmount: "0.003" }, "The minimum amount is 10 EUR."],
    ["too much money", { cryptoAmount: "9" }, "The maximum amount is 25000 EUR."],
    [
      "too little of the coin",
      { cryptoCurrency: "BTC", network: "mainnet", cryptoAmount: "0.0004" },
      "The minimum amount is 0.0005 BTC.",
    ],
    [
      "too much of the coin",
      { cryptoCurrency: "BTC", network: "mainnet", cryptoAmount: "0.21" },
      "The maximum amount is 0.2 BTC.",
    ],
  ])("of a sale is refused for %s", async (_what, change, message) => {
    const { status, body } = await partnerOf().call(path({ ...SELL, ...change }));
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(message)]);
  });

  test("of a sale is for crypto alone", async () => {
    const query = { ...BUY, isBuyOrSell: "SELL" };
    expect((await partnerOf().call(path(query))).status).toBe(400);
  });

  test.each(["5", "3000", "99.5"])("holds at the limits themselves: %s", async (fiatAmount) => {
    expect((await partnerOf().call(path({ ...BUY, fiatAmount }))).status).toBe(200);
  });
});

describe("a partner's server", () => {
  const user = { id: "user-1", email: "ada@example.com", ip: "203.0.113.42" };
  const signal = new AbortController().signal;

  function serverOf() {
    const sandbox = createSandbox();
    vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
      sandbox.fetch(new Request(url, init)),
    );
    const environment = { apiUrl, gatewayUrl: apiUrl, widgetOrigin: "http://localhost:5175" };
    const server = transak({
      environment,
      apiKey: "sandbox-transak-key",
      apiSecret: "sandbox-transak-secret",
      referrerDomain: "localhost",
    });
    return { sandbox, server };
  }

  test("gets an offer for everything that it can order", async () => {
    const { server } = serverOf();
    const options = await server.getOrderOptions?.({ user, signal });
    const orders = (options?.assets ?? []).flatMap(({ mode, currency, network }) =>
      (options?.fiatCurrencies ?? [])
        .filter((fiat) => fiat.mode === mode)
        .flatMap(({ currency: fiatCurrency, paymentMethods }) =>
          paymentMethods.map(({ paymentMethod }): Order => ({
            mode,
            currency,
            network,
            fiatCurrency,
            paymentMethod,
            ...(mode === "buy"
              ? { fiatAmount: "1000" }
              : { amount: { BTC: "0.01", ETH: "0.3" }[currency] ?? "900" }),
          })),
        ),
    );
    expect(orders.length).toBeGreaterThan(80);
    const refused: unknown[] = [];
    for (const order of orders) {
      const [offer] = (await server.getOffers?.(order, user, { signal })) ?? [];
      if (offer?.status !== "quoted")
        refused.push([order.currency, order.fiatCurrency, order.paymentMethod, offer]);
    }
    // The one exception in the sandbox's lists.
    expect(refused).toEqual([
      ["SOL", "USD", "bank_transfer", expect.objectContaining({ reason: "method-unsupported" })],
    ]);
  });

  test("understands the sandbox's refusals", async () => {
    const message = async (change: Record<string, string>) => {
      const { status, body } = await partnerOf().call(path({ ...BUY, ...change }));
      const { message: text } = body["error"] as { message: string };
      return readRefusal({ status, body: { message: text } });
    };
    expect(await message({ fiatAmount: "1" })).toBe("amount-too-low");
    expect(await message({ fiatAmount: "5000" })).toBe("amount-too-high");
    expect(await message({ fiatCurrency: "CHF" })).toBe("fiat-unsupported");
    expect(await message({ cryptoCurrency: "DOGE" })).toBe("asset-unsupported");
    expect(await message({ paymentMethod: "cash" })).toBe("method-unsupported");
    expect(await message({ quoteCountryCode: "US" })).toBe("country-unsupported");
  });

  test("asks again after a failure", async () => {
    const { sandbox, server } = serverOf();
    const order: Order = {
      mode: "buy",
      currency: "ETH",
      network: "ERC20",
      fiatCurrency: "EUR",
      fiatAmount: "100",
    };
    const ask = async () =>
      (await server.getOffers?.(order, user, { signal, country: "DE" })) ?? [];
    sandbox.injectFault({ at: "config", vendor: "transak", status: 503 });
    expect(await ask()).toMatchObject([{ reason: "unreachable" }]);
    sandbox.injectFault({ at: "quote", vendor: "transak", answer: "empty" });
    expect(await ask()).toMatchObject([{ reason: "unreadable" }]);
    expect(await ask()).toMatchObject([{ status: "quoted", quote: { amount: "0.03129032" } }]);
  });
});
