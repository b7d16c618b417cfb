import { describe, expect, test } from "vitest";
import { findProblem, type ProblemInput } from "../../../src/core/order/findProblem.ts";
import {
  formatAmount,
  getFractionDigits,
  shortenEstimate,
} from "../../../src/core/order/formatAmount.ts";
import { getChoices } from "../../../src/core/order/orderChoices.ts";
import {
  findLimitProblem,
  getMethodLimits,
  getOfferLimits,
} from "../../../src/core/order/orderLimits.ts";
import type { AmountLimit, Offer, OrderOptions } from "../../../src/vendors/Offer.ts";

const OPTIONS: OrderOptions = {
  assets: [
    { mode: "buy", currency: "USDT", network: "tron", vendors: ["a"] },
    { mode: "buy", currency: "USDT", network: "ethereum", vendors: ["a"] },
    { mode: "buy", currency: "ETH", network: "ethereum", vendors: ["a"] },
    { mode: "sell", currency: "BTC", network: "mainnet", vendors: ["a"] },
  ],
  fiatCurrencies: [
    {
      mode: "buy",
      currency: "EUR",
      paymentMethods: [
        {
          paymentMethod: "card",
          limits: { currency: "EUR", min: "10", max: "500" },
          vendors: ["a"],
        },
        { paymentMethod: "bank_transfer", limits: { currency: "EUR", min: "30" }, vendors: ["a"] },
      ],
    },
    { mode: "buy", currency: "USD", paymentMethods: [] },
  ],
};

const choose = (more: Partial<Parameters<typeof getChoices>[0]> = {}) =>
  getChoices({
    mode: "buy",
    options: OPTIONS,
    assets: undefined,
    pick: {},
    defaults: {},
    ...more,
  });

describe("the choices", () => {
  test("are the first of each, unless there are defaults, unless the user picks", () => {
    expect(choose()).toMatchObject({
      currency: "USDT",
      network: "tron",
      networks: ["tron", "ethereum"],
      fiatCurrency: "EUR",
      paymentMethod: undefined,
    });
    const defaults = { currency: "ETH", fiatCurrency: "USD" };
    expect(choose({ defaults })).toMatchObject({ currency: "ETH", fiatCurrency: "USD" });
    expect(choose({ defaults, pick: { currency: "USDT" } }).currency).toBe("USDT");
    expect(choose().assets.map(({ currency }) => currency)).toEqual(["USDT", "ETH"]);
  });

  test("know a network by any of its names", () => {
    const defaults = { currency: "USDT", network: "ERC20" };
    expect(choose({ defaults }).network).toBe("ethereum");
  });

  test("keep the host's defaults though the options lack them, as they do if a vendor is down", () => {
    const defaults = { currency: "BTC", network: "mainnet", fiatCurrency: "CHF" };
    expect(choose({ defaults })).toMatchObject(defaults);
    expect(choose({ defaults, pick: { currency: "USDT" } }).network).toBe("tron");
    const network = "polygon";
    expect(choose({ defaults: { currency: "USDT", network } }).network).toBe(network);
    expect(
      choose({ defaults: { currency: "USDT", network }, pick: { network: "tron" } }),
    ).toMatchObject({ currency: "USDT", network: "tron" });
  });

  test("leave out what isn't offered: another mode, an asset that the host doesn't list", () => {
    const assets = [{ currency: "USDT", network: "ERC20" }];
    expect(choose({ assets })).toMatchObject({ currency: "USDT", networks: ["ethereum"] });
    expect(choose({ mode: "sell" })).toMatchObject({ currency: "BTC", fiatCurrency: undefined });
  });

  test("are the defaults if there are no options", () => {
    const defaults = { currency: "X", network: "y", fiatCurrency: "CHF", paymentMethod: "card" };
    expect(choose({ options: undefined, defaults })).toMatchObject(defaults);
  });

  test("have a payment method of the chosen money, or none", () => {
    const defaults = { paymentMethod: "card" };
    expect(choose({ defaults }).paymentMethod).toBe("card");
    expect(choose({ defaults, pick: { paymentMethod: undefined } }).paymentMethod).toBeUndefined();
    expect(choose({ defaults, pick: { fiatCurrency: "USD" } }).paymentMethod).toBeUndefined();
  });
});

