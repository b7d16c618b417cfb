import { describe, expect, test } from "vitest";
import { decideSubmit } from "../../../src/core/order/decideSubmit.ts";
import type { Order } from "../../../src/order.ts";
import type { Offer, Quote } from "../../../src/vendors/Offer.ts";

const ORDER: Order = { mode: "buy", currency: "ETH", fiatCurrency: "EUR", fiatAmount: "100" };

function createQuote(more: Partial<Quote> = {}): Quote {
  return {
    amount: "0.0300",
    fiatAmount: "100.00",
    fiatCurrency: "EUR",
    isBinding: false,
    expiresAt: "2026-03-01T12:00:00Z",
    ...more,
  };
}

const quoted = (vendor: string, more?: Partial<Quote>): Offer => ({
  vendor,
  status: "quoted",
  quote: createQuote(more),
});
const unpriced = (vendor: string): Offer => ({ vendor, status: "unpriced" });
const refusing = (vendor: string): Offer => ({
  vendor,
  status: "unavailable",
  reason: "unreachable",
});

const decide = (offers: Offer[], more: Partial<Parameters<typeof decideSubmit>[0]> = {}) =>
  decideSubmit({
    order: ORDER,
    offers,
    choice: undefined,
    seen: undefined,
    slippage: 0.01,
    ...more,
  });

describe("the order that is placed", () => {
  test("names the first vendor, and those that may take over, if the user left the choice open", () => {
    const offers = [quoted("a"), quoted("b"), quoted("b"), quoted("c"), refusing("d")];
    expect(decide(offers)).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "a", alternatives: ["b", "c"] },
    });
  });

  test("lets no vendor take over at a price that the user would have to confirm, or hasn't seen", () => {
    const offers = [
      quoted("a"),
      quoted("within", { amount: "0.0297" }),
      quoted("worse", { amount: "0.0296" }),
      unpriced("unseen"),
    ];
    expect(decide(offers)).toMatchObject({ order: { vendor: "a", alternatives: ["within"] } });
    expect(decide(offers, { slippage: 0.05 })).toMatchObject({
      order: { alternatives: ["within", "worse"] },
    });
  });

  test("lets others take over from a vendor whose price the user hasn't seen", () => {
    expect(decide([unpriced("a"), unpriced("b")])).toMatchObject({
      order: { vendor: "a", alternatives: ["b"] },
    });
  });

  test("lets no vendor take over that names a price where the first one names none", () => {
    expect(decide([unpriced("a"), quoted("b"), unpriced("c")])).toMatchObject({
      order: { vendor: "a", alternatives: ["c"] },
    });
    const deposit = { fiatAmount: undefined, fiatCurrency: undefined };
    const offers = [quoted("a", deposit), quoted("b"), unpriced("c"), quoted("d", deposit)];
    expect(decide(offers, { order: BUY_CRYPTO })).toMatchObject({
      order: { vendor: "a", alternatives: ["d"] },
    });
  });

  test("isn't placed with a vendor whose price the user hasn't seen, after the one without a price is gone", () => {
    const seen = unpriced("a");
    expect(decide([quoted("b"), refusing("a")], { seen })).toEqual({ type: "refuse" });
    expect(decide([unpriced("b"), refusing("a")], { seen })).toMatchObject({
      order: { vendor: "b" },
    });
  });

  test("has no alternatives if there are none", () => {
    expect(decide([refusing("b"), unpriced("a")])).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "a" },
    });
  });

  test("names the vendor that the user chose, and no other", () => {
    const offers = [quoted("a"), quoted("b"), unpriced("c")];
    expect(decide(offers, { choice: { vendor: "b" } })).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "b" },
    });
  });

  test("has the payment method of the offer that the user chose", () => {
    const offers = [
      quoted("a", { paymentMethod: "card" }),
      quoted("a", { paymentMethod: "bank_transfer" }),
    ];
    const choice = { vendor: "a", paymentMethod: "bank_transfer" };
    expect(decide(offers, { choice })).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "a", paymentMethod: "bank_transfer" },
    });
  });

  test("has no other payment method than the user chose", () => {
    const offers = [quoted("a", { paymentMethod: "bank_transfer" }), quoted("b")];
    const choice = { vendor: "a", paymentMethod: "card" };
    expect(decide(offers, { choice })).toEqual({ type: "refuse" });
    expect(decide([unpriced("a")], { choice })).toMatchObject({ order: { vendor: "a" } });
  });

  test("has the payment method that the best price is for, and so have those that may take over", () => {
    const offers = [
      quoted("a", { paymentMethod: "card" }),
      quoted("b", { paymentMethod: "bank_transfer" }),
      quoted("c", { paymentMethod: "card" }),
      quoted("d"),
    ];
    expect(decide(offers)).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "a", paymentMethod: "card", alternatives: ["c", "d"] },
    });
  });

  test("isn't placed with a vendor that refuses, or with another than the user chose", () => {
    expect(decide([refusing("a")])).toEqual({ type: "refuse" });
    expect(decide([])).toEqual({ type: "refuse" });
    const offers = [quoted("a"), refusing("b")];
    expect(decide(offers, { choice: { vendor: "b" } })).toEqual({ type: "refuse" });
    expect(decide(offers, { choice: { vendor: "c" } })).toEqual({ type: "refuse" });
  });
});

