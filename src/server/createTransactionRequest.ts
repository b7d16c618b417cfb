import type { RampUser, VendorAnswer, VendorServer } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import { isAboutAnother } from "./isAboutAnother.ts";
import { errorAnswer, isSuccess } from "./responses.ts";

const ABOUT_ANOTHER = errorAnswer(
  502,
  "upstream_error",
  "upstream_invalid_response",
  "The provider answered about another transaction than the requested one, so its answer is ignored.",
);

/** Requests a transaction from its vendor, and logs how long that took. */
export type RequestTransaction = (
  vendor: VendorServer,
  id: string,
  user: RampUser,
  reference: string | undefined,
) => Promise<VendorAnswer>;

/**
 * Every request for a transaction goes through here, so that a vendor's latency is seen. An answer about another
 * transaction than the requested one counts as unreadable: it would be recorded and booked under each id that it was
 * requested by, such as the same id in capital letters.
 */
export function createTransactionRequest(log: Log): RequestTransaction {
  return async (vendor, id, user, reference) => {
    const askedAt = Date.now();
    let answer: VendorAnswer | undefined;
    try {
      answer = await vendor.getTransaction(id, user, reference);
      return isSuccess(answer) && isAboutAnother(vendor, id, answer.body) ? ABOUT_ANOTHER : answer;
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
