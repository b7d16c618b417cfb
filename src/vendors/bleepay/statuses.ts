import type { TransactionStatus } from "../Transaction.ts";

type Statuses = Readonly<Record<string, TransactionStatus>>;

/** Statuses whose meaning Bleepay documents (bleepay.mintlify.app, widgets and webhooks). */
export const documentedBleepayStatuses: Statuses = {
  /** The session waits for funds. */
  CREATED: "pending",
  /** The chain shows a transaction that lacks confirmations. */
  PENDING: "processing",
  /** The transaction has enough confirmations. */
  CONFIRMED: "completed",
  /** No funds arrived within 30 minutes, or the deposit was cancelled. */
  EXPIRED: "failed",
};

/** Statuses that Bleepay names without documenting whether they are final. */
export const inferredBleepayStatuses: Statuses = {
  /** The rest may still arrive, so only a later status of the server ends it. */
  UNDERPAID: "processing",
  /** The full amount arrived, and more. */
  OVERPAID: "completed",
  /** Known from the webhook `deposit.failed` only. */
  FAILED: "failed",
  /** This library's status for `EXPIRED` after the user cancelled: Bleepay has none. */
  CANCELLED: "cancelled",
};

const all: Statuses = { ...documentedBleepayStatuses, ...inferredBleepayStatuses };

/** The status for Bleepay's word; nothing for an unknown one. */
export function bleepayStatus(
  paymentStatus: unknown,
  cancelled?: unknown,
): TransactionStatus | undefined {
  // Crypto may arrive during a cancellation. A payment that arrived outweighs the user's request.
  const word = cancelled === true && paymentStatus === "EXPIRED" ? "CANCELLED" : paymentStatus;
  return typeof word === "string" && Object.hasOwn(all, word) ? all[word] : undefined;
}