const BUY_CRYPTO: Order = { mode: "buy", currency: "ETH", fiatCurrency: "EUR", amount: "0.03" };
const SELL_FIAT: Order = { ...ORDER, mode: "sell" };
const SELL_CRYPTO: Order = { ...BUY_CRYPTO, mode: "sell" };

describe("a price that changed since the user saw it", () => {
  test.each<[string, Order, Partial<Quote>, string]>([
    ["gives 1 % less", ORDER, { amount: "0.0297" }, "submit"],
    ["gives a little more than 1 % less", ORDER, { amount: "0.029699999999999999" }, "confirm"],
    ["gives much more", ORDER, { amount: "0.06" }, "submit"],
    ["costs 1 % more", BUY_CRYPTO, { fiatAmount: "101" }, "submit"],
    ["costs a little more than 1 % more", BUY_CRYPTO, { fiatAmount: "101.01" }, "confirm"],
    ["costs much less", BUY_CRYPTO, { fiatAmount: "50" }, "submit"],
    ["costs as much in other money", BUY_CRYPTO, { fiatCurrency: "USD" }, "confirm"],
    ["pays out 1 % less", SELL_CRYPTO, { fiatAmount: "99.00" }, "submit"],
    ["pays out a little more than 1 % less", SELL_CRYPTO, { fiatAmount: "98.99" }, "confirm"],
    ["pays out more", SELL_CRYPTO, { fiatAmount: "200" }, "submit"],
    ["takes 1 % more", SELL_FIAT, { amount: "0.0303" }, "submit"],
    ["takes a little more than 1 % more", SELL_FIAT, { amount: "0.03031" }, "confirm"],
  ])("and %s", (_, order, now, type) => {
    const seen = createQuote();
    const after = createQuote(now);
    const offers: Offer[] = [{ vendor: "a", status: "quoted", quote: after }];
    const decision = decide(offers, {
      order,
      seen: { vendor: "a", status: "quoted", quote: seen },
    });
    expect(decision.type).toBe(type);
    if (decision.type === "confirm") expect(decision.quoteChange).toEqual({ before: seen, after });
  });

  test("into none is confirmed too", () => {
    const seen = createQuote();
    const offer = unpriced("a");
    expect(decide([offer], { seen: quoted("a") })).toEqual({
      type: "confirm",
      quoteChange: { before: seen, after: undefined },
      offer,
    });
  });

  test("is confirmed at any change if the host wants so", () => {
    const offers = [quoted("a", { amount: "0.029999999999999999" })];
    expect(decide(offers, { seen: quoted("a"), slippage: 0 }).type).toBe("confirm");
    expect(decide(offers, { seen: quoted("a"), slippage: 0.5 }).type).toBe("submit");
  });

  test("is compared exactly, where floats would be equal", () => {
    const amount = "123456789012345678901234.000000000000000001";
    const less = "123456789012345678901234.000000000000000000";
    const offers = [quoted("a", { amount: less })];
    expect(decide(offers, { seen: quoted("a", { amount }), slippage: 0 }).type).toBe("confirm");
  });
});

describe("a best offer that changed since the user saw it", () => {
  test("leaves the order with the vendor that they saw, while its price holds", () => {
    const offers = [quoted("new", { amount: "0.0310" }), quoted("seen"), quoted("less")];
    expect(decide(offers, { seen: quoted("seen") })).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "seen", alternatives: ["new", "less"] },
    });
  });

  test("lets no vendor take over at a price that is worse than the one they saw", () => {
    const offers = [quoted("seen", { amount: "0.0298" }), quoted("less", { amount: "0.0296" })];
    expect(decide(offers, { seen: quoted("seen") })).toEqual({
      type: "submit",
      order: { ...ORDER, vendor: "seen" },
    });
  });

  test("leaves it with the payment method that they saw", () => {
    const offers = [
      quoted("a", { paymentMethod: "card", amount: "0.0250" }),
      quoted("a", { paymentMethod: "bank_transfer" }),
    ];
    const seen = quoted("a", { paymentMethod: "bank_transfer" });
    expect(decide(offers, { seen }).type).toBe("submit");
  });

  test.each<[string, Offer]>([
    ["refuses", refusing("seen")],
    ["got worse", quoted("seen", { amount: "0.0200" })],
  ])("takes another at the same price if theirs %s", (_, now) => {
    const offers = [quoted("other"), now];
    expect(decide(offers, { seen: quoted("seen") })).toMatchObject({
      type: "submit",
      order: { vendor: "other" },
    });
  });

  test("is confirmed if theirs is gone and every other costs more", () => {
    const offers = [quoted("other", { amount: "0.0200" }), refusing("seen")];
    expect(decide(offers, { seen: quoted("seen") })).toMatchObject({
      type: "confirm",
      offer: { vendor: "other" },
    });
  });
});
