import type { RampError } from "../RampError.ts";
import {
  isTerminal,
  type Transaction,
  type TransactionReport,
  type TransactionStatus,
} from "../vendors/Vendor.ts";

/** What looking at a transaction has brought so far. */
export interface Sighting {
  transaction: Transaction | undefined;
  /** Looks without an answer since the last one with. */
  failures: number;
  failure: RampError | undefined;
}

/** What one look brought. */
export type Look = { report: TransactionReport } | { failure: RampError };

/** Proof asks for a look every 5 to 10 seconds (docs.proof.community, transaction status). */
const PACE = 5_000;
const SLOWEST = 60_000;
/** A server may ask for patience, not for the purchase to be forgotten. */
const LONGEST = 600_000;
/** Failed looks in a row, about half a minute of them, before a person hears of it. */
const PATIENCE = 5;

export function see(known: Sighting | undefined, look: Look): Sighting {
  if ("failure" in look)
    return {
      transaction: known?.transaction,
      failures: (known?.failures ?? 0) + 1,
      failure: look.failure,
    };
  const transaction = advance(known?.transaction, look.report);
  return known?.failures === 0 && known.transaction === transaction
    ? known
    : { transaction, failures: 0, failure: undefined };
}

/** The failure that a person should hear of: one that does not pass, or has not passed for a while. */
export function visibleFailure({
  transaction,
  failures,
  failure,
}: Sighting): RampError | undefined {
  if (!failure || (transaction && isTerminal(transaction.status))) return undefined;
  const isPatient = failures < PATIENCE && (failure.retryAfter ?? 0) < 30;
  return mayPass(failure) && isPatient ? undefined : failure;
}

/**
 * Milliseconds until the next look; `false` for never, which is for final transactions alone: a user
 * may sign in again, and a vendor may find what it did not have. Spread by the time of the last look,
 * which is as good as random and yet the same at every render: a new figure would start the wait again.
 */
export function nextLook(sighting: Sighting | undefined, lookedAt: number): number | false {
  if (sighting?.transaction && isTerminal(sighting.transaction.status)) return false;
  const spread = (lookedAt % 1000) / 1000;
  if (!sighting?.failure) return PACE * (1 + spread);
  const backOff = Math.min(SLOWEST, 1000 * 2 ** sighting.failures) * (0.5 + spread / 2);
  return Math.min(LONGEST, Math.max((sighting.failure.retryAfter ?? 0) * 1000, backOff));
}

/** Proof may answer 404 for a moment after it issued the session. */
function mayPass({ code }: RampError): boolean {
  return code === "transaction-unreachable" || code === "transaction-not-found";
}

/**
 * What is known of a transaction after another report came in. A status never goes back, and a
 * terminal one never changes, however late, often or out of order reports arrive. The same object
 * comes back where nothing is new.
 */
export function advance(known: Transaction | undefined, report: TransactionReport): Transaction {
  const status = report.status ?? known?.status ?? "pending";
  if (!known) return { ...report, status };
  if (isTerminal(known.status) || rank(status) < rank(known.status)) return known;
  const next = { ...report, status };
  const names = Object.keys(next) as (keyof Transaction)[];
  return names.every((name) => next[name] === known[name]) ? known : next;
}

function rank(status: TransactionStatus): number {
  return status === "pending" ? 0 : status === "processing" ? 1 : 2;
}