describe("the limits", () => {
  const limit = (min?: string, max?: string, currency = "EUR"): AmountLimit => ({
    currency,
    min,
    max,
  });

  test.each<[string, (AmountLimit | undefined)[], object | undefined]>([
    ["9.99", [limit("10", "500")], { code: "amount-too-low", limit: "10", currency: "EUR" }],
    ["10", [limit("10", "500")], undefined],
    ["500.00", [limit("10", "500")], undefined],
    ["500.01", [limit("10", "500")], { code: "amount-too-high", limit: "500", currency: "EUR" }],
    ["20", [limit("10", "15"), limit("18", "30")], undefined],
    ["9", [limit("10"), limit("9.50")], { code: "amount-too-low", limit: "9.50", currency: "EUR" }],
    ["900", [limit("10", "500"), limit("10")], undefined],
    ["9", [limit("10"), undefined], undefined],
    ["9", [limit("10"), limit(undefined, "50")], undefined],
    ["9", [limit("10", undefined, "USD")], undefined],
    ["9", [], undefined],
    [
      "9",
      [limit("10"), limit("10", "9")],
      { code: "amount-too-low", limit: "10", currency: "EUR" },
    ],
  ])("of %s in %j", (amount, limits, problem) => {
    expect(findLimitProblem(amount, "EUR", limits)).toEqual(problem);
  });

  test("are those of the payment method, or of any", () => {
    const [eur] = OPTIONS.fiatCurrencies;
    const problemOf = (amount: string, method?: string) =>
      findLimitProblem(amount, "EUR", getMethodLimits(eur?.paymentMethods ?? [], method, ["a"]))
        ?.code;
    expect(problemOf("20")).toBeUndefined();
    expect(problemOf("9")).toBe("amount-too-low");
    expect(problemOf("20", "bank_transfer")).toBe("amount-too-low");
    expect(problemOf("600")).toBeUndefined();
    expect(problemOf("600", "card")).toBe("amount-too-high");
  });

  test.each<[string, readonly string[] | undefined, string | undefined]>([
    ["all vendors of the page", ["a"], "amount-too-low"],
    ["some of them", ["a", "b"], undefined],
    ["vendors that the page doesn't know", undefined, undefined],
  ])("of a payment method that are those of %s", (_, vendors, code) => {
    const [eur] = OPTIONS.fiatCurrencies;
    const limits = getMethodLimits(eur?.paymentMethods ?? [], undefined, vendors);
    expect(findLimitProblem("9", "EUR", limits)?.code).toBe(code);
  });

  test("that can't be read are no limits", () => {
    const limits = { currency: "EUR", min: "ten" };
    const methods = [{ paymentMethod: "card", limits, vendors: [] }];
    expect(findLimitProblem("9", "EUR", getMethodLimits(methods, undefined, []))).toBeUndefined();
    for (const odd of [[limits, null], "none", 5] as never[])
      expect(getOfferLimits([{ vendor: "a", status: "unpriced", limits: odd }], "EUR")).toEqual([
        undefined,
      ]);
  });

  test("of vendors count unless the vendor refuses every such order", () => {
    const offers: Offer[] = [
      { vendor: "a", status: "unavailable", reason: "amount-too-low", limits: [limit("30")] },
      { vendor: "b", status: "unavailable", reason: "country-unsupported" },
    ];
    expect(findLimitProblem("5", "EUR", getOfferLimits(offers, "EUR"))?.limit).toBe("30");
    const unreachable: Offer = { vendor: "c", status: "unavailable", reason: "unreachable" };
    expect(
      findLimitProblem("5", "EUR", getOfferLimits([...offers, unreachable], "EUR")),
    ).toBeUndefined();
  });
});

const find = (more: Partial<ProblemInput>) =>
  findProblem({
    parsed: { amount: "100" },
    wasSubmitted: false,
    limitProblem: undefined,
    offers: undefined,
    choice: undefined,
    choices: choose(),
    side: "fiat",
    hasNoAssets: false,
    ...more,
  });

describe("the problem", () => {
  test("of nothing typed, or a zero, is told only after submitting", () => {
    expect(find({ parsed: { error: "empty" } })).toBeUndefined();
    expect(find({ parsed: { amount: "0" } })).toBeUndefined();
    expect(find({ parsed: { error: "empty" }, wasSubmitted: true })?.code).toBe("amount-missing");
  });

  test("of an endpoint that offers nothing is told at once, with another attempt", () => {
    expect(find({ parsed: { error: "empty" }, hasNoAssets: true })).toEqual({
      code: "nothing-available",
      advice: [{ change: "nothing" }],
    });
  });

  test("of an amount that can't be read carries what it may mean", () => {
    expect(find({ parsed: { error: "malformed", suggestion: "1.5" } })).toEqual({
      code: "amount-malformed",
      suggestion: "1.5",
    });
  });

  test("of a vendor that the user chose isn't hidden by the others", () => {
    const offers: Offer[] = [
      { vendor: "a", status: "unpriced" },
      { vendor: "b", status: "unavailable", reason: "user-limit" },
    ];
    expect(find({ offers })).toBeUndefined();
    expect(find({ offers, choice: { vendor: "b" } })).toEqual({
      code: "vendor-unavailable",
      vendor: "b",
      reason: "user-limit",
    });
    expect(find({ offers, choice: { vendor: "c" } })?.code).toBe("vendor-unavailable");
  });

  test("of no vendor comes with what may work", () => {
    const limits = [{ currency: "EUR", min: "150" }];
    const offers: Offer[] = [
      { vendor: "a", status: "unavailable", reason: "amount-too-low", limits },
      { vendor: "b", status: "unavailable", reason: "method-unsupported" },
      { vendor: "c", status: "unavailable", reason: "asset-unsupported" },
      { vendor: "d", status: "unavailable", reason: "rate-limited" },
    ];
    const choices = choose({ pick: { paymentMethod: "card" } });
    expect(find({ offers, choices })).toEqual({
      code: "nothing-available",
      advice: [
        { change: "amount", amount: "150", currency: "EUR" },
        { change: "paymentMethod", paymentMethod: undefined },
        { change: "nothing" },
        { change: "network", network: "ethereum" },
      ],
    });
    expect(find({ offers: [] })).toEqual({ code: "nothing-available", advice: [] });
  });
});

test.each([
  ["0.030418841234", false, "0.03041884"],
  ["0.030418841234", true, "0.03041885"],
  ["0.00000000012345678", false, "0.0000000001234"],
  ["0.00000000012345678", true, "0.0000000001235"],
  ["12.5000000000", true, "12.5"],
  ["1.999999999", true, "2"],
  ["1.999999999", false, "1.99999999"],
  ["100", true, "100"],
])("the estimate %s (given: %s) is shown as %s", (amount, isGiven, shown) => {
  expect(shortenEstimate(amount, isGiven)).toBe(shown);
});

test("amounts are written exactly, and money has its own decimals", () => {
  expect(formatAmount("12345678901234567890.12345678", "en")).toBe(
    "12,345,678,901,234,567,890.12345678",
  );
  expect(["EUR", "JPY", "KWD", "nonsense", undefined].map(getFractionDigits)).toEqual([
    2, 0, 3, 2, 2,
  ]);
});
