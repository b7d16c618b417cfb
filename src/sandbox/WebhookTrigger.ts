/** Which webhooks to send, and how. */
export interface WebhookTrigger {
  /** The transaction's id. @default the transaction that was begun last */
  transactionId?: string | undefined;
  /** Sends each webhook twice. @default false */
  twice?: boolean | undefined;
  /** Milliseconds of real time before the webhooks are sent. The status itself changes at once. @default 0 */
  lateMs?: number | undefined;
  /** Sends the newest status first, and older ones after it. @default false */
  outOfOrder?: boolean | undefined;
}

/** Webhooks that were sent, or that will be. */
export interface TriggeredWebhooks {
  /** The transaction's id. */
  transactionId: string;
  /** What they say, in the order in which they are sent. Null for a status that this library doesn't know. */
  statuses: (string | null)[];
  /** HTTP statuses of the partner's server, null for no answer. Empty if the webhooks are late. */
  answers: (number | null)[];
}
