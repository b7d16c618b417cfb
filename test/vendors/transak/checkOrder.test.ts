import { describe, expect, test } from "vitest";
import type { Order } from "../../../src/order.ts";
import { BUY, CARD_LIMIT, SELL, openOfferDesk } from "./requestOffers.ts";
import { PRICE } from "./listenAsTransak.ts";
import { coinRow, optionRow } from "./lists.ts";

type Row = Record<string, unknown>;

const desk = openOfferDesk();
const { askOne, countOf, quoteFor } = desk;

describe("what the lists say", () => {
  /** Changes one row, or all rows, of a list. */
  const changed = (rows: readonly Row[], change: Row) => rows.map((row) => ({ ...row, ...change }));
  const withOption = (change: Row) =>
    changed(desk.vendor.fiats, {
      paymentOptions: [optionRow("credit_debit_card", { isPayOutAllowed: true, ...change })],
    });

  test.each<[string, Order, string]>([
    ["an unknown coin", { ...BUY, currency: "DOGE" }, "asset-unsupported"],
    ["a coin in small letters", { ...BUY, currency: "eth" }, "asset-unsupported"],
    ["a coin on another network", { ...BUY, network: "TRC20" }, "asset-unsupported"],
    ["an unknown network", { ...BUY, network: "dogechain" }, "asset-unsupported"],
    ["an unknown currency", { ...BUY, fiatCurrency: "CHF" }, "fiat-unsupported"],
    ["an unknown payment method", { ...BUY, paymentMethod: "cash" }, "method-unsupported"],
    [
      "a method that pays nothing out",
      { ...SELL, paymentMethod: "apple_pay" },
      "method-unsupported",
    ],
    ["too little money", { ...BUY, fiatAmount: "29.999999999999999999999" }, "amount-too-low"],
    ["too much money", { ...BUY, fiatAmount: "20000.000000000000000001" }, "amount-too-high"],
    [
      "too much for the method",
      { ...BUY, fiatAmount: "3001", paymentMethod: "card" },
      "amount-too-high",
    ],
    [
      "a payout that is too small",
      { ...SELL, amount: undefined, fiatAmount: "9.99" },
      "amount-too-low",
    ],
  ])("%s is not asked for", async (_what, order, reason) => {
    expect(await askOne(order)).toMatchObject({ status: "unavailable", reason });
    expect(countOf(PRICE)).toBe(0);
  });

  test.each<[string, Row, Order, string]>([
    ["not for sale", { isAllowed: false }, BUY, "asset-unsupported"],
    [
      "not for sale, as nothing says that it is",
      { isAllowed: undefined },
      BUY,
      "asset-unsupported",
    ],
    ["not to be sold", { isPayInAllowed: false }, SELL, "mode-unsupported"],
    [
      "not to be sold, as nothing says that it is",
      { isPayInAllowed: undefined },
      SELL,
      "mode-unsupported",
    ],
    ["not to be traded", { isAllowed: false, isPayInAllowed: false }, SELL, "asset-unsupported"],
    ["suspended", { isSuspended: true }, BUY, "asset-unsupported"],
    [
      "excluded by countries",
      { kycCountriesNotSupported: ["US", "DE"] },
      BUY,
      "country-unsupported",
    ],
    [
      "excluded by regions",
      { regionsNotSupported: [{ country: "DE", availability: "none", restrictedStates: [] }] },
      BUY,
      "country-unsupported",
    ],
    [
      "excluded by regions without states",
      { regionsNotSupported: [{ country: "DE", restrictedStates: [] }] },
      BUY,
      "country-unsupported",
    ],
    [
      "excluded by regions without a list",
      { regionsNotSupported: [{ country: "DE", availability: "none" }] },
      BUY,
      "country-unsupported",
    ],
    ["more than is sent", { minAmountForPayIn: 0.51 }, SELL, "amount-too-low"],
    ["less than is sent", { maxAmountForPayIn: "0.49" }, SELL, "amount-too-high"],
  ])("a coin that is %s", async (_what, change, order, reason) => {
    desk.vendor.coins = changed(desk.vendor.coins, change);
    expect(await askOne(order, { country: "DE" })).toMatchObject({ status: "unavailable", reason });
    expect(countOf(PRICE)).toBe(0);
  });

  test.each<[string, Row, Order]>([
    ["buying is allowed, if only selling isn't", { isPayInAllowed: false }, BUY],
    ["selling is allowed, if only buying isn't", { isAllowed: false }, SELL],
    [
      "other countries are excluded",
      {
        kycCountriesNotSupported: ["US"],
        regionsNotSupported: [{ country: "CA", availability: "none", restrictedStates: [] }],
      },
      BUY,
    ],
    [
      "some states are excluded",
      {
        regionsNotSupported: [{ country: "DE", availability: "partial", restrictedStates: ["BY"] }],
      },
      BUY,
    ],
    ["the least is sent", { minAmountForPayIn: 0.5 }, SELL],
    ["the most is sent", { maxAmountForPayIn: 0.5 }, SELL],
    ["limits are zero", { minAmountForPayIn: 0, maxAmountForPayIn: 0 }, SELL],
    ["limits of a sale say nothing of a purchase", { minAmountForPayIn: 1000 }, BUY],
    [
      "its rules are malformed",
      {
        kycCountriesNotSupported: "US",
        regionsNotSupported: [null, "DE", { country: 1, restrictedStates: [] }],
      },
      BUY,
    ],
  ])("a coin is priced where %s", async (_what, change, order) => {
    desk.vendor.coins = changed(desk.vendor.coins, change);
    expect(await askOne(order, { country: "DE" })).toMatchObject({ status: "quoted" });
  });

  test.each<[string, Row, Order, string]>([
    ["that nobody pays with", { isAllowed: false }, BUY, "fiat-unsupported"],
    ["that is not paid out", { isPayOutAllowed: false }, SELL, "mode-unsupported"],
    [
      "that is not paid out, as nothing says that it is",
      { isPayOutAllowed: undefined },
      SELL,
      "mode-unsupported",
    ],
    [
      "that is not used at all",
      { isAllowed: false, isPayOutAllowed: false },
      SELL,
      "fiat-unsupported",
    ],
    ["of other countries", { supportingCountries: ["US"] }, BUY, "country-unsupported"],
    ["without payment methods", { paymentOptions: [] }, BUY, "method-unsupported"],
    ["without a list of payment methods", { paymentOptions: undefined }, BUY, "method-unsupported"],
  ])("a currency %s", async (_what, change, order, reason) => {
    desk.vendor.fiats = changed(desk.vendor.fiats, change);
    expect(await askOne(order, { country: "DE" })).toMatchObject({ status: "unavailable", reason });
    expect(countOf(PRICE)).toBe(0);
  });

  test.each<[string, Row]>([
    ["is switched off", { isActive: false }],
    ["is nowhere said to be on", { isActive: undefined }],
    ["is for other countries", { supportedCountryCode: ["US"] }],
    ["has no id", { id: undefined }],
  ])("a payment method that %s", async (_what, change) => {
    desk.vendor.fiats = withOption(change);
    expect(await askOne(BUY, { country: "DE" })).toMatchObject({ reason: "method-unsupported" });
    expect(countOf(PRICE)).toBe(0);
  });

  test.each<[string, string, Row, object]>([
    [
      "US",
      "amongst those of one card",
      { mastercardPayoutCountries: ["US"] },
      { status: "quoted" },
    ],
    [
      "DE",
      "amongst those of the other card",
      { visaPayoutCountries: ["DE"], mastercardPayoutCountries: ["US"] },
      { status: "quoted" },
    ],
    [
      "DE",
      "in no list",
      { visaPayoutCountries: [], mastercardPayoutCountries: [] },
      { status: "quoted" },
    ],
    [
      "DE",
      "in another list, that of purchases",
      { supportedCountryCode: ["US"] },
      { status: "quoted" },
    ],
    [
      "DE",
      "in none of both lists",
      { visaPayoutCountries: ["FR"], mastercardPayoutCountries: ["US"] },
      { reason: "method-unsupported" },
    ],
  ])("a payout to a card in %s, %s", async (country, _where, change, offer) => {
    desk.vendor.fiats = changed(withOption(change), { supportingCountries: ["US", "DE"] });
    expect(await askOne(SELL, { country })).toMatchObject(offer);
  });

  test("a payment method that doesn't pay for a network", async () => {
    const network = {
      name: "ethereum",
      fiatCurrenciesNotSupported: [
        { fiatCurrency: "EUR", paymentMethod: "credit_debit_card" },
        { fiatCurrency: "USD", paymentMethod: "apple_pay" },
        null,
        "EUR",
      ],
    };
    desk.vendor.coins = changed(desk.vendor.coins, { network });
    expect(await askOne({ ...BUY, paymentMethod: "card" })).toMatchObject({
      reason: "method-unsupported",
    });
    expect(await quoteFor()).toMatchObject({ paymentMethod: "apple_pay" });
  });

  test("no country is excluded, if it is unknown", async () => {
    desk.vendor.coins = changed(desk.vendor.coins, { kycCountriesNotSupported: ["DE"] });
    desk.vendor.fiats = changed(withOption({ supportedCountryCode: ["US"] }), {
      supportingCountries: ["US"],
    });
    expect(await askOne()).toMatchObject({ status: "quoted" });
  });

  test.each(["30", "30.00", "3000", "3000.000"])(
    "%s is within the limits, as they are",
    async (fiatAmount) => {
      expect(await askOne({ ...BUY, fiatAmount, paymentMethod: "card" })).toMatchObject({
        status: "quoted",
      });
    },
  );

  test.each<[string, Row, string]>([
    ["missing", { minAmount: undefined, maxAmount: undefined }, "6"],
    ["zero", { minAmount: 0, maxAmount: 0 }, "6"],
    ["malformed", { minAmount: "lots", maxAmount: null }, "6"],
    ["in another currency", { limitCurrency: "USD" }, "6"],
    ["missing at the top", { maxAmount: undefined }, "1000000"],
  ])("limits that are %s exclude nothing", async (_what, change, fiatAmount) => {
    desk.vendor.fiats = withOption(change);
    expect(await askOne({ ...BUY, fiatAmount })).toMatchObject({ status: "quoted" });
  });

  test("limits of an amount that breaks them are told, those of every payment method", async () => {
    expect(await askOne({ ...BUY, fiatAmount: "1" })).toEqual({
      status: "unavailable",
      vendor: "transak",
      reason: "amount-too-low",
      limits: [
        CARD_LIMIT,
        { currency: "EUR", min: "50", max: "1500", paymentMethod: "apple_pay" },
        { currency: "EUR", min: "100", max: "20000", paymentMethod: "bank_transfer" },
      ],
    });
  });

  test("a sale has limits of the payout and of the coin", async () => {
    desk.vendor.coins = changed(desk.vendor.coins, {
      minAmountForPayIn: 0.001,
      maxAmountForPayIn: 20,
    });
    expect(await askOne({ ...SELL, paymentMethod: "card" })).toMatchObject({
      status: "quoted",
      limits: [
        { currency: "EUR", min: "10", max: "25000", paymentMethod: "card" },
        { currency: "ETH", min: "0.001", max: "20" },
      ],
    });
  });

  test.each<[string, Order]>([
    ["without an amount", { ...BUY, fiatAmount: undefined }],
    ["without a currency", { ...BUY, fiatCurrency: undefined, fiatAmount: undefined, amount: "1" }],
    ["for a sale by the money that arrives", { ...SELL, amount: undefined, fiatAmount: "100" }],
  ])("Transak has no price %s", async (_what, order) => {
    expect(await askOne(order)).toMatchObject({ status: "unpriced", vendor: "transak" });
    expect(countOf(PRICE)).toBe(0);
  });

  test("an order without a network is priced if the coin has only one", async () => {
    const order: Order = { ...BUY, network: undefined };
    expect(await askOne(order)).toMatchObject({ status: "quoted" });
    desk.restart();
    desk.vendor.coins = [...desk.vendor.coins, coinRow("ETH", "arbitrum")];
    expect(await askOne(order)).toMatchObject({ status: "unpriced" });
    desk.restart();
    desk.vendor.coins = [coinRow("ETH", "base", { isAllowed: false }), coinRow("ETH", "arbitrum")];
    expect(await askOne(order)).toMatchObject({ status: "quoted" });
    expect(desk.vendor.asked.at(-1)?.query.get("network")).toBe("arbitrum");
  });
});
