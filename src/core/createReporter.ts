import { logError } from "../logError.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type TransactionStatus } from "../vendors/Transaction.ts";
import { callHandler } from "./callHandler.ts";
import type { PurchaseState } from "./purchaseReducer.ts";
import type { SelectedPurchase } from "./selectPurchase.ts";
import type { RampHandlers } from "./publicTypes.ts";

/** The state that the host is notified of. */
export type ReportedState = Pick<PurchaseState, "attempt" | "session" | "frame"> &
  Pick<SelectedPurchase, "phase" | "transaction" | "error">;

const NOTHING_REPORTED: ReportedState = {
  attempt: undefined,
  session: undefined,
  phase: "idle",
  frame: "idle",
  transaction: undefined,
  error: undefined,
};

/**
 * Reports each fact to the host once.
 *
 * @param isReporter whether this purchase reports the transaction: if several purchases show it, one reports
 */
export function createReporter(
  getHandlers: () => RampHandlers,
  isReporter: (transaction: Transaction) => boolean,
): (state: ReportedState) => void {
  let reported = NOTHING_REPORTED;
  /** By transaction: if an endpoint gives two purchases the same transaction, it still completes once. */
  const statuses = new Map<string, TransactionStatus>();

  return function report(state) {
    const { attempt, session, phase, frame, transaction, error } = state;
    const before =
      reported.attempt === attempt ? reported : { ...NOTHING_REPORTED, phase: reported.phase };
    // Set first, because a handler may cause the next report synchronously.
    reported = state;
    const handlers = getHandlers();

    if (session && session !== before.session) {
      const { vendor, skipped } = session;
      callHandler(handlers.onEvent, { type: "session", vendor: vendor.name, skipped });
    }
    if (phase !== before.phase) callHandler(handlers.onEvent, { type: "phase", phase });
    if (frame === "ready" && before.frame !== "ready") {
      callHandler(handlers.onEvent, { type: "ready" });
      callHandler(handlers.onReady);
    }
    if (transaction && transaction !== before.transaction) {
      const { id, status } = transaction;
      // Each end is reported once per page; later changes to it are reported by the same widget.
      const hasReportedEnd = isTerminal(status) && statuses.get(id) === status;
      if (hasReportedEnd || isReporter(transaction)) {
        callHandler(handlers.onEvent, { type: "transaction", transaction });
        if (statuses.get(id) !== status) {
          statuses.set(id, status);
          reportStatus(handlers, transaction);
        }
      }
    }
    if (error && !isSame(error, before.error)) {
      logError(error);
      callHandler(handlers.onEvent, { type: "error", error });
      callHandler(handlers.onError, error);
    }
  };
}

/** Every failed poll creates a new error; until a poll succeeds, they count as one. */
function isSame(error: RampError, before: RampError | undefined): boolean {
  return error === before || (error.stage === "transaction" && error.code === before?.code);
}

function reportStatus(handlers: RampHandlers, transaction: Transaction) {
  callHandler(handlers.onStatusChange, transaction);
  switch (transaction.status) {
    case "completed":
      return callHandler(handlers.onComplete, transaction);
    case "failed":
      return callHandler(handlers.onFail, transaction);
    case "cancelled":
      return callHandler(handlers.onCancel, transaction);
    case "pending":
    case "processing":
  }
}
