import type { FailureReporter } from "../createFailureReporter.ts";
import { isFinal } from "../../vendors/Transaction.ts";
import { StoreUnavailableError } from "../store/guardStore.ts";
import { isUnreported } from "./purchaseRecord.ts";
import { readReport } from "./readReport.ts";
import type { VendorAnswer, VendorServer } from "../../vendors/VendorServer.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";
import type { TransactionPipeline } from "../createTransactionPipeline.ts";
import type { Log } from "../createLog.ts";
import type { RequestTransaction } from "../createTransactionRequest.ts";
import type { VendorLookup } from "../createVendorLookup.ts";
import { isSuccess } from "../responses.ts";
import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";
import { createConcurrencyLimiter } from "../webhooks/createConcurrencyLimiter.ts";
import type { Ledger } from "./createLedger.ts";
import { createVendorRests } from "./createVendorRests.ts";

/** Options of `reconcile()`. */
export interface ReconcileOptions {
  /**
   * Leaves alone purchases that their vendor was asked for within this many milliseconds, because a
   * page is following them.
   * @default 60_000, one minute
   */
  olderThan?: number | undefined;
  /**
   * Purchases to ask for at most, up to 500. Call again while `hasMore` is true.
   * @default 200
   */
  limit?: number | undefined;
}

/** A purchase that needs a person. */
export interface StuckPurchase {
  /** Name of the vendor. */
  vendor: string;
  /** The transaction's id, as `onTransaction` gets it. */
  id: string;
  /** The `id` that your `user` returned. */
  userId: string;
  /** The status in the ledger. */
  status: TransactionStatus;
  /** The vendor's own id, for its support. */
  reference?: string | undefined;
  /**
   * - `processing-long`: under way for more than a day.
   * - `not-reported`: `onTransaction` failed for its status.
   * - `not-recorded`: the store refused the vendor's answer.
   * - `not-found`: paid, and the vendor doesn't know it any more.
   * - `status-unknown`: this version doesn't know the vendor's word for the status, which is in
   *   `code`.
   * - `vendor-failed`: the vendor gave no usable answer.
   * - `vendor-unknown`: this endpoint has no vendor of that name.
   */
  why:
    | "processing-long"
    | "not-reported"
    | "not-recorded"
    | "not-found"
    | "status-unknown"
    | "vendor-failed"
    | "vendor-unknown";
  /** The vendor's error code, or its unknown status, if it gave one. */
  code?: string | undefined;
}

/** What `reconcile()` did. */
export interface ReconcileReport {
  /** Another instance is reconciling, so this one did nothing. */
  isRunningElsewhere: boolean;
  /** Purchases that their vendor was asked for. */
  checked: number;
  /** Purchases whose status moved. */
  moved: number;
  /** Purchases that need a person. */
  stuck: StuckPurchase[];
  /** Settled purchases that were deleted because they are older than `retentionDays`. */
  deleted: number;
  /** More purchases are due. */
  hasMore: boolean;
}

const LEASE_KEY = "reconcile";
const LEASE_MS = 30_000;
const MAX_CONCURRENT = 8;
const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 500;
const DEFAULT_OLDER_THAN_MS = 60_000;
const LONG_MS = 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const THREW: VendorAnswer = {
  status: 502,
  body: { error: "upstream_error", code: "vendor_threw" },
};

export interface ReconcileContext {
  store: RampStore;
  ledger: Pick<Ledger, "apply" | "noteChecked" | "postpone">;
  pipeline: Pick<TransactionPipeline, "reportRecord">;
  vendorOf: VendorLookup;
  requestTransaction: RequestTransaction;
  retentionDays: number | undefined;
  reportFailure: FailureReporter["reportFailure"];
  log: Log;
}

/**
 * Asks the vendors about purchases that are due, moves the ledger, and reports new statuses. Only
 * one instance does so at a time.
 */
