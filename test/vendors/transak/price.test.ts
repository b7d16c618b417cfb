import { afterEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import type { Quote } from "../../../src/vendors/Offer.ts";
import { BUY, CARD_LIMIT, SELL, USER, openOfferDesk } from "./requestOffers.ts";
import { API_KEY, API_SECRET, COIN_LIST, FIAT_LIST, PRICE } from "./listenAsTransak.ts";
import { coinRow } from "./lists.ts";

type Row = Record<string, unknown>;

const desk = openOfferDesk();
const { ask, askOne, countOf, quoteFor } = desk;
const isPrice = (path: string) => path === PRICE;

afterEach(() => {
  vi.useRealTimers();
});

describe("a price", () => {
  test("of a purchase has all amounts as decimal strings, and holds for a minute", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 29, 12) });
    expect(await ask()).toEqual([
      {
        status: "quoted",
        vendor: "transak",
        limits: [CARD_LIMIT],
        quote: {
          amount: "0.0475",
          fiatAmount: "100",
          fiatCurrency: "EUR",
          fees: { currency: "EUR", total: "5", network: "1.1", vendor: "3.3", partner: "0.6" },
          isBinding: false,
          paymentMethod: "card",
          expiresAt: "2026-11-29T12:01:00.000Z",
        },
      },
    ]);
  });

  test("is asked for field by field, with the headers that every call needs", async () => {
    await ask({ ...BUY, network: "ERC20", fiatAmount: "99.50" }, { country: "DE" });
    const asked = desk.vendor.asked.find(({ path }) => isPrice(path));
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      partnerApiKey: API_KEY,
      fiatCurrency: "EUR",
      cryptoCurrency: "ETH",
      isBuyOrSell: "BUY",
      network: "ethereum",
      paymentMethod: "credit_debit_card",
      fiatAmount: "99.50",
      quoteCountryCode: "DE",
    });
    expect(desk.vendor.asked.map(({ path }) => path)).toEqual([COIN_LIST, FIAT_LIST, PRICE]);
    for (const { method, headers } of desk.vendor.asked) {
      expect(method).toBe("GET");
      expect(headers).toMatchObject({ "x-api-key": API_KEY, "x-user-ip": "203.0.113.42" });
      expect(JSON.stringify(headers)).not.toContain(API_SECRET);
      expect(headers).not.toHaveProperty("access-token");
    }
  });

  test("for the country that the user has, unless another one is asked for", async () => {
    const user = { ...USER, country: "FR" };
    await ask(BUY, { user });
    await ask(BUY, { user, country: "AT" });
    await ask(BUY);
    expect(
      desk.vendor.asked
        .filter(({ path }) => isPrice(path))
        .map(({ query }) => query.get("quoteCountryCode")),
    ).toEqual(["FR", "AT", null]);
  });

  test("serves everyone with the same order and country for fifteen seconds", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const other = { ...USER, id: "user-456", ip: "198.51.100.7" };
    const first = await quoteFor(BUY, { country: "DE" });
    vi.advanceTimersByTime(15_000 - 1);
    expect(await quoteFor(BUY, { country: "DE", user: other })).toEqual(first);
    expect(countOf(PRICE)).toBe(1);
    vi.advanceTimersByTime(1);
    await quoteFor(BUY, { country: "DE" });
    expect(countOf(PRICE)).toBe(2);
    await quoteFor({ ...BUY, fiatAmount: "101" }, { country: "DE" });
    await quoteFor(BUY, { country: "FR" });
    expect(countOf(PRICE)).toBe(4);
  });

  test("is for one IP address, if the country is unknown", async () => {
    await quoteFor();
    await quoteFor(BUY, { user: { ...USER, id: "user-456" } });
    expect(countOf(PRICE)).toBe(1);
    await quoteFor(BUY, { user: { ...USER, ip: "198.51.100.7" } });
    expect(countOf(PRICE)).toBe(2);
  });

  test("that was refused or unreadable is asked for again", async () => {
    desk.vendor.price = (price) => ({ ...price, fiatCurrency: "USD" });
    await ask();
    desk.vendor.price = (price) => price;
    await quoteFor();
    expect(countOf(PRICE)).toBe(2);
  });

  test("of a purchase by the crypto that arrives", async () => {
    const order: Order = { ...BUY, fiatAmount: undefined, amount: "0.05" };
    expect(await quoteFor(order)).toMatchObject({ amount: "0.05", fiatAmount: "105" });
    expect(desk.vendor.asked.at(-1)?.query.get("cryptoAmount")).toBe("0.05");
    expect(desk.vendor.asked.at(-1)?.query.has("fiatAmount")).toBe(false);
  });

  test("of a sale is what arrives, for what the user sends", async () => {
    expect(await quoteFor(SELL)).toMatchObject({ amount: "0.5", fiatAmount: "995" });
    expect(desk.vendor.asked.at(-1)?.query.get("isBuyOrSell")).toBe("SELL");
  });

  test("names the given amount to its last digit", async () => {
    const amount = "0.500000001";
    expect(await quoteFor({ ...SELL, amount })).toMatchObject({ amount });
    expect(await quoteFor({ ...BUY, fiatAmount: "99.500" })).toMatchObject({
      fiatAmount: "99.500",
    });
  });

  test.each<[string, Row, Partial<Quote>]>([
    ["with more digits than are shown", { cryptoAmount: 0.04750000499 }, { amount: "0.0475" }],
    ["half of a shown digit", { cryptoAmount: 0.047500005 }, { amount: "0.04750001" }],
    ["with an exponent", { cryptoAmount: 1e-7 }, { amount: "0.0000001" }],
    ["that is large", { cryptoAmount: 1e21 }, { amount: "1000000000000000000000" }],
    ["as a string", { cryptoAmount: "0.05" }, { amount: "0.05" }],
  ])("%s", async (_what, change, quote) => {
    desk.vendor.price = (price) => ({ ...price, ...change });
    expect(await quoteFor()).toMatchObject(quote);
  });

  test("has every digit, if Transak doesn't say how many are shown", async () => {
    desk.vendor.coins = [coinRow("ETH", "ethereum", { roundOff: undefined })];
    desk.vendor.price = (price) => ({ ...price, cryptoAmount: 0.047500000000499 });
    expect((await quoteFor()).amount).toBe("0.047500000000499");
  });

  test.each<[string, Row, Quote["fees"]]>([
    [
      "kinds by any of their ids",
      {
        feeBreakdown: [
          { id: "total_fee", ids: ["network_fee_by_fiat_partner"], value: 1 },
          { id: "partner_fee", value: 0.1 },
          { id: "partner_fee_2", value: 0.2 },
          { id: "fiat_liquidity_provider_fee", value: 2 },
          { name: "Other", value: 1e-1 },
        ],
      },
      { currency: "EUR", total: "5", network: "1", partner: "0.3", vendor: "2.1" },
    ],
    [
      "no kind that isn't named",
      { feeBreakdown: [{ id: "transak_fee", value: 5 }] },
      { currency: "EUR", total: "5", vendor: "5" },
    ],
    [
      "none of the partner's",
      { feeBreakdown: [{ id: "partner_fee", value: 0 }] },
      { currency: "EUR", total: "5", partner: "0" },
    ],
    [
      "a total without parts, which is the vendor's",
      { feeBreakdown: [] },
      { currency: "EUR", total: "5", vendor: "5" },
    ],
    ["nothing to pay", { feeBreakdown: [], totalFee: 0 }, { currency: "EUR", total: "0" }],
    [
      "a total alone, if the parts are missing",
      { feeBreakdown: undefined },
      { currency: "EUR", total: "5" },
    ],
    [
      "a total alone, if one part is malformed",
      {
        feeBreakdown: [
          { id: "transak_fee", value: 3 },
          { id: "network_fee", value: null },
        ],
      },
      { currency: "EUR", total: "5" },
    ],
    [
      "a total alone, if one part is negative",
      { feeBreakdown: [{ id: "transak_fee", value: -3 }] },
      { currency: "EUR", total: "5" },
    ],
    [
      "a total alone, if one part is no object",
      { feeBreakdown: ["5"] },
      { currency: "EUR", total: "5" },
    ],
    [
      "parts alone, if the total is malformed",
      { totalFee: "five", feeBreakdown: [{ id: "network_fee", value: 1 }] },
      { currency: "EUR", network: "1" },
    ],
    ["nothing that is huge", { totalFee: 1e30, feeBreakdown: undefined }, undefined],
    ["nothing, if all of it is malformed", { totalFee: null, feeBreakdown: {} }, undefined],
    [
      "amounts as they are shown",
      {
        totalFee: 1.23456,
        feeBreakdown: [
          { id: "network_fee", value: 0.001 },
          { id: "network_fee", value: 0.004 },
        ],
      },
      { currency: "EUR", total: "1.23", network: "0.01" },
    ],
  ])("has fees: %s", async (_what, change, fees) => {
    desk.vendor.price = (price) => ({ ...price, ...change });
    expect((await quoteFor()).fees).toEqual(fees);
  });

  test.each<[string, unknown]>([
    ["another coin", { cryptoCurrency: "BTC" }],
    ["another network", { network: "arbitrum" }],
    ["another currency", { fiatCurrency: "USD" }],
    ["the other mode", { isBuyOrSell: "SELL" }],
    ["another payment method", { paymentMethod: "apple_pay" }],
    ["another amount", { fiatAmount: 99.99 }],
    ["no coin", { cryptoCurrency: undefined }],
    ["a coin in small letters", { cryptoCurrency: "eth" }],
    ["no amount", { cryptoAmount: undefined }],
    ["an amount that is not a number", { cryptoAmount: Number.NaN }],
    ["an amount of nothing", { cryptoAmount: 0 }],
    ["an amount that rounds to nothing", { cryptoAmount: 1e-9 }],
    ["a negative amount", { cryptoAmount: -1 }],
    ["a huge amount", { cryptoAmount: 1e30 }],
    ["an endless amount", { cryptoAmount: "Infinity" }],
    ["an amount in words", { cryptoAmount: "0,05" }],
    ["an object for an amount", { cryptoAmount: { value: 1 } }],
    ["no money", { fiatAmount: null }],
    ["negative money", { fiatAmount: -100 }],
  ])("that names %s is unreadable", async (_what, change) => {
    desk.vendor.price = (price) => ({ ...price, ...(change as Row) });
    expect(await askOne()).toEqual({
      status: "unavailable",
      vendor: "transak",
      reason: "unreadable",
      limits: [CARD_LIMIT],
    });
  });

  test("of a sale for another amount is unreadable", async () => {
    desk.vendor.price = (price) => ({ ...price, cryptoAmount: 0.49 });
    expect(await askOne(SELL)).toMatchObject({ reason: "unreadable" });
  });

  test("without a payment method is for the one that was asked for", async () => {
    desk.vendor.price = ({ paymentMethod: _, ...price }) => price;
    expect(await quoteFor()).toMatchObject({ paymentMethod: "card" });
  });

  test.each<[string, unknown]>([
    ["no response", {}],
    ["a list", { response: [] }],
    ["nothing", { response: null }],
    ["a text", { response: "soon" }],
    ["a page", "<html>"],
  ])("that is %s is unreadable", async (_what, body) => {
    desk.vendor.instead = ({ path }) => (isPrice(path) ? [200, body] : undefined);
    expect(await askOne()).toMatchObject({ status: "unavailable", reason: "unreadable" });
  });

  test.each([
    [29.99, "amount-too-low"],
    [30, undefined],
    [3000, undefined],
    [3000.01, "amount-too-high"],
  ])("that comes to %s is checked against the limits: %s", async (fiatAmount, reason) => {
    desk.vendor.price = (price) => ({ ...price, fiatAmount });
    const offer = await askOne({ ...BUY, fiatAmount: undefined, amount: "0.05" });
    expect(offer).toMatchObject(
      reason ? { status: "unavailable", reason, limits: [CARD_LIMIT] } : { status: "quoted" },
    );
  });
});

