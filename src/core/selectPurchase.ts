import type { RampError } from "../RampError.ts";
import { isFinal, isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { getPhase, type PurchaseState } from "./purchaseReducer.ts";
import type { RampPhase } from "./types.ts";

/** What follows from a purchase's state. */
export interface SelectedPurchase {
  phase: RampPhase;
  /** What went wrong, while it matters. */
  error: RampError | undefined;
  transaction: Transaction | undefined;
  /** It ended for the user. */
  hasEnded: boolean;
  /** It can no longer be paid. */
  isOver: boolean;
}

export function selectPurchase(state: PurchaseState): SelectedPurchase {
  const { session, script, failure, followed } = state;
  const { transaction } = followed;
  const hasEnded = transaction !== undefined && isTerminal(transaction.status);
  // The vendor's page may offer another try. What is drawn in its place does not.
  const isOver = hasEnded && (isFinal(transaction.status) || session?.View !== undefined);
  // Once money moves, a deposit that failed or a frame that was lost is no longer what matters.
  const setback = transaction?.status === "processing" ? undefined : failure;
  const error = hasEnded ? undefined : (setback ?? script.error ?? followed.error);
  const phase = getPhase(state, { hasSession: session !== undefined, transaction, error });
  return { phase, error, transaction, hasEnded, isOver };
}
