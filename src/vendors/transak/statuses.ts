import type { TransactionStatus } from "../Transaction.ts";

type Statuses = Readonly<Record<string, TransactionStatus>>;

/**
 * Transak's order tracking page maps each of these to an event named like this library's status.
 */
export const documentedTransakStatuses: Statuses = {
  // ORDER_PROCESSING
  PROCESSING: "processing",
  PENDING_DELIVERY_FROM_TRANSAK: "processing",
  // Listed in the tables of sales.
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: "processing",
  // ORDER_COMPLETED
  COMPLETED: "completed",
  // ORDER_FAILED
  FAILED: "failed",
  EXPIRED: "failed",
};

/** The event of each of these has another name, or says less than the status. */
export const inferredTransakStatuses: Statuses = {
  // ORDER_CREATED: placed but not paid; only the user has to act.
  AWAITING_PAYMENT_FROM_USER: "pending",
  // ORDER_PAYMENT_VERIFYING: the user claims to have paid, and Transak checks it.
  PAYMENT_DONE_MARKED_BY_USER: "processing",
  // ORDER_FAILED, as for a declined card. But the status says that the user cancelled.
  CANCELLED: "cancelled",
  // ORDER_REFUNDED: the money was returned, so nothing was or will be delivered.
  REFUNDED: "failed",
};

const all: Statuses = { ...documentedTransakStatuses, ...inferredTransakStatuses };

/** Every status that this library knows of Transak. */
export const knownTransakStatuses: readonly string[] = Object.keys(all);

/** The status for Transak's word; nothing for an unknown one. */
export function transakStatus(word: string): TransactionStatus | undefined {
  return Object.hasOwn(all, word) ? all[word] : undefined;
}