describe("an error of the price", () => {
  const message = (text: string) => ({
    error: { statusCode: 400, name: "BadRequest", message: text },
  });

  test.each<[number, unknown, string]>([
    [400, message("Minimum order amount is EUR 31"), "amount-too-low"],
    [400, message("fiatAmount must be at least 31"), "amount-too-low"],
    [400, message("Amount is below the limit"), "amount-too-low"],
    [400, message("Amount is too small"), "amount-too-low"],
    [400, message("Amount must be less than 90"), "unreadable"],
    [400, message("Amount above the limit"), "amount-too-high"],
    [400, message("fiatAmount must be at most 90"), "amount-too-high"],
    [400, message("Maximum order amount is EUR 90"), "amount-too-high"],
    [400, message("The amount exceeds the limit"), "amount-too-high"],
    [422, message("Amount too large"), "amount-too-high"],
    [400, { error: { errorCode: "MINIMUM_AMOUNT", message: "No." } }, "amount-too-low"],
    [400, message("Enter an amount between the minimum and the maximum"), "unreadable"],
    [400, message("Invalid fiat currency"), "fiat-unsupported"],
    [400, message("Invalid fiatCurrency EUR"), "fiat-unsupported"],
    [400, message("Invalid crypto currency"), "asset-unsupported"],
    [400, message("Invalid network"), "asset-unsupported"],
    [400, message("This pair is unsupported"), "asset-unsupported"],
    [400, message("ETH is not available"), "asset-unsupported"],
    [400, message("Payment method not available"), "method-unsupported"],
    [400, message("Not supported in your country"), "country-unsupported"],
    [400, message("Not supported in this region"), "country-unsupported"],
    [400, message("Rate limit exceeded"), "rate-limited"],
    [400, message("Request limit exceeded"), "rate-limited"],
    [400, message("Too many requests, exceeding the quota"), "rate-limited"],
    [400, message("Something went wrong"), "unreadable"],
    [400, {}, "unreadable"],
    [409, message("Something went wrong"), "unreadable"],
    [401, message("Minimum"), "not-configured"],
    [403, message("IP not allowed"), "not-configured"],
    [404, {}, "not-configured"],
    [429, message("Maximum limit exceeded"), "rate-limited"],
    [500, message("Minimum order amount is EUR 31"), "unreachable"],
    [503, {}, "unreachable"],
  ])("%i %j is %s", async (status, body, reason) => {
    desk.vendor.instead = ({ path }) => (isPrice(path) ? [status, body] : undefined);
    expect(await askOne()).toEqual({
      status: "unavailable",
      vendor: "transak",
      reason,
      limits: [CARD_LIMIT],
    });
  });

  test("429 says when to ask again", async () => {
    desk.vendor.instead = ({ path }) =>
      isPrice(path) ? [429, {}, { "Retry-After": "17" }] : undefined;
    expect(await askOne()).toMatchObject({ reason: "rate-limited", retryAfter: 17 });
  });
});