export async function reconcile(
  {
    store,
    ledger,
    pipeline,
    vendorOf,
    requestTransaction,
    retentionDays,
    reportFailure,
    log,
  }: ReconcileContext,
  { olderThan = DEFAULT_OLDER_THAN_MS, limit = DEFAULT_LIMIT }: ReconcileOptions = {},
): Promise<ReconcileReport> {
  checkNumber("olderThan", olderThan, 0);
  checkNumber("limit", limit, 1);
  const report: ReconcileReport = {
    isRunningElsewhere: false,
    checked: 0,
    moved: 0,
    stuck: [],
    deleted: 0,
    hasMore: false,
  };
  const most = Math.min(limit, MAX_LIMIT);
  const owner = crypto.randomUUID();
  if ((await store.claim(LEASE_KEY, owner, LEASE_MS)) !== "claimed")
    return { ...report, isRunningElsewhere: true };
  const renewal = setInterval(() => {
    store.claim(LEASE_KEY, owner, LEASE_MS).catch(() => {});
  }, LEASE_MS / 3);
  const rests = createVendorRests(store, owner);

  function addStuck(record: PurchaseRecord, why: StuckPurchase["why"], code?: unknown): void {
    const { vendor, id, userId, status, reference } = record;
    const known = typeof code === "string" ? code : undefined;
    report.stuck.push({ vendor, id, userId, status, reference, why, code: known });
    log("purchase.stuck", { vendor, transactionId: id, status, code: why });
  }

  /** Returns whether the host has been told, if there was anything to tell. */
  async function reportTo(vendor: VendorServer, record: PurchaseRecord): Promise<boolean> {
    try {
      await pipeline.reportRecord(vendor, record);
      return true;
    } catch (error) {
      if (error instanceof StoreUnavailableError) throw error;
      reportFailure(error, { vendor, id: record.id });
      addStuck(record, "not-reported");
      return false;
    }
  }

  async function check(record: PurchaseRecord): Promise<void> {
    const vendor = vendorOf(record.vendor);
    if (!vendor) {
      addStuck(record, "vendor-unknown");
      await ledger.noteChecked(record, "failed");
      return;
    }
    // What is recorded is reported even if the vendor doesn't answer.
    const isTold = await reportTo(vendor, record);
    if (isFinal(record.status)) {
      await ledger.noteChecked(record, "answered");
      return;
    }
    const restEnd = rests.getEnd(vendor.name);
    if (restEnd !== undefined) {
      // Otherwise it stays among those due the longest, which keeps other vendors' purchases waiting.
      await ledger.postpone(record, restEnd);
      return;
    }
    report.checked += 1;
    const { id, endpointId = id, userId, reference } = record;
    const user = { id: userId, email: "" };
    // A vendor that throws is like one that fails.
    const answer = await requestTransaction(vendor, endpointId, user, reference).catch(
      (error: unknown) => {
        reportFailure(error, { vendor, id });
        return THREW;
      },
    );
    if (answer.status === 429) await rests.begin(vendor.name, answer);
    if (!isSuccess(answer)) {
      const isPaid = record.status === "processing";
      if (answer.status !== 404) addStuck(record, "vendor-failed", answer.body["code"]);
      else if (isPaid) addStuck(record, "not-found");
      await ledger.noteChecked(record, answer.status === 404 ? "answered" : "failed");
      return;
    }
    const said = readReport(vendor, endpointId, answer.body);
    if (said.status === undefined) addStuck(record, "status-unknown", said.vendorStatus);
    let after: PurchaseRecord | undefined;
    try {
      after = await ledger.apply(vendor, userId, said);
    } catch (error) {
      // One record that the store refuses must not keep the others from being checked.
      if (!(error instanceof StoreUnavailableError)) throw error;
      reportFailure(error, { vendor, id });
    }
    if (!after) {
      addStuck(record, "not-recorded");
      await ledger.noteChecked(record, "failed");
      return;
    }
    if (after.status !== record.status) report.moved += 1;
    if (isTold || after.status !== record.status) await reportTo(vendor, after);
    // Without an `onTransaction`, it is settled by this.
    if (isUnreported(after)) await ledger.noteChecked(after, "answered");
    if (after.status === "processing" && Date.now() - after.updatedAt > LONG_MS)
      addStuck(after, "processing-long");
  }

  try {
    const now = Date.now();
    const due = await store.listDuePurchases({
      dueBefore: now,
      checkedBefore: now - olderThan,
      limit: most + 1,
    });
    report.hasMore = due.length > most;
    await rests.load(new Set(due.map(({ vendor }) => vendor)));
    const inTurn = createConcurrencyLimiter(MAX_CONCURRENT);
    const checks = due.slice(0, most).map((record) => inTurn(() => check(record)));
    const outcomes = await Promise.allSettled(checks);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    // A first deletion may take longer than the store's time limit; what was found counts more.
    if (retentionDays !== undefined)
      report.deleted = await store
        .deleteSettledPurchases(now - retentionDays * DAY_MS)
        .catch((error: unknown) => {
          reportFailure(error, {});
          return 0;
        });
    const { checked, moved, stuck, hasMore } = report;
    log("reconcile.finished", {
      checked,
      moved,
      stuck: stuck.length,
      hasMore,
      lagMs: now - (due[0]?.dueAt ?? now),
      durationMs: Date.now() - now,
    });
    return report;
  } finally {
    clearInterval(renewal);
    await store.release(LEASE_KEY, owner).catch(() => {});
  }
}

function checkNumber(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new TypeError(
      `reconcile()'s \`${name}\` is no whole number from ${least} on. Pass one, or leave it out.`,
    );
}
