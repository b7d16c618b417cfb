import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { RampError } from "../../RampError.ts";
import {
  isFinal,
  isTerminal,
  getProgress,
  type Transaction,
  type TransactionReport,
} from "../../vendors/Transaction.ts";
import type { Vendor } from "../../vendors/Vendor.ts";

/** The accumulated result of a transaction's polls and events. */
export interface TransactionRecord {
  transaction: Transaction | undefined;
  /** The vendor that parsed it. */
  vendor: Vendor | undefined;
  /** The vendor's last word is one that this library knows. */
  isStatusKnown: boolean;
  /** When it became `processing`, failed or was cancelled, in milliseconds since 1970 by the browser's clock. */
  since: number | undefined;
  /** The endpoint pushes changes, so polling pauses. */
  isPushed: boolean;
  /** Failed polls since the last successful one. */
  failures: number;
  failure: RampError | undefined;
}

/** The result of one poll, or one pushed event. */
export type PollResult =
  | { report: TransactionReport; vendor?: Vendor | undefined; isPushed?: boolean }
  | { failure: RampError };

/** Vendors that document a poll interval ask for 5 to 10 seconds. */
const POLL_INTERVAL_MS = 5_000;
const MAX_POLL_INTERVAL_MS = 60_000;
/** A server may ask to wait, but not for so long that the purchase is lost. */
const MAX_RETRY_AFTER_MS = 600_000;
/** How many times slower a hidden or offline page polls, and its longest interval in milliseconds. */
const RESTING_FACTOR = 6;
const MAX_RESTING_PAUSE_MS = 300_000;
/** Failed polls in a row, about half a minute, before the user sees an error. */
const MAX_SILENT_FAILURES = 5;
/** Most purchases finish by then, in milliseconds. After it, the user needn't wait on the page. */
const OVERDUE_AFTER_MS = 10 * 60_000;

/** Merges a poll result. @param at when it arrived, in milliseconds since 1970 */
export function reduceTransaction(
  known: TransactionRecord | undefined,
  result: PollResult,
  at: number = Date.now(),
): TransactionRecord {
  const before = known ?? nothing;
  if ("failure" in result) {
    const now = { ...before, failures: before.failures + 1, failure: result.failure };
    // Keep showing the first error until a poll succeeds.
    const shown = selectError(now) ? undefined : selectError(before);
    return shown ? { ...now, failure: shown } : now;
  }
  const transaction = mergeTransaction(before.transaction, result.report);
  const isPushed = result.isPushed ?? before.isPushed;
  const isStatusKnown = result.report.status !== undefined;
  const isNews =
    transaction !== before.transaction ||
    isPushed !== before.isPushed ||
    isStatusKnown !== before.isStatusKnown;
  return isNews || before.failures > 0
    ? {
        transaction,
        vendor: result.vendor ?? before.vendor,
        isStatusKnown,
        since: getSince(transaction, before, at),
        isPushed,
        failures: 0,
        failure: undefined,
      }
    : before;
}

const nothing: TransactionRecord = {
  transaction: undefined,
  vendor: undefined,
  isStatusKnown: true,
  since: undefined,
  isPushed: false,
  failures: 0,
  failure: undefined,
};

/**
 * Uses the browser's clock if this page saw the change, because the vendor's clock may be wrong; else the vendor's
 * time.
 */
function getSince(
  { status, updatedAt }: Transaction,
  known: TransactionRecord,
  at: number,
): number | undefined {
  if (status === "pending" || isFinal(status)) return undefined;
  if (status === known.transaction?.status) return known.since;
  const reportedAt = known.transaction ? Number.NaN : Date.parse(updatedAt ?? "");
  return Number.isNaN(reportedAt) ? at : Math.min(reportedAt, at);
}

/** Milliseconds until a purchase that has been `processing` since then is overdue. */
export function msUntilOverdue(since: number, now: number): number {
  return Math.max(0, since + OVERDUE_AFTER_MS - now);
}

/** The error to show: a permanent one, or one that has lasted for a while. */
export function selectError({
  transaction,
  failures,
  failure,
}: TransactionRecord): RampError | undefined {
  if (!failure || (transaction && isTerminal(transaction.status))) return undefined;
  const isPatient = failures < MAX_SILENT_FAILURES && (failure.retryAfter || 0) < 30;
  return isTransient(failure) && isPatient ? undefined : failure;
}

/**
 * Milliseconds until the next poll. `false` (never) only for final transactions: after any error, the user may sign in
 * again, or the vendor may find the transaction. The jitter comes from the time of the last poll, which is as good as
 * random but the same on every render: a new value would restart the timer.
 *
 * @param isResting the browser reports the page as hidden or offline: a hint to poll less often, never to stop
 */
export function getPollDelay(
  polled: TransactionRecord | undefined,
  lookedAt: number,
  isResting = false,
): number | false {
  const { transaction, since, isPushed, failures, failure } = polled ?? nothing;
  const hasEnded = transaction !== undefined && isTerminal(transaction.status);
  // The endpoint may treat `failed` as final and push nothing after it.
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
  const retryAfterMs = (failure?.retryAfter || 0) * 1000;
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(retryAfterMs, isResting ? rested : pause));
}

/**
 * A failed or cancelled transaction may complete late: polled after half a minute at first, two and a half in the end.
 */
function pauseAfterEnd(age: number): number {
  return Math.min(150_000, Math.max(MAX_POLL_INTERVAL_MS / 2, age / 10));
}

/** A vendor may answer 404 briefly after it issued the session. */
function isTransient({ code }: RampError): boolean {
  return code === "transaction-unreachable" || code === "transaction-not-found";
}

/**
 * Merges a report into the known transaction. A status never goes back; of `failed` and `cancelled`, the first stays,
 * and only `completed` follows them, even if reports arrive late, repeated or out of order. Returns the same object if
 * nothing changed.
 */
export function mergeTransaction(
  known: Transaction | undefined,
  report: TransactionReport,
): Transaction {
  const status = report.status ?? known?.status ?? "pending";
  if (!known) return { ...report, status };
  const steps = (getProgress(status) ?? 0) - (getProgress(known.status) ?? 0);
  if (isFinal(known.status) || steps < 0 || (steps === 0 && status !== known.status)) return known;
  const next = { ...report, status };
  const names = Object.keys(next) as (keyof Transaction)[];
  return names.every((name) => next[name] === known[name]) ? known : next;
}
