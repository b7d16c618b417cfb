import { expect, test } from "vitest";
import { addDecimals } from "../../src/vendors/addDecimals.ts";
import { roundDecimal } from "../../src/vendors/roundDecimal.ts";

test.each<[string, number, string]>([
  ["1.005", 2, "1.01"],
  ["1.0049999", 2, "1"],
  ["0.1", 2, "0.1"],
  ["99.50", 2, "99.5"],
  ["100", 2, "100"],
  ["100", 0, "100"],
  ["99.5", 0, "100"],
  ["0.4", 0, "0"],
  ["0.0000001", 8, "0.0000001"],
  ["0.0000001", 6, "0"],
  ["999.999", 2, "1000"],
  ["00012.30", 4, "12.3"],
  ["12345678901234567890.123456789", 8, "12345678901234567890.12345679"],
])("%s with %i places is %s", (decimal, places, rounded) => {
  expect(roundDecimal(decimal, places)).toBe(rounded);
});

test.each<[string[], string]>([
  [[], "0"],
  [["5"], "5"],
  [["0.1", "0.2"], "0.3"],
  [["1", "0.005", "2.5"], "3.505"],
  [["99999999999999999999.9", "0.1"], "100000000000000000000.0"],
])("%j add up to %s", (decimals, sum) => {
  expect(addDecimals(decimals)).toBe(sum);
});
