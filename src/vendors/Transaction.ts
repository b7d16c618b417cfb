import type { Mode } from "../order.ts";

/**
 * How far a transaction is. It never goes back. `failed` and `cancelled` end it for the user, and may still
 * become `completed`, e.g. after another try on the vendor's page. Only `completed` never changes.
 */
export type TransactionStatus = "pending" | "processing" | "completed" | "failed" | "cancelled";

/** Whether nothing can change any more. */
export function isFinal(status: string): status is "completed" {
  return status === "completed";
}

/** Whether it has ended for the user. One that failed or was cancelled may complete all the same. */
export function isTerminal(status: string): status is "completed" | "failed" | "cancelled" {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** How far along a status is, for it never goes back; nothing for a word that is new to this library. */
export function progressOf(status: unknown): number | undefined {
  const steps: Record<string, number> = {
    pending: 0,
    processing: 1,
    failed: 2,
    cancelled: 2,
    completed: 3,
  };
  return typeof status === "string" && Object.hasOwn(steps, status) ? steps[status] : undefined;
}

/** The vendor's record of a purchase, as the partner's endpoint reported it: a fact. */
export interface Transaction {
  /** What your endpoint is asked with. */
  id: string;
  /** What the vendor and its support call it, where that is not `id`. */
  reference?: string | undefined;
  /** Name of the vendor that holds it. */
  vendor: string;
  /** Whether crypto is bought or sold. */
  mode: Mode;
  /** How far it is, in one of five words for all vendors. */
  status: TransactionStatus;
  /** The status as the vendor spells it. Differs from `status` where the vendor has words of its own. */
  vendorStatus: string;
  /** The crypto asset, in the vendor's word, e.g. `USDT`. */
  currency?: string | undefined;
  /** The blockchain network, in the vendor's word, e.g. `TRC20`. */
  network?: string | undefined;
  /** Amount of crypto, a decimal string. Some vendors know it from `processing` on. */
  amount?: string | undefined;
  /** The money on the other side, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /** Amount of money, a decimal string. */
  fiatAmount?: string | undefined;
  /** The transaction of the blockchain, once there is one and the vendor tells. */
  txHash?: string | undefined;
  /** ISO 8601, UTC. */
  createdAt?: string | undefined;
  /** ISO 8601, UTC. */
  updatedAt?: string | undefined;
}

/** A transaction as one answer tells it. A status word that is new to us is no status yet. */
export interface TransactionReport extends Omit<Transaction, "status"> {
  /** How far it is; `undefined` for a word that the vendor's definition does not know. */
  status: TransactionStatus | undefined;
}
