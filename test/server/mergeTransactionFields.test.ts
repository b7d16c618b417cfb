import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTransactionFields } from "../../src/server/events/mergeTransactionFields.ts";
import type { FeedState } from "../../src/server/events/mergeTransactionFields.ts";
import { isFinal, getProgress } from "../../src/vendors/Transaction.ts";
import type { TransactionStatus } from "../../src/vendors/Transaction.ts";
import { parseUpdate } from "../../src/vendors/proof/parseUpdate.ts";
import { plainStatus } from "./permissiveVendor.ts";

const words = ["pending", "processing", "completed", "failed", "cancelled", "on_hold", ""];

const stepOf = ({ status }: FeedState) => getProgress(status) ?? -1;

const json = fc.jsonValue({ maxDepth: 1 });

/** What a vendor, or somebody who pretends to be one, may say. */
const heard = fc.dictionary(
  fc.oneof(fc.constantFrom("status", "crypto_amount", "__proto__", "constructor"), fc.string()),
  fc.oneof(fc.constantFrom(...words), json),
  { maxKeys: 4 },
) as fc.Arbitrary<Record<string, unknown>>;

test("whatever is heard, a transaction never goes back, and a final one never changes", () => {
  fc.assert(
    fc.property(fc.array(heard, { minLength: 1, maxLength: 8 }), (all) => {
      let known: FeedState | undefined;
      for (const one of all) {
        const status = plainStatus(one);
        const next = mergeTransactionFields(known, one, status);
        if (known) expect(stepOf(next)).toBeGreaterThanOrEqual(stepOf(known));
        if (known && isFinal(known.status ?? "")) expect(next).toBe(known);
        if (known && stepOf(next) === stepOf(known)) expect(next.status).toBe(known.status);
        expect(mergeTransactionFields(next, one, status)).toBe(next);
        known = next;
      }
      expect(Object.hasOwn(Object.prototype, "status")).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("the vendor's own reading of what was heard counts, and not what its fields are called", () => {
  const known = mergeTransactionFields(undefined, { status: "completed" }, "pending");
  expect(isFinal(known.status ?? "")).toBe(false);
  const next = mergeTransactionFields(known, { state: "PAID" }, "processing");
  expect(next).toEqual({ fields: { status: "completed", state: "PAID" }, status: "processing" });
  // The same fields may mean more to it than before.
  const last = mergeTransactionFields(next, { state: "PAID" }, "completed");
  expect([last.status, isFinal(last.status ?? "")]).toEqual(["completed", true]);
  expect(mergeTransactionFields(last, { state: "LOST" }, "failed")).toBe(last);
});

test("whatever a message says, only an update of this transaction is read, as strings", () => {
  const message = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 2 }),
    fc
      .record({
        event: fc.constantFrom("tx.update", "tx.delete"),
        merchant_transaction_id: fc.constantFrom("tx-1", "tx-2"),
        partner_user_id: fc.oneof(fc.constantFrom("ada", "eve", undefined), json),
        status: fc.oneof(fc.constantFrom(...words), json),
        crypto_amount: fc.oneof(fc.string(), json),
        occurred_at: json,
        isAdmin: fc.boolean(),
      })
      .map((update) => JSON.stringify(update)),
  );
  let read = 0;
  fc.assert(
    fc.property(message, (text) => {
      const changes = parseUpdate(text, "tx-1", "ada");
      if (!changes) return;
      read += 1;
      expect(JSON.parse(text)).toMatchObject({
        event: "tx.update",
        merchant_transaction_id: "tx-1",
        status: changes.status,
      });
      expect(["ada", undefined]).toContain(JSON.parse(text).partner_user_id);
      expect(Object.values(changes).every((value) => typeof value === "string")).toBe(true);
      expect(changes).not.toHaveProperty("isAdmin");
    }),
    { numRuns: 4000 },
  );
  expect(read).toBeGreaterThan(20);
});

test("what time it is at the vendor is no news", () => {
  const known = mergeTransactionFields(undefined, { status: "pending", now: "12:00" }, "pending");
  expect(mergeTransactionFields(known, { status: "pending", now: "12:01" }, "pending")).toBe(known);
  const { fields } = mergeTransactionFields(
    known,
    { status: "completed", now: "12:02" },
    "completed",
  );
  expect(fields).toEqual({ status: "completed", now: "12:02" });
});

// faults M3
test("the order is pending, processing, failed or cancelled, completed; and only that is final", () => {
  const order: TransactionStatus[][] = [
    ["pending"],
    ["processing"],
    ["failed", "cancelled"],
    ["completed"],
  ];
  expect(order.map((ones) => ones.map(getProgress))).toEqual([[0], [1], [2, 2], [3]]);
  for (const [step, ones] of order.entries())
    for (const status of ones) {
      expect(isFinal(status)).toBe(status === "completed");
      const known = mergeTransactionFields(undefined, { status }, status);
      for (const [other, heard] of order.entries())
        for (const word of heard) {
          const next = mergeTransactionFields(known, { status: word, crypto_amount: "5" }, word);
          if (other > step) expect(next).toMatchObject({ status: word, fields: { status: word } });
          // Nothing of it shows: the fields tell the browser how far it is.
          else if (word !== status) expect(next).toBe(known);
        }
    }
});

// faults M3
test("`failed` and `cancelled` still learn what belongs to them", () => {
  const known = mergeTransactionFields(undefined, { status: "failed" }, "failed");
  expect(
    mergeTransactionFields(known, { status: "failed", crypto_amount: "5" }, "failed").fields,
  ).toEqual({
    status: "failed",
    crypto_amount: "5",
  });
});
