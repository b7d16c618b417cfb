import * as fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { parseTransactionPage } from "../../src/core/transaction/parseTransactionPage.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { createRow } from "../browser/createFakeHistory.ts";

const word = z.string().check(z.minLength(1), z.maxLength(1024));
const row = z.strictObject({
  id: word,
  vendor: word,
  mode: z.enum(["buy", "sell"]),
  status: z.enum(["pending", "processing", "completed", "failed", "cancelled"]),
  vendorStatus: word,
  reference: z.optional(word),
  currency: z.optional(word),
  network: z.optional(word),
  amount: z.optional(word),
  fiatCurrency: z.optional(word),
  fiatAmount: z.optional(word),
  paidInCrypto: z.optional(z.literal(true)),
  txHash: z.optional(word),
  createdAt: z.optional(word),
  updatedAt: z.optional(word),
});
const page = z.strictObject({ transactions: z.array(row), cursor: z.nullable(z.string()) });

const logged = vi.spyOn(console, "error").mockImplementation(() => {});
beforeEach(() => {
  clearPageGlobal("history log");
  logged.mockClear();
});

test("a page is read as it is written", () => {
  const deposit = { ...createRow("1"), paidInCrypto: true };
  const answer = { transactions: [deposit, createRow("2", "failed")], cursor: "next" };
  const read = parseTransactionPage(answer);
  expect(JSON.parse(JSON.stringify(read))).toEqual(answer);
  expect(page.safeParse(read).success).toBe(true);
  expect(logged).not.toHaveBeenCalled();
});

test("fields that aren't documented don't get through", () => {
  const secret = { ...createRow("1"), userId: "u-1", email: "a@example.com" };
  const [read] = parseTransactionPage({ transactions: [secret], cursor: null }).transactions;
  expect(Object.keys(read ?? {})).not.toContain("userId");
  expect(JSON.stringify(read)).not.toContain("a@example.com");
});

describe("an unreadable row", () => {
  test.each<[string, unknown]>([
    ["is not an object", null],
    ["has no usable field `id`", createRow("")],
    ["has no usable field `vendor`", { ...createRow("1"), vendor: 7 }],
    ["has no usable field `mode`", { ...createRow("1"), mode: "swap" }],
    ["has no usable field `status`", { ...createRow("1"), status: "refunded" }],
    ["has no usable field `status`", { ...createRow("1"), status: "constructor" }],
  ])("that %s hides no other, and is logged once", (cause, bad) => {
    const answer = { transactions: [createRow("1"), bad, bad, createRow("2")], cursor: null };
    parseTransactionPage(answer);
    const { transactions } = parseTransactionPage(answer);
    expect(transactions.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(logged).toHaveBeenCalledOnce();
    expect(String(logged.mock.calls)).toContain(cause);
  });

  test("is logged without its values", () => {
    const bad = { ...createRow("tx-secret"), status: "s3cret" };
    parseTransactionPage({ transactions: [bad], cursor: null });
    expect(String(logged.mock.calls)).not.toMatch(/secret|s3cret/);
  });
});

test("an optional field that can't be read is left out, and the row stays", () => {
  const odd = { ...createRow("1"), amount: 5, currency: "", txHash: "x".repeat(2000), network: [] };
  const [read] = parseTransactionPage({ transactions: [odd], cursor: null }).transactions;
  expect(read).toMatchObject({ id: "1", fiatAmount: "100.00" });
  expect([read?.amount, read?.currency, read?.txHash, read?.network]).toEqual(Array(4));
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a list", []],
  ["a text", "transactions"],
  ["an object without a list", { transactions: { length: 3 } }],
])("%s is a typed error", (_, answer) => {
  expect(() => parseTransactionPage(answer)).toThrow(
    expect.objectContaining({ name: "RampError", code: "transaction-malformed" }),
  );
});

test.each([undefined, 7, "", {}, "x".repeat(5000)])("the cursor %j ends the list", (cursor) => {
  expect(parseTransactionPage({ transactions: [], cursor }).cursor).toBeNull();
});

test("a cursor may be as long as an id that is encoded twice", () => {
  const cursor = "x".repeat(4096);
  expect(parseTransactionPage({ transactions: [], cursor }).cursor).toBe(cursor);
});

test("a list without an end is cut, and developers hear of it", () => {
  const transactions = Array.from({ length: 200_000 }, (_, at) => createRow(`${at}`));
  expect(parseTransactionPage({ transactions, cursor: null }).transactions).toHaveLength(1000);
  expect(String(logged.mock.calls)).toContain("more than 1000 transactions");
});

test("whatever is sent, what comes out is a page or a typed error", () => {
  const almost = fc.record(
    Object.fromEntries(
      Object.entries(createRow("1")).map(([name, value]) => [
        name,
        fc.oneof({ arbitrary: fc.constant(value as unknown), weight: 3 }, fc.jsonValue()),
      ]),
    ),
    { requiredKeys: [] },
  );
  const answers = fc.oneof(
    fc.jsonValue(),
    fc.record({ transactions: fc.array(fc.oneof(almost, fc.jsonValue())), cursor: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(answers, (answer) => {
      try {
        const read = JSON.parse(JSON.stringify(parseTransactionPage(answer))) as unknown;
        expect(page.safeParse(read).error).toBeUndefined();
      } catch (thrown) {
        expect(thrown).toMatchObject({ name: "RampError", code: "transaction-malformed" });
      }
    }),
    { numRuns: 500 },
  );
});
