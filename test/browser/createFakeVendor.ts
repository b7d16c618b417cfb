import type { CustomEndpoint, TransactionReport } from "../../src/index.ts";
import type { Vendor, VendorFrame } from "../../src/vendor.ts";
import { clearPageGlobal } from "./clearPageGlobal.ts";

export interface FakeVendor {
  vendor: Vendor;
  endpoint: CustomEndpoint;
  /** What was asked for: one purchase id per session. */
  asked: string[];
  /** Every frame that was opened, in order. */
  frames: VendorFrame[];
  /** What the endpoint says of the transaction, or throws. */
  respondWith: (answer: Partial<TransactionReport> | Error) => void;
  /** How often the endpoint was asked for the transaction. */
  requestCount: () => number;
}

/**
 * A vendor and an endpoint in the page itself, for tests of what happens between the two. It is a
 * plain `Vendor`, as a partner would write one.
 */
export function createFakeVendor(
  change: Partial<ReturnType<Vendor["parseSession"]>> = {},
): FakeVendor {
  // Each test is a page of its own, on which nothing was opened yet.
  clearPageGlobal("opened");
  const asked: string[] = [];
  const frames: VendorFrame[] = [];
  let looks = 0;
  let answer: Partial<TransactionReport> | Error = {};
  return {
    asked,
    frames,
    requestCount: () => looks,
    respondWith(next) {
      answer = next;
    },
    vendor: {
      name: "pretend",
      matches: () => true,
      parseSession: (session, order) => ({
        transactionId: (session as { id: string }).id,
        mode: order.mode,
        expiresInMs: 60_000,
        open(frame) {
          frames.push(frame);
          frame.host.append(document.createElement("output"));
          frame.emit({ type: "ready" });
          return () => {};
        },
        ...change,
      }),
      parseTransaction: (report) => report as TransactionReport,
    },
    endpoint: {
      async createSession(_order, { idempotencyKey }) {
        asked.push(idempotencyKey);
        return { id: `transaction-${asked.length}` };
      },
      async getTransaction(id) {
        looks += 1;
        if (answer instanceof Error) throw answer;
        const { status = "pending" } = answer;
        return { id, vendor: "pretend", mode: "buy", status, vendorStatus: status, ...answer };
      },
    },
  };
}

/** What a user's return to the tab does. */
export function simulateTabReturn(): void {
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
