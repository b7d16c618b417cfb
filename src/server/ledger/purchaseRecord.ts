import type { Order } from "../../order.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";
import { getProgress, isAhead, isFinal, isTerminal } from "../../vendors/Transaction.ts";
import type { PurchaseRecord } from "../store/RampStore.ts";
import type { VendorReport } from "./readReport.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How soon `reconcile()` reports a status again that `onTransaction` was not told. */
const UNREPORTED_DELAY_MS = 2 * MINUTE_MS;
const MIN_CHECK_INTERVAL_MS = 2 * MINUTE_MS;
/** How soon `reconcile()` asks a vendor again that gave no usable answer. */
const FAILED_CHECK_INTERVAL_MS = 10 * MINUTE_MS;
const MAX_CHECK_INTERVAL_MS = DAY_MS;
/**
 * For these first hours a purchase is checked as often as any other even if its vendor knows no order
 * for it yet. Afterwards an order is unlikely to follow: the user closed the page.
 */
const UNORDERED_GRACE_MS = 6 * 60 * MINUTE_MS;
const MAX_UNORDERED_INTERVAL_MS = 3 * DAY_MS;
/**
 * Bank transfers and late payments take days. After a month a purchase that is not under way is
 * settled.
 */
const MAX_OPEN_MS = 30 * DAY_MS;

/** Fields that a vendor's report updates. */
const REPORTED_FIELDS = [
  "vendorStatus",
  "currency",
  "network",
  "amount",
  "fiatCurrency",
  "fiatAmount",
  "txHash",
  "reference",
] as const;

/** Fields that a session has and a webhook may lack. */
const SESSION_FIELDS = [
  "endpointId",
  "keyHash",
  "currency",
  "network",
  "amount",
  "fiatCurrency",
  "fiatAmount",
] as const;

/** What identifies a purchase, and whose it is. */
export interface PurchaseIdentity {
  vendor: string;
  id: string;
  endpointId: string | undefined;
  userId: string;
}

/** The first record of a purchase whose session was opened. */
export function createRecord(
  identity: PurchaseIdentity,
  order: Pick<Order, "mode" | "currency" | "network" | "amount" | "fiatCurrency" | "fiatAmount">,
  keyHash: string | undefined,
  now: number,
): PurchaseRecord {
  const { mode, currency, network, amount, fiatCurrency, fiatAmount } = order;
  const status = "pending";
  return {
    mode,
    status,
    currency,
    network,
    amount,
    fiatCurrency,
    fiatAmount,
    keyHash,
    createdAt: now,
    updatedAt: now,
    version: 1,
    dueAt: getDueAt({ status, createdAt: now, updatedAt: now }, false, now),
    ...identity,
  };
}

/** Adds what only the session says to a record that a webhook began; otherwise returns it unchanged. */
export function addMissing(record: PurchaseRecord, opened: PurchaseRecord): PurchaseRecord {
  const missing = SESSION_FIELDS.filter((field) => !record[field] && opened[field]);
  if (missing.length === 0) return record;
  const next = { ...record, version: record.version + 1 };
  for (const field of missing) next[field] = opened[field];
  return next;
}

/**
 * Applies what the vendor says. A status never goes back; of `failed` and `cancelled`, the first
 * stays, and only `completed` follows them. Fields that the vendor doesn't mention stay as they are.
 */
export function applyReport(
  record: PurchaseRecord,
  report: VendorReport,
  now: number,
): PurchaseRecord {
  const checked = { ...record, version: record.version + 1, checkedAt: now };
  const status = report.status ?? record.status;
  const steps = (getProgress(status) ?? 0) - (getProgress(record.status) ?? 0);
  const isStale = steps < 0 || (steps === 0 && status !== record.status);
  const next = isStale ? checked : { ...checked, status };
  if (!isStale)
    for (const field of REPORTED_FIELDS) {
      const value = report[field];
      // After the end, a late hash is news; anything else would rewrite what was booked.
      if (value && !(steps === 0 && isFinal(status) && record[field] !== undefined))
        next[field] = value;
    }
  if (hasNews(record, next)) next.updatedAt = now;
  // Another instance may have an `onTransaction` to be told, even if this one has none.
  return { ...next, dueAt: getDueAt(next, true, now) };
}

/** Notes that the vendor was asked. */
export function noteChecked(
  record: PurchaseRecord,
  reports: boolean,
  outcome: "answered" | "failed",
  now: number,
): PurchaseRecord {
  const next = { ...record, version: record.version + 1, checkedAt: now };
  const dueAt = getDueAt(next, reports, now);
  const isSoon = dueAt !== undefined && outcome === "failed";
  return { ...next, dueAt: isSoon ? Math.min(dueAt, now + FAILED_CHECK_INTERVAL_MS) : dueAt };
}

/** Whether the vendor said anything new. */
export function hasNews(before: PurchaseRecord, after: PurchaseRecord): boolean {
  return (
    after.status !== before.status ||
    REPORTED_FIELDS.some((field) => after[field] !== before[field])
  );
}

/** Notes that `onTransaction` has been told a status. It never goes back either. */
export function noteReported(
  record: PurchaseRecord,
  status: TransactionStatus,
  now: number,
): PurchaseRecord {
  const next = { ...record, version: record.version + 1, reportedStatus: status, reportedAt: now };
  return { ...next, dueAt: getDueAt(next, true, now) };
}

/**
 * Whether `onTransaction` is yet to be told the status. `pending` is no news: a session that was
 * opened has this status from the start.
 */
export function isUnreported({
  status,
  reportedStatus,
}: Pick<PurchaseRecord, "status" | "reportedStatus">): boolean {
  return status !== "pending" && isAhead(status, reportedStatus);
}

/**
 * When `reconcile()` should look at a purchase: soon while it is young, then ever more rarely.
 *
 * @param reports whether there is an `onTransaction` to be told
 */
function getDueAt(
  record: Pick<
    PurchaseRecord,
    "status" | "vendorStatus" | "reportedStatus" | "createdAt" | "updatedAt"
  >,
  reports: boolean,
  now: number,
): number | undefined {
  if (reports && isUnreported(record)) return now + UNREPORTED_DELAY_MS;
  const { status, vendorStatus, createdAt, updatedAt } = record;
  if (isFinal(status)) return undefined;
  const age = now - (isTerminal(status) ? updatedAt : createdAt);
  if (status !== "processing" && age > MAX_OPEN_MS) return undefined;
  const isUnordered = status === "pending" && !vendorStatus && age > UNORDERED_GRACE_MS;
  if (isUnordered) return now + Math.min(MAX_UNORDERED_INTERVAL_MS, Math.round(age / 2));
  const interval = Math.max(MIN_CHECK_INTERVAL_MS, Math.round(age / 4));
  return now + Math.min(MAX_CHECK_INTERVAL_MS, interval);
}
