import { expect, expectTypeOf, test } from "vitest";
import { defineVendor, type Order, type VendorInput } from "../../src/vendor.ts";

const parts = {
  matches: () => true,
  parseSession: () => ({
    transactionId: "1",
    mode: "buy" as const,
    expiresInMs: 1,
    open: () => () => {},
  }),
  parseTransaction: () => ({
    id: "1",
    vendor: "acme",
    mode: "buy" as const,
    status: undefined,
    vendorStatus: "",
  }),
};

test("a vendor comes back as it is, and its functions know what they get", () => {
  const vendor = { name: "acme", ...parts };
  expect(defineVendor(vendor)).toBe(vendor);
  defineVendor({
    ...vendor,
    parseSession(answer, order) {
      expectTypeOf(answer).toEqualTypeOf<unknown>();
      expectTypeOf(order).toEqualTypeOf<Order>();
      return parts.parseSession();
    },
  });
});

test("a vendor may fetch the rest of itself later", () => {
  const vendor = { name: "acme", matches: parts.matches, load: async () => parts };
  expect(defineVendor(vendor)).toBe(vendor);
});

test.each<[string, object, RegExp]>([
  ["no name", { ...parts }, /no `name`/],
  ["an empty name", { ...parts, name: "" }, /no `name`/],
  [
    "no matches",
    { ...parts, name: "acme", matches: undefined },
    /"acme" without the function `matches`/,
  ],
  ["no parseSession", { ...parts, name: "acme", parseSession: undefined }, /`parseSession`/],
  ["no parseTransaction", { ...parts, name: "acme", parseTransaction: 1 }, /`parseTransaction`/],
  [
    "a load that is a promise",
    { name: "acme", matches: parts.matches, load: Promise.resolve() },
    /`load`/,
  ],
])("with %s it throws at once", (_, vendor, message) => {
  expect(() => defineVendor(vendor as VendorInput)).toThrow(message);
});
