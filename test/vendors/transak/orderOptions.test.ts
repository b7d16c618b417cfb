import { describe, expect, test } from "vitest";
import type { OrderOptions } from "../../../src/vendors/Offer.ts";
import type { RampUser } from "../../../src/vendors/VendorServer.ts";
import { COIN_LIST, FIAT_LIST } from "./listenAsTransak.ts";
import { coinRow, fiatRow, optionRow } from "./lists.ts";
import { openOfferDesk, USER } from "./requestOffers.ts";

const desk = openOfferDesk();
const { askOne, countOf } = desk;
const vendors = ["transak"];

interface Asking {
  country?: string;
  user?: RampUser;
  signal?: AbortSignal;
}

async function listOptions({ country, user = USER, signal }: Asking = {}): Promise<OrderOptions> {
  const options = await desk.server.getOrderOptions?.({
    country,
    user,
    signal: signal ?? new AbortController().signal,
  });
  return options ?? { assets: [], fiatCurrencies: [] };
}

test("the options are all coins and currencies, in both modes", async () => {
  desk.vendor.coins = [
    coinRow("USDT", "tron"),
    coinRow("BTC", "mainnet", { isPayInAllowed: false }),
  ];
  expect(await listOptions()).toEqual({
    assets: [
      { mode: "buy", currency: "USDT", network: "tron", name: "USDT coin", vendors },
      { mode: "buy", currency: "BTC", network: "mainnet", name: "BTC coin", vendors },
      { mode: "sell", currency: "USDT", network: "tron", name: "USDT coin", vendors },
    ],
    fiatCurrencies: [
      {
        mode: "buy",
        currency: "EUR",
        paymentMethods: [
          {
            paymentMethod: "card",
            limits: { currency: "EUR", min: "30", max: "3000", paymentMethod: "card" },
            vendors,
          },
          {
            paymentMethod: "apple_pay",
            limits: { currency: "EUR", min: "50", max: "1500", paymentMethod: "apple_pay" },
            vendors,
          },
          {
            paymentMethod: "bank_transfer",
            limits: { currency: "EUR", min: "100", max: "20000", paymentMethod: "bank_transfer" },
            vendors,
          },
        ],
      },
      {
        mode: "sell",
        currency: "EUR",
        paymentMethods: [
          {
            paymentMethod: "card",
            limits: { currency: "EUR", min: "10", max: "25000", paymentMethod: "card" },
            vendors,
          },
          {
            paymentMethod: "bank_transfer",
            limits: { currency: "EUR", min: "10", max: "25000", paymentMethod: "bank_transfer" },
            vendors,
          },
        ],
      },
    ],
  });
});

test("an order for each asset is one that Transak knows", async () => {
  desk.vendor.coins = [coinRow("USDT", "tron", { roundOff: 2 }), coinRow("BTC", "mainnet")];
  for (const { mode, currency, network } of (await listOptions()).assets) {
    const order = { mode, currency, network, fiatCurrency: "EUR", amount: "0.1" };
    expect(await askOne(order)).toMatchObject({ status: "quoted" });
  }
});

describe("what is left out", () => {
  test.each(["asked", "user's"])("is what the %s country excludes", async (whose) => {
    desk.vendor.coins = [
      coinRow("ETH", "ethereum", { kycCountriesNotSupported: ["US"] }),
      coinRow("SOL", "solana", { regionsNotSupported: [{ country: "US", restrictedStates: [] }] }),
      coinRow("BTC", "mainnet"),
    ];
    desk.vendor.fiats = [
      fiatRow("EUR", [optionRow("credit_debit_card")]),
      fiatRow(
        "USD",
        [optionRow("credit_debit_card", { supportedCountryCode: ["PR"] }), optionRow("pm_wire")],
        { supportingCountries: ["US", "PR"] },
      ),
    ];
    const { assets, fiatCurrencies } = await listOptions(
      whose === "asked"
        ? { country: "US", user: { ...USER, country: "DE" } }
        : { user: { ...USER, country: "US" } },
    );
    expect(assets.map(({ mode, currency }) => [mode, currency])).toEqual([
      ["buy", "BTC"],
      ["sell", "BTC"],
    ]);
    expect(fiatCurrencies).toMatchObject([
      { mode: "buy", currency: "USD", paymentMethods: [{ paymentMethod: "bank_transfer" }] },
    ]);
  });

  test("is what is suspended, switched off or without a payment method", async () => {
    desk.vendor.coins = [
      coinRow("ETH", "ethereum", { isSuspended: true }),
      coinRow("SOL", "solana", { isAllowed: false, isPayInAllowed: false }),
    ];
    desk.vendor.fiats = [
      fiatRow("EUR", [optionRow("credit_debit_card", { isActive: false })]),
      fiatRow("GBP", [optionRow("credit_debit_card")], { isAllowed: false }),
    ];
    expect(await listOptions()).toEqual({ assets: [], fiatCurrencies: [] });
  });

  test("is a second row of the same asset", async () => {
    desk.vendor.coins = [coinRow("ETH", "ethereum"), coinRow("ETH", "ethereum")];
    expect((await listOptions()).assets).toHaveLength(2);
  });
});

describe("limits of one payment method in two ways", () => {
  test.each<[string, object, object | undefined]>([
    ["are the widest", { minAmount: 25, maxAmount: 100 }, { min: "25", max: "3000" }],
    ["keep the wider ones", { minAmount: 100, maxAmount: 20000 }, { min: "30", max: "20000" }],
    ["compare as numbers", { minAmount: 4, maxAmount: 900 }, { min: "4", max: "3000" }],
    ["are unknown if one is", { minAmount: undefined }, { min: undefined, max: "3000" }],
    ["are unknown if both of one are", { minAmount: 0, maxAmount: 0 }, undefined],
    ["are unknown in two currencies", { limitCurrency: "USD" }, undefined],
  ])("%s", async (_what, change, limits) => {
    desk.vendor.fiats = [
      fiatRow("EUR", [
        optionRow("sepa_bank_transfer"),
        optionRow("gbp_bank_transfer", { ...change }),
      ]),
    ];
    const [fiat] = (await listOptions()).fiatCurrencies;
    expect(fiat?.paymentMethods).toEqual([
      {
        paymentMethod: "bank_transfer",
        limits: limits && { currency: "EUR", paymentMethod: "bank_transfer", ...limits },
        vendors,
      },
    ]);
  });
});

test("options and offers share the lists", async () => {
  await listOptions();
  await askOne();
  await listOptions();
  expect([countOf(COIN_LIST), countOf(FIAT_LIST)]).toEqual([1, 1]);
});

test("no options are an error that says why", async () => {
  desk.vendor.instead = ({ path }) => (path === FIAT_LIST ? [503, {}] : undefined);
  await expect(listOptions()).rejects.toThrow("Transak's options are unknown: unreachable.");
  desk.vendor.instead = () => undefined;
  await expect(listOptions({ signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow(
    "left",
  );
  await expect(listOptions({ user: { ...USER, ip: undefined } })).rejects.toThrow(
    /Return `ip` from `user`/,
  );
  expect((await listOptions()).assets).not.toEqual([]);
});
