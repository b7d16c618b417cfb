import type { RampUser, VendorAnswer, VendorServer } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";

/** Requests a transaction from its vendor, and logs how long that took. */
export type RequestTransaction = (
  vendor: VendorServer,
  id: string,
  user: RampUser,
  reference: string | undefined,
) => Promise<VendorAnswer>;

/** Every request for a transaction goes through here, so that a vendor's latency is seen. */
export function createTransactionRequest(log: Log): RequestTransaction {
  return async (vendor, id, user, reference) => {
    const askedAt = Date.now();
    let answer: VendorAnswer | undefined;
    try {
      answer = await vendor.getTransaction(id, user, reference);
      return answer;
    } finally {
      log("transaction.requested", {
        traceparent: user.traceparent,
        vendor: vendor.name,
        transactionId: vendor.getRecordId?.(id) ?? id,
        httpStatus: answer?.status,
        requestId: answer?.requestId,
        durationMs: Date.now() - askedAt,
      });
    }
  };
}
