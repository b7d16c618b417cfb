import { type RefObject, useEffect, useRef } from "react";
import { logError } from "../logError.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type TransactionStatus } from "../vendors/Transaction.ts";
import { callHandler } from "../core/callHandler.ts";
import type { RampHandlers, RampPhase } from "../core/types.ts";
import type { PurchaseAttempt } from "../core/purchaseReducer.ts";

/** What a host may be told of a purchase. */
export interface Facts {
  attempt: PurchaseAttempt | undefined;
  phase: RampPhase;
  isReady: boolean;
  transaction: Transaction | undefined;
  error: RampError | undefined;
}

const nothing: Facts = {
  attempt: undefined,
  phase: "idle",
  isReady: false,
  transaction: undefined,
  error: undefined,
};

/**
 * Tells the host each fact once. What was told is kept across the double effects of StrictMode.
 *
 * @param isReporter whether this widget reports a transaction: of several that show it, one does
 */
export function useReports(
  handlers: RefObject<RampHandlers>,
  facts: Facts,
  isReporter: (transaction: Transaction) => boolean,
): void {
  const { attempt, phase, isReady, transaction, error } = facts;
  const told = useRef(nothing);
  /** By transaction: an endpoint that gives one transaction to two purchases still completes it once. */
  const statuses = useRef(new Map<string, TransactionStatus>());
  useEffect(
    function tellWhatIsNew() {
      const before =
        told.current.attempt === attempt ? told.current : { ...nothing, phase: told.current.phase };
      // Set first: a handler may cause the next fact before this function is through.
      told.current = { attempt, phase, isReady, transaction, error };
      const to = handlers.current;

      if (phase !== before.phase) callHandler(to.onEvent, { type: "phase", phase });
      if (isReady && !before.isReady) {
        callHandler(to.onEvent, { type: "ready" });
        callHandler(to.onReady);
      }
      const { id = "", status = "pending" } = transaction ?? {};
      const hasToldEnd = isTerminal(status) && statuses.current.get(id) === status;
      if (
        transaction &&
        transaction !== before.transaction &&
        // An end is asked for once on a page: what is new of it after that comes from the widget that has told it.
        (hasToldEnd || isReporter(transaction))
      ) {
        callHandler(to.onEvent, { type: "transaction", transaction });
        if (statuses.current.get(transaction.id) !== transaction.status) {
          statuses.current.set(transaction.id, transaction.status);
          tellStatus(to, transaction);
        }
      }
      if (error && !isSame(error, before.error)) {
        logError(error);
        callHandler(to.onEvent, { type: "error", error });
        callHandler(to.onError, error);
      }
    },
    [handlers, attempt, phase, isReady, transaction, error, isReporter],
  );
}

/** Every failed look makes a new error; while the transaction stays out of sight, it is one fact. */
function isSame(error: RampError, before: RampError | undefined): boolean {
  return error === before || (error.stage === "transaction" && error.code === before?.code);
}

function tellStatus(to: RampHandlers, transaction: Transaction) {
  callHandler(to.onStatusChange, transaction);
  switch (transaction.status) {
    case "completed":
      return callHandler(to.onComplete, transaction);
    case "failed":
      return callHandler(to.onFail, transaction);
    case "cancelled":
      return callHandler(to.onCancel, transaction);
    case "pending":
    case "processing":
  }
}
