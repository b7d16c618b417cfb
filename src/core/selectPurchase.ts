import type { RampError } from "../RampError.ts";
import { isFinal, isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { getPhase, type PurchaseState } from "./purchaseReducer.ts";
import type { RampPhase } from "./publicTypes.ts";

/** State derived from a purchase. */
export interface SelectedPurchase {
  phase: RampPhase;
  /** The current error, while it is relevant. */
  error: RampError | undefined;
  transaction: Transaction | undefined;
  /** The purchase has ended for the user. */
  hasEnded: boolean;
  /** It can't be paid any more. */
  isOver: boolean;
}

export function selectPurchase(state: PurchaseState): SelectedPurchase {
  const { session, script, failure, followed } = state;
  const { transaction } = followed;
  const hasEnded = transaction !== undefined && isTerminal(transaction.status);
  // The vendor's page may offer another attempt. A view rendered in its place doesn't.
  const isOver = hasEnded && (isFinal(transaction.status) || session?.View !== undefined);
  // Once money moves, a failed deposit or a lost frame isn't relevant any more.
  const setback = transaction?.status === "processing" ? undefined : failure;
  const error = hasEnded ? undefined : (setback ?? script.error ?? followed.error);
  const phase = getPhase(state, { hasSession: session !== undefined, transaction, error });
  return { phase, error, transaction, hasEnded, isOver };
}
