import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { RampError } from "../../RampError.ts";
import {
  isFinal,
  isTerminal,
  progressOf,
  type Transaction,
  type TransactionReport,
} from "../../vendors/Transaction.ts";
import type { Vendor } from "../../vendors/Vendor.ts";

/** What looking at a transaction has brought so far. */
export interface PolledTransaction {
  transaction: Transaction | undefined;
  /** Who has read it. */
  vendor: Vendor | undefined;
  /** Since when it is `processing`, or has failed or was cancelled: milliseconds since 1970, by the browser's clock. */
  since: number | undefined;
  /** The endpoint tells of changes by itself, so nobody has to ask. */
  isPushed: boolean;
  /** Looks without an answer since the last one with. */
  failures: number;
  failure: RampError | undefined;
}

/** What is known of a transaction. It keeps its identity until something changes. */
export interface FollowedTransaction {
  transaction: Transaction | undefined;
  /** Set while the transaction cannot be seen. What was known of it stays known. */
  error: RampError | undefined;
  /** It has been `processing` for longer than it should. */
  isOverdue: boolean;
  /** The vendor that parsed it. */
  vendor: Vendor | undefined;
}

export const NOTHING_KNOWN: FollowedTransaction = {
  transaction: undefined,
  error: undefined,
  isOverdue: false,
  vendor: undefined,
};

/** What one look brought, or one event that the endpoint sent by itself. */
export type PollResult =
  | { report: TransactionReport; vendor?: Vendor | undefined; isPushed?: boolean }
  | { failure: RampError };

/** Vendors that say how often they want to be asked say every 5 to 10 seconds. */
const POLL_INTERVAL_MS = 5_000;
const MAX_POLL_INTERVAL_MS = 60_000;
/** A server may ask for patience, not for the purchase to be forgotten. */
const MAX_RETRY_AFTER_MS = 600_000;
/** How many times slower a page looks that is hidden or offline, and up to which pause, in milliseconds. */
const RESTING_FACTOR = 6;
const MAX_RESTING_PAUSE_MS = 300_000;
/** Failed looks in a row, about half a minute of them, before a person hears of it. */
const MAX_SILENT_FAILURES = 5;
/** Most purchases are through by then, in milliseconds. After it nobody should sit and wait. */
const OVERDUE_AFTER_MS = 10 * 60_000;

/** What is known after another look. @param at when it came in: milliseconds since 1970 */
export function reduceTransaction(
  known: PolledTransaction | undefined,
  look: PollResult,
  at: number = Date.now(),
): PolledTransaction {
  const before = known ?? nothing;
  if ("failure" in look) {
    const now = { ...before, failures: before.failures + 1, failure: look.failure };
    // What a person was told stays said until something is seen: a network that fails too heals nothing.
    const told = selectError(now) ? undefined : selectError(before);
    return told ? { ...now, failure: told } : now;
  }
  const transaction = mergeTransaction(before.transaction, look.report);
  const isPushed = look.isPushed ?? before.isPushed;
  const isNews = transaction !== before.transaction || isPushed !== before.isPushed;
  return isNews || before.failures > 0
    ? {
        transaction,
        vendor: look.vendor ?? before.vendor,
        since: getSince(transaction, before, at),
        isPushed,
        failures: 0,
        failure: undefined,
      }
    : before;
}

const nothing: PolledTransaction = {
  transaction: undefined,
  vendor: undefined,
  since: undefined,
  isPushed: false,
  failures: 0,
  failure: undefined,
};

/** From our own clock where we saw it begin, for the vendor's may go wrong; else by the vendor's word. */
function getSince(
  { status, updatedAt }: Transaction,
  known: PolledTransaction,
  at: number,
): number | undefined {
  if (status === "pending" || isFinal(status)) return undefined;
  if (status === known.transaction?.status) return known.since;
  const told = known.transaction ? Number.NaN : Date.parse(updatedAt ?? "");
  return Number.isNaN(told) ? at : Math.min(told, at);
}

/** Milliseconds until a purchase that is `processing` since then takes longer than it should. */
export function msUntilOverdue(since: number, now: number): number {
  return Math.max(0, since + OVERDUE_AFTER_MS - now);
}

/** The failure that a person should hear of: one that does not pass, or has not passed for a while. */
export function selectError({
  transaction,
  failures,
  failure,
}: PolledTransaction): RampError | undefined {
  if (!failure || (transaction && isTerminal(transaction.status))) return undefined;
  const isPatient = failures < MAX_SILENT_FAILURES && (failure.retryAfter || 0) < 30;
  return isTransient(failure) && isPatient ? undefined : failure;
}

/**
 * Milliseconds until the next look; `false` for never, which is for final transactions alone: a user
 * may sign in again, and a vendor may find what it did not have. Spread by the time of the last look,
 * which is as good as random and yet the same at every render: a new figure would start the wait again.
 *
 * @param isResting the page is hidden or offline, by a hint of the browser: a reason to look less often, never to stop
 */
export function getPollDelay(
  sighting: PolledTransaction | undefined,
  lookedAt: number,
  isResting = false,
): number | false {
  const { transaction, since, isPushed, failures, failure } = sighting ?? nothing;
  const hasEnded = transaction !== undefined && isTerminal(transaction.status);
  // An endpoint may take `failed` for the end, and tell of nothing after it.
  if (hasEnded ? isFinal(transaction.status) : isPushed) return false;
  const spread = (lookedAt % 1000) / 1000;
  const age = since === undefined ? 0 : lookedAt - since;
  const pace =
    (hasEnded
      ? pauseAfterEnd(age)
      : age < OVERDUE_AFTER_MS
        ? POLL_INTERVAL_MS
        : MAX_POLL_INTERVAL_MS / 2) *
    (1 + spread);
  const backOff = getBackoffDelay(
    failures,
    { firstMs: 1_000, maxMs: MAX_POLL_INTERVAL_MS },
    spread,
  );
  const pause = !failure ? pace : hasEnded ? Math.max(pace, backOff) : backOff;
  const rested = Math.max(pause, Math.min(MAX_RESTING_PAUSE_MS, pause * RESTING_FACTOR));
  const asked = (failure?.retryAfter || 0) * 1000;
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(asked, isResting ? rested : pause));
}

/** What failed or was cancelled may complete late: half a minute at first, two and a half in the end. */
function pauseAfterEnd(age: number): number {
  return Math.min(150_000, Math.max(MAX_POLL_INTERVAL_MS / 2, age / 10));
}

/** A vendor may answer 404 for a moment after it issued the session. */
function isTransient({ code }: RampError): boolean {
  return code === "transaction-unreachable" || code === "transaction-not-found";
}

/**
 * What is known of a transaction after another report came in. A status never goes back, of `failed`
 * and `cancelled` the first stays, and only `completed` follows them, however late, often or out of
 * order reports arrive. The same object comes back where nothing is new.
 */
export function mergeTransaction(
  known: Transaction | undefined,
  report: TransactionReport,
): Transaction {
  const status = report.status ?? known?.status ?? "pending";
  if (!known) return { ...report, status };
  const steps = (progressOf(status) ?? 0) - (progressOf(known.status) ?? 0);
  if (isFinal(known.status) || steps < 0 || (steps === 0 && status !== known.status)) return known;
  const next = { ...report, status };
  const names = Object.keys(next) as (keyof Transaction)[];
  return names.every((name) => next[name] === known[name]) ? known : next;
}
