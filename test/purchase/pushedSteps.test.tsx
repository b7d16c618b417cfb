import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TransactionStatus, useTransaction } from "../../src/index.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

// faults "Rules that tests name and do not hold": each step is looked at, not only the last one.

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function follow() {
  const { endpoint, vendor } = createFakeVendor();
  let hear = (_: unknown) => {};
  endpoint.subscribeTransaction = (_id, stream) => {
    ({ onUpdate: hear } = stream);
    return new Promise(() => {});
  };
  const shown: (string | undefined)[] = [];
  renderHook(() => {
    const { transaction } = useTransaction({ transactionId: "1", endpoint, vendors: [vendor] });
    if (transaction && transaction.status !== shown.at(-1)) shown.push(transaction.status);
  });
  await pass(0);
  async function tell(status: string) {
    hear({ id: "1", vendor: "pretend", mode: "buy", status, vendorStatus: status });
    await pass(0);
    return shown.at(-1);
  }
  return { shown, tell };
}

const ORDER: TransactionStatus[][] = [
  ["pending"],
  ["processing"],
  ["failed", "cancelled"],
  ["completed"],
];
const all = ORDER.flat();
const rankOf = (status: TransactionStatus) => ORDER.findIndex((equals) => equals.includes(status));

test.each(all.flatMap((first) => all.map((second) => [first, second] as const)))(
  "pushed, %s and then %s shows the one that is further",
  async (first, second) => {
    const { tell } = await follow();
    expect(await tell(first)).toBe(first);
    expect(await tell(second)).toBe(rankOf(second) > rankOf(first) ? second : first);
  },
);

test("a whole purchase that is told late, twice and out of order is shown step by step", async () => {
  const { shown, tell } = await follow();
  const steps: [TransactionStatus, TransactionStatus][] = [
    ["pending", "pending"],
    ["processing", "processing"],
    ["pending", "processing"],
    ["processing", "processing"],
    ["failed", "failed"],
    ["cancelled", "failed"],
    ["processing", "failed"],
    ["completed", "completed"],
    ["failed", "completed"],
    ["processing", "completed"],
  ];
  for (const [told, expected] of steps) expect(await tell(told)).toBe(expected);
  expect(shown).toEqual(["pending", "processing", "failed", "completed"]);
});
