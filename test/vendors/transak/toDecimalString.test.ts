import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toDecimalString } from "../../../src/vendors/transak/toDecimalString.ts";

test.each<[unknown, string]>([
  [0, "0"],
  [-0, "0"],
  [50, "50"],
  [0.01596979, "0.01596979"],
  [1e-8, "0.00000001"],
  [1.234e-7, "0.0000001234"],
  [1e21, "1000000000000000000000"],
  [1.5e21, "1500000000000000000000"],
  [123456789.125, "123456789.125"],
  [0.1 + 0.2, "0.30000000000000004"],
  [Number.MIN_VALUE, `0.${"0".repeat(323)}5`],
  ["99.50", "99.50"],
  ["1e-8", "0.00000001"],
  ["5e-1", "0.5"],
  ["2.50E+3", "2500"],
  ["0.00012e5", "12"],
  ["007.5", "7.5"],
  ["12345678901234567890.123456789", "12345678901234567890.123456789"],
])("%j is %s", (amount, decimal) => {
  expect(toDecimalString(amount)).toBe(decimal);
});

test.each([
  Number.NaN,
  Infinity,
  -Infinity,
  "",
  " 1",
  "1,5",
  "1.",
  ".5",
  "0x10",
  "1e9999",
  "9".repeat(65),
  "ten",
  null,
  undefined,
  true,
  [5],
  { amount: 5 },
  10n,
])("%o is no amount", (amount) => {
  expect(toDecimalString(amount)).toBeUndefined();
});

test("every finite number is written without an exponent, and reads as the same number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const decimal = toDecimalString(number) ?? "";
      expect(decimal).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(decimal) === number).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a decimal string stays as it is", () => {
  fc.assert(
    fc.property(fc.nat(), fc.stringMatching(/^\d{1,30}$/), (whole, fraction) => {
      expect(toDecimalString(`${whole}.${fraction}`)).toBe(`${whole}.${fraction}`);
    }),
  );
});
