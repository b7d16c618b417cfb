import type { TransactionStatus } from "../Transaction.ts";

type Statuses = Readonly<Record<string, TransactionStatus>>;

/** Words whose meaning Bleepay tells (bleepay.mintlify.app, widgets and webhooks). */
export const documentedBleepayStatuses: Statuses = {
  /** The session waits for funds. */
  CREATED: "pending",
  /** The chain shows a transaction that lacks confirmations. */
  PENDING: "processing",
  /** Enough confirmations. */
  CONFIRMED: "completed",
  /** No funds came in 30 minutes, or somebody called it off. */
  EXPIRED: "failed",
};

/** Words that Bleepay names, and does not say whether they are the end. */
export const inferredBleepayStatuses: Statuses = {
  /** The rest may still come, so only what the server says next ends it. */
  UNDERPAID: "processing",
  /** All that was asked for is there, and more. */
  OVERPAID: "completed",
  /** Known from the webhook `deposit.failed` alone. */
  FAILED: "failed",
  /** What this library makes of `EXPIRED` after the user called it off: Bleepay has no word for that. */
  CANCELLED: "cancelled",
};

const all: Statuses = { ...documentedBleepayStatuses, ...inferredBleepayStatuses };

/** What this library calls a status of Bleepay; nothing for a word that is new to it. */
export function bleepayStatus(
  paymentStatus: unknown,
  cancelled?: unknown,
): TransactionStatus | undefined {
  // Crypto may arrive while somebody calls it off. What arrived counts more than what was wanted.
  const word = cancelled === true && paymentStatus === "EXPIRED" ? "CANCELLED" : paymentStatus;
  return typeof word === "string" && Object.hasOwn(all, word) ? all[word] : undefined;
}
