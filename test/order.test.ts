import { expect, test } from "vitest";
import { type Order, toWireOrder } from "../src/order.ts";
import { getOrderProblem } from "../src/getOrderProblem.ts";

const good = { mode: "buy", currency: "USDT" } satisfies Order;

test.each<[string, Order]>([
  ["nothing but the currency", good],
  ["a crypto amount", { ...good, amount: "99.50", network: "TRC20" }],
  ["a fiat amount", { ...good, fiatAmount: "100", fiatCurrency: "EUR" }],
  ["a payment method", { ...good, paymentMethod: "bank_transfer" }],
  ["a vendor", { ...good, vendor: "one" }],
  ["a sale", { ...good, mode: "sell", redirectUrl: "https://example.com/done" }],
])("an order with %s is fine", (_, order) => {
  expect(getOrderProblem(order)).toBeUndefined();
});

test.each<[string, object, RegExp]>([
  ["both amounts", { amount: "1", fiatAmount: "1" }, /`amount` and `fiatAmount` are both given/],
  ["an empty currency", { currency: " " }, /`currency` is empty/],
  ["no currency", { currency: undefined }, /`currency` is empty/],
  ["a number for an amount", { amount: 5 }, /`amount` must be a decimal string/],
  ["an exponent", { amount: "1e3" }, /`amount` must be a decimal string/],
  ["a comma", { fiatAmount: "1,5" }, /`fiatAmount` must be a decimal string/],
  ["a sign", { amount: "-1" }, /`amount` must be a decimal string/],
  ["zero", { amount: "0.00" }, /above zero/],
  ["an unknown mode", { mode: "swap" }, /`mode` must be "buy" or "sell"/],
  ["a script for a redirect", { redirectUrl: "javascript:alert(1)" }, /`redirectUrl` must be/],
  ["a relative redirect", { redirectUrl: "/done" }, /`redirectUrl` must be/],
  ["markup for a network", { network: "<b>" }, /`network` must be a short code/],
  ["a sentence for a payment method", { paymentMethod: "by card" }, /`paymentMethod` must be/],
  ["a number for a payment method", { paymentMethod: 1 }, /`paymentMethod` must be a short word/],
  ["no name for a vendor", { vendor: "" }, /`vendor` must be a short word/],
  ["a sentence for a vendor", { vendor: "the cheapest" }, /`vendor` must be a short word/],
  ["a word for its alternatives", { alternatives: "one" }, /`alternatives` must be a list/],
  ["a sentence among them", { alternatives: ["the cheapest"] }, /`alternatives` must be a list/],
  ["too many of them", { alternatives: Array(21).fill("one") }, /`alternatives` must be a list/],
  ["an object for a vendor", { vendor: { name: "one" } }, /`vendor` must be a short word/],
])("an order with %s is refused in a sentence", (_, change, sentence) => {
  expect(getOrderProblem({ ...good, ...change })).toMatch(sentence);
});

test("an order travels in the field names of the protocol, without what is not set", () => {
  expect(
    toWireOrder({ ...good, fiatCurrency: "EUR", fiatAmount: "100", network: undefined }),
  ).toEqual({ type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" });
  expect(toWireOrder({ ...good, vendor: "one" })).toMatchObject({ type: "buy", vendor: "one" });
  const more = {
    paymentMethod: "apple_pay",
    redirectUrl: "https://a.example",
    alternatives: ["two"],
  };
  expect(toWireOrder({ ...good, ...more })).toEqual({
    type: "buy",
    currency: "USDT",
    payment_method: "apple_pay",
    redirect_url: "https://a.example",
    alternatives: ["two"],
  });
});
