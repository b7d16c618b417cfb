import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { sandboxVendors } from "../../src/sandbox/server.ts";
import type { Order } from "../../src/order.ts";
import { apiUrl, goodCard, openPage, runOptions } from "./partner.ts";
import { parseProofSession } from "../../src/vendors/proof/session.ts";

const WIDGET = "fb359d09-fff6-4b1f-906c-b9062b135065";
const BUY = { from: "EUR", to: "USDT", type: "buy", amount: "100", widget_id: WIDGET };
const SELL = { from: "USDT", to: "EUR", amount: "100", widget_id: WIDGET };
const LIMITS = { from: "EUR", to: "USDT", type: "buy", widget_id: WIDGET };

type Query = Record<string, string | undefined>;

async function ask(path: string, query: Query, init?: RequestInit) {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const url = `${apiUrl}/v1.6${path}?${new URLSearchParams(given).toString()}`;
  const response = await createSandbox().fetch(new Request(url, init));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("Mercuryo's prices", () => {
  test("of a purchase in money", async () => {
    expect(await ask("/widget/buy/rate", { ...BUY, is_total: "true", network: "TRON" })).toEqual({
      status: 200,
      body: {
        status: 200,
        data: {
          buy_token: expect.any(String),
          currency: "USDT",
          amount: "104.84",
          fiat_currency: "EUR",
          fiat_amount: "100.00",
          rate: "0.93",
          fee: { USDT: "2.69", EUR: "2.50" },
          subtotal: { USDT: "104.84", EUR: "97.50" },
          total: { USDT: "107.53", EUR: "100.00" },
          kyc_limit_exceeded: false,
        },
      },
    });
  });

  test("of a purchase in crypto", async () => {
    const { body } = await ask("/widget/buy/rate", { ...BUY, from: "USDT", to: "EUR" });
    expect(body).toMatchObject({ data: { amount: "100.00", fiat_amount: "95.38" } });
  });

  test.each([
    ["699", false],
    ["699.01", true],
  ])("of %s EUR: above the limit without documents: %s", async (amount, kyc_limit_exceeded) => {
    const { body } = await ask("/widget/buy/rate", { ...BUY, amount });
    expect(body).toMatchObject({ data: { kyc_limit_exceeded } });
  });

  test("of a sale", async () => {
    const { body } = await ask("/widget/sell/rate", SELL);
    expect(body).toMatchObject({
      data: {
        currency: "USDT",
        fiat_currency: "EUR",
        fee: { EUR: "2.33" },
        mercuryo_fee: { EUR: "2.33" },
        network_fee: { EUR: "0.00" },
        partner_fee: { EUR: "0.00" },
        subtotal: { EUR: "90.68" },
        total: { EUR: "93.00" },
      },
    });
  });

  test.each(["buy", "sell"])("and the limits to %s", async (type) => {
    expect(await ask("/public/currency-limits", { ...LIMITS, type })).toEqual({
      status: 200,
      body: {
        status: 200,
        code: 0,
        message: "",
        data: { USDT: { min: "10.75", max: "5376.34" }, EUR: { min: "10", max: "5000" } },
      },
    });
  });

  test.each<[string, string, Query, number, number]>([
    ["no amount", "/widget/buy/rate", { ...BUY, amount: undefined }, 400, 400_000],
    ["no type", "/widget/buy/rate", { ...BUY, type: undefined }, 400, 400_000],
    ["no widget", "/widget/buy/rate", { ...BUY, widget_id: undefined }, 400, 400_000],
    ["another widget", "/widget/buy/rate", { ...BUY, widget_id: "w" }, 401, 401_000],
    ["another type", "/widget/buy/rate", { ...BUY, type: "sell" }, 400, 400_000],
    ["zero", "/widget/buy/rate", { ...BUY, amount: "0" }, 400, 400_000],
    ["a word for an amount", "/widget/buy/rate", { ...BUY, amount: "all" }, 400, 400_000],
    ["a word for a flag", "/widget/buy/rate", { ...BUY, is_total: "yes" }, 400, 400_000],
    ["an unknown field", "/widget/buy/rate", { ...BUY, fiat_currency: "EUR" }, 400, 400_000],
    ["another network's word", "/widget/buy/rate", { ...BUY, network: "TRC20" }, 400, 400_000],
    ["another method's word", "/widget/buy/rate", { ...BUY, payment_method: "sepa" }, 400, 400_000],
    ["another coin", "/widget/buy/rate", { ...BUY, to: "USDC" }, 400, 400_000],
    ["another currency", "/widget/buy/rate", { ...BUY, from: "GBP" }, 400, 400_000],
    ["two currencies", "/widget/buy/rate", { ...BUY, to: "USD" }, 400, 400_000],
    ["a sale of money", "/widget/sell/rate", { ...SELL, from: "EUR", to: "USDT" }, 400, 400_000],
    ["a sale with a type", "/widget/sell/rate", { ...SELL, type: "sell" }, 400, 400_000],
    [
      "a payout to a phone",
      "/widget/sell/rate",
      { ...SELL, payment_method: "apple" },
      400,
      400_000,
    ],
    [
      "limits by crypto",
      "/public/currency-limits",
      { ...LIMITS, from: "USDT", to: "EUR" },
      400,
      400_000,
    ],
    ["limits of a swap", "/public/currency-limits", { ...LIMITS, type: "swap" }, 400, 400_000],
    ["another path", "/public/convert", BUY, 404, 404],
  ])("are refused for %s", async (_what, path, query, status, code) => {
    expect(await ask(path, query)).toEqual({
      status,
      body: { status, code, message: expect.stringMatching(/^.{10,}\.$/) },
    });
  });

  test("are refused to a POST", async () => {
    const answer = await ask("/widget/buy/rate", BUY, { method: "POST" });
    expect(answer).toMatchObject({ status: 405, body: { code: 405_000 } });
  });
});

describe("offers of the sandbox's vendors", () => {
  // As in the quick start: nothing here knows an IP.
  const USER = { id: "user-1", email: "ada@example.com" };
  const signal = new AbortController().signal;

  async function serve(initTokenType?: "sdk_customer_token" | "sdk_partner_authorization") {
    const served = await serveSandbox({ apiPort: 0, widgetPort: 0, initTokenType });
    onTestFinished(served.close);
    const { apiUrl: origin, widgetUrl: widgetOrigin, sandbox } = served;
    const vendors = sandboxVendors({ apiUrl: origin, widgetOrigin, initTokenType });
    const [proof] = vendors;
    return { vendors, proof, sandbox };
  }

  test.each<[string, "sdk_customer_token" | "sdk_partner_authorization", Order]>([
    [
      "a purchase in money",
      "sdk_customer_token",
      { mode: "buy", currency: "USDT", network: "TRC20", fiatCurrency: "EUR", fiatAmount: "250" },
    ],
    [
      "a purchase in dollars",
      "sdk_customer_token",
      { mode: "buy", currency: "USDT", network: "tron", fiatCurrency: "USD", fiatAmount: "99.99" },
    ],
    [
      "a purchase in crypto",
      "sdk_customer_token",
      { mode: "buy", currency: "USDT", network: "TRC20", fiatCurrency: "EUR", amount: "99.50" },
    ],
    [
      "a purchase in crypto",
      "sdk_partner_authorization",
      { mode: "buy", currency: "BTC", network: "BITCOIN", fiatCurrency: "EUR", amount: "0.01" },
    ],
    [
      "a sale",
      "sdk_customer_token",
      { mode: "sell", currency: "USDT", network: "ERC20", fiatCurrency: "EUR", amount: "120" },
    ],
  ])(
    "Proof's page charges what was offered for %s with %s",
    async (_what, initTokenType, order) => {
      const { proof, sandbox } = await serve(initTokenType);
      const [offer] = (await proof?.getOffers?.(order, USER, { signal })) ?? [];
      expect(offer).toMatchObject({ status: "quoted", quote: { mayRequireDocuments: true } });
      const session = parseProofSession((await proof?.createSession(order, USER))?.body);
      const id = session.merchant_transaction_id;
      if (order.mode === "buy") sandbox.pay(id);
      else {
        const page = await openPage(sandbox, runOptions(session));
        await page.call("code", { code: "000000" });
        await page.call("identity");
        await page.call("amount", { confirm: true });
        await page.call("card", goodCard);
        sandbox.depositArrives(id);
      }
      const { crypto_amount, fiat_amount, fiat_currency } = sandbox.transaction(id) ?? {};
      const quote = offer?.status === "quoted" ? offer.quote : undefined;
      expect({ fiat_amount, fiat_currency }).toEqual({
        fiat_amount: quote?.fiatAmount,
        fiat_currency: quote?.fiatCurrency,
      });
      expect(Number(crypto_amount)).toBe(Number(quote?.amount));
      // The user is verified on the page of a sale.
      const { body } = (await proof?.getKycStatus?.(USER)) ?? {};
      expect(body).toEqual({ status: order.mode === "sell" ? "verified" : "not_started" });
    },
  );

  test("Proof's keep to its page's limits", async () => {
    const { proof } = await serve();
    const order: Order = { mode: "buy", currency: "USDT", fiatCurrency: "EUR", fiatAmount: "9.99" };
    expect(await proof?.getOffers?.(order, USER, { signal })).toEqual([
      {
        status: "unavailable",
        vendor: "proof",
        reason: "amount-too-low",
        limits: [
          { currency: "USDT", min: "10.75", max: "5376.34" },
          { currency: "EUR", min: "10", max: "5000" },
        ],
      },
    ]);
  });

  test("Proof's price can be made to fail", async () => {
    const { proof, sandbox } = await serve();
    const order: Order = { mode: "buy", currency: "USDT", fiatCurrency: "EUR", fiatAmount: "100" };
    sandbox.injectFault({ at: "quote", status: 429, retryAfter: 7, times: 2 });
    expect(await proof?.getOffers?.(order, USER, { signal })).toMatchObject([
      { status: "unpriced", reason: "rate-limited" },
    ]);
    expect(await proof?.getOffers?.(order, USER, { signal })).toMatchObject([{ status: "quoted" }]);
  });

  const ANY = { mode: "buy", currency: "USDT", network: "tron", fiatCurrency: "EUR" } as const;
  test.each<[string, Order]>([
    ["proof", { ...ANY, fiatAmount: "100" }],
    ["transak", { ...ANY, network: "polygon", fiatAmount: "100" }],
    ["bleepay", { ...ANY, amount: "100" }],
  ])("%s has one in the sandbox", async (name, order) => {
    const { vendors } = await serve();
    const vendor = vendors.find((one) => one.name === name);
    const offers = (await vendor?.getOffers?.(order, USER, { signal })) ?? [];
    expect(offers.map(({ status }) => status)).toContain("quoted");
  });

  test.each([
    ["transak", "USDT tron"],
    ["bleepay", "USDT tron"],
  ])("%s has options in the sandbox", async (name, asset) => {
    const { vendors } = await serve();
    const vendor = vendors.find((one) => one.name === name);
    const options = await vendor?.getOrderOptions?.({ user: USER, signal });
    expect(options?.assets.map(({ currency, network }) => `${currency} ${network}`)).toContain(
      asset,
    );
  });
});
