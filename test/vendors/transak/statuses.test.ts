import { expect, test } from "vitest";
import {
  documentedTransakStatuses,
  inferredTransakStatuses,
  transakStatus,
} from "../../../src/vendors/transak/statuses.ts";

test.each([
  ["PROCESSING", "processing"],
  ["PENDING_DELIVERY_FROM_TRANSAK", "processing"],
  ["ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK", "processing"],
  ["COMPLETED", "completed"],
  ["FAILED", "failed"],
  ["EXPIRED", "failed"],
])("documented: %s is %s", (word, status) => {
  expect(documentedTransakStatuses[word]).toBe(status);
  expect(transakStatus(word)).toBe(status);
});

test.each([
  ["AWAITING_PAYMENT_FROM_USER", "pending"],
  ["PAYMENT_DONE_MARKED_BY_USER", "processing"],
  ["CANCELLED", "cancelled"],
  ["REFUNDED", "failed"],
])("inferred: %s is %s", (word, status) => {
  expect(inferredTransakStatuses[word]).toBe(status);
  expect(transakStatus(word)).toBe(status);
});

test("there are no other rows", () => {
  expect(Object.keys(documentedTransakStatuses)).toHaveLength(6);
  expect(Object.keys(inferredTransakStatuses)).toHaveLength(4);
});

test.each(["", "completed", "DELIVERED", "constructor", "__proto__", "toString"])(
  "%j is no status",
  (word) => {
    expect(transakStatus(word)).toBeUndefined();
  },
);
