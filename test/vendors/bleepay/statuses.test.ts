import { describe, expect, test } from "vitest";
import {
  bleepayStatus,
  documentedBleepayStatuses,
  inferredBleepayStatuses,
} from "../../../src/vendors/bleepay/statuses.ts";

describe("what Bleepay documents", () => {
  test.each([
    ["CREATED", "pending"],
    ["PENDING", "processing"],
    ["CONFIRMED", "completed"],
    ["EXPIRED", "failed"],
  ])("%s is %s", (word, status) => {
    expect(bleepayStatus(word)).toBe(status);
    expect(documentedBleepayStatuses).toHaveProperty(word);
  });
});

describe("what follows from its words", () => {
  test.each([
    ["UNDERPAID", "processing"],
    ["OVERPAID", "completed"],
    ["FAILED", "failed"],
    ["CANCELLED", "cancelled"],
  ])("%s is %s", (word, status) => {
    expect(bleepayStatus(word)).toBe(status);
    expect(inferredBleepayStatuses).toHaveProperty(word);
  });
});

test("each row is listed above", () => {
  expect(Object.keys(documentedBleepayStatuses)).toHaveLength(4);
  expect(Object.keys(inferredBleepayStatuses)).toHaveLength(4);
});

test("expired, because the user called it off, is cancelled", () => {
  expect(bleepayStatus("EXPIRED", true)).toBe("cancelled");
});

test.each(["CREATED", "PENDING", "CONFIRMED", "UNDERPAID", "OVERPAID", "FAILED"])(
  "%s is what it is, whoever says that it was called off",
  (word) => {
    expect(bleepayStatus(word, true)).toBe(bleepayStatus(word));
  },
);

test.each([false, "true", 1, null, {}])("%j is no word of a cancellation", (cancelled) => {
  expect(bleepayStatus("EXPIRED", cancelled)).toBe("failed");
});

test.each([
  "",
  "confirmed",
  "CONFIRMED ",
  "toString",
  "__proto__",
  undefined,
  null,
  7,
  ["CREATED"],
])("%j is a word that is new, and moves nothing", (word) => {
  expect(bleepayStatus(word)).toBeUndefined();
});
