import type { TransactionStatus } from "../../src/vendors/Transaction.ts";

export const VENDOR_NAMES = ["proof", "transak", "bleepay"] as const;

/** What the user does once the session is open. */
export type Plan = "pay" | "decline" | "decline-then-pay" | "cancel";

/** One intent of one user. */
export interface Purchase {
  number: number;
  vendor: (typeof VENDOR_NAMES)[number];
  userId: string;
  /**
   * Each request has one of these as its `Idempotency-Key`. A user of Bleepay has several: whatever
   * the key, there may be one open deposit per asset and amount.
   */
  keys: string[];
  amount: string;
  plan: Plan;
  /** Every session that a browser got, as text without what changes by the second. */
  sessions: Set<string>;
  /** The id in the endpoint's URLs. */
  id?: string | undefined;
  /**
   * An instance was killed while it opened a deposit, and nobody knows whether there is one: for half an
   * hour, there must not be another.
   */
  isBlocked?: boolean | undefined;
  /** What happened, in order: printed if a check fails. */
  story: string[];
}

/** One call of `onTransaction`. */
export interface Report {
  place: number;
  vendor: string;
  id: string;
  status: TransactionStatus;
  userId: string;
}

/** What a run counts. */
export interface ChaosCounts {
  requests: number;
  /** Responses 503: the store was unreachable, or another instance was at work. */
  unavailable: number;
  /** Other refusals, by status and code. */
  refusals: Record<string, number>;
  brokenRequests: number;
  webhooksSent: number;
  webhooksDelivered: number;
  webhooksLost: number;
  kills: number;
  cuts: number;
  storeRestarts: number;
  reports: number;
  refusedReports: number;
  repeatedReports: number;
}

export function createCounts(): ChaosCounts {
  return {
    requests: 0,
    unavailable: 0,
    refusals: {},
    brokenRequests: 0,
    webhooksSent: 0,
    webhooksDelivered: 0,
    webhooksLost: 0,
    kills: 0,
    cuts: 0,
    storeRestarts: 0,
    reports: 0,
    refusedReports: 0,
    repeatedReports: 0,
  };
}

/** Notes something in a purchase's story, with the seconds since the start of the run. */
export function note(purchase: Purchase, text: string): void {
  purchase.story.push(`${(performance.now() / 1000).toFixed(2)} s  ${text}`);
}
