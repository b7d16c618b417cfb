import type { TransactionStatus } from "../Transaction.ts";

type Statuses = Readonly<Record<string, TransactionStatus>>;

/** Transak's order tracking page gives each of these an event whose name is our word for it. */
export const documentedTransakStatuses: Statuses = {
  // ORDER_PROCESSING
  PROCESSING: "processing",
  PENDING_DELIVERY_FROM_TRANSAK: "processing",
  // In the tables of sales.
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: "processing",
  // ORDER_COMPLETED
  COMPLETED: "completed",
  // ORDER_FAILED
  FAILED: "failed",
  EXPIRED: "failed",
};

/** The event of these has another word, or says less than the status does. */
export const inferredTransakStatuses: Statuses = {
  // ORDER_CREATED: placed and not paid, which nobody has to act on but the user.
  AWAITING_PAYMENT_FROM_USER: "pending",
  // ORDER_PAYMENT_VERIFYING: the user says that it is paid, and Transak looks whether it is.
  PAYMENT_DONE_MARKED_BY_USER: "processing",
  // ORDER_FAILED, as for a refused card. But the status says that the user wanted it so.
  CANCELLED: "cancelled",
  // ORDER_REFUNDED: the money went back, so nothing was delivered and nothing will be.
  REFUNDED: "failed",
};

const all: Statuses = { ...documentedTransakStatuses, ...inferredTransakStatuses };

/** Our word for Transak's, or nothing for one that is new to this library. */
export function transakStatus(word: string): TransactionStatus | undefined {
  return Object.hasOwn(all, word) ? all[word] : undefined;
}
