import { expect, test, vi } from "vitest";
import { followTransaction } from "../../src/core/transaction/followTransaction.ts";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

const queries = () => getPageTransactions().client.getQueryCache().getAll();

test("nothing of a transaction stays on the page once nothing follows it, nor what a late cancellation answers", async () => {
  const { endpoint, vendor, requestCount } = createFakeVendor();
  let answer = (_: unknown) => {};
  endpoint.cancelTransaction = () => new Promise((resolve) => (answer = resolve));
  const storageRef = { storage: null, key: "" };
  const target = { id: "1", vendor, endpoint, reference: "order-9", storageRef, vendors: [vendor] };
  const follower = followTransaction(target);
  const stop = follower.subscribe(() => {});
  await vi.waitFor(() => expect(requestCount()).toBe(1));
  await vi.waitFor(() => expect(follower.getSnapshot().transaction?.status).toBe("pending"));
  const cancelled = follower.cancel?.();
  stop();
  expect([queries().length, getPageTransactions().references.size]).toEqual([0, 0]);
  answer({ id: "1", vendor: "pretend", mode: "buy", status: "cancelled", vendorStatus: "?" });
  await cancelled;
  expect([queries().length, getPageTransactions().cancellations.size]).toEqual([0, 0]);
  // The follower itself knows it for the next time.
  expect(follower.getSnapshot().transaction?.status).toBe("cancelled");
});
