import type { Mode } from "../order.ts";

/**
 * Progress of a transaction. It never goes back. `failed` and `cancelled` end it for the user, but
 * may still become `completed`, e.g. after another attempt on the vendor's page. Only `completed`
 * is final.
 */
export type TransactionStatus = "pending" | "processing" | "completed" | "failed" | "cancelled";

/** Whether the status can't change any more. */
export function isFinal(status: string): status is "completed" {
  return status === "completed";
}

/**
 * Whether the transaction has ended for the user. After `failed` or `cancelled` it may still
 * complete.
 */
export function isTerminal(status: string): status is "completed" | "failed" | "cancelled" {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/**
 * Ranks a status, because a transaction never goes back; nothing for a status that this library
 * doesn't know.
 */
export function getProgress(status: unknown): number | undefined {
  const steps: Record<string, number> = {
    pending: 0,
    processing: 1,
    failed: 2,
    cancelled: 2,
    completed: 3,
  };
  return typeof status === "string" && Object.hasOwn(steps, status) ? steps[status] : undefined;
}

/** Whether a status is further than the one before it. Anything is further than an unknown one. */
export function isAhead(
  status: TransactionStatus | undefined,
  before: TransactionStatus | undefined,
): boolean {
  return (getProgress(status) ?? -1) > (getProgress(before) ?? -1);
}

/** The vendor's record of a purchase, as the partner's endpoint returned it: a fact. */
export interface Transaction {
  /** The id that your endpoint uses. */
  id: string;
  /** The vendor's own id, for its support, if it differs from `id`. */
  reference?: string | undefined;
  /** Name of the vendor. */
  vendor: string;
  /** Whether the user buys or sells crypto. */
  mode: Mode;
  /** Progress, in the same five statuses for all vendors. */
  status: TransactionStatus;
  /** The vendor's own status. Differs from `status` if the vendor uses other words. */
  vendorStatus: string;
  /** The crypto asset, as the vendor spells it, e.g. `USDT`. */
  currency?: string | undefined;
  /** The blockchain network, as the vendor spells it, e.g. `TRC20`. */
  network?: string | undefined;
  /** Amount of crypto, a decimal string. Some vendors only know it from `processing` on. */
  amount?: string | undefined;
  /**
   * In a `buy`, the user pays with crypto, such as a deposit that you credit: `amount` is what they paid, not what they
   * receive.
   * @default false
   */
  paidInCrypto?: boolean | undefined;
  /** The fiat currency, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /** Amount of fiat money, a decimal string. */
  fiatAmount?: string | undefined;
  /** Hash of the blockchain transaction, if there is one and the vendor returns it. */
  txHash?: string | undefined;
  /** ISO 8601, UTC. */
  createdAt?: string | undefined;
  /** ISO 8601, UTC. */
  updatedAt?: string | undefined;
}

/** A transaction from one response. It has no `status` if the vendor's word is unknown. */
export interface TransactionReport extends Omit<Transaction, "status"> {
  /** Progress; `undefined` if the vendor's definition doesn't know the word. */
  status: TransactionStatus | undefined;
}
