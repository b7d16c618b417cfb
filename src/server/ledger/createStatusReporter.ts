import { withTimeout } from "../../withTimeout.ts";
import type { ConfirmedTransaction, VendorServer } from "../../vendors/VendorServer.ts";
import type { Log } from "../createLog.ts";
import { isAhead, type TransactionStatus } from "../../vendors/Transaction.ts";
import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";
import type { Ledger } from "./createLedger.ts";
import { toConfirmedTransaction } from "./createLedger.ts";

/** Milliseconds after which a call of `onTransaction` counts as failed. */
const HANDLER_TIMEOUT_MS = 60_000;
/**
 * How long the right to call `onTransaction` for a transaction lasts, in milliseconds: longer than a
 * call, so that no other instance calls meanwhile, even if this one loses its connection to the store.
 */
const LEASE_MS = HANDLER_TIMEOUT_MS + 15_000;
/** Milliseconds before each further attempt to note that the handler returned. */
const NOTE_DELAYS_MS = [200, 1_000, 3_000];

/** Another instance is calling `onTransaction` for this transaction. */
export class ReportedElsewhereError extends Error {}

/**
 * Records a transaction that its vendor confirmed, and calls `onTransaction` if the status is new.
 *
 * @throws {ReportedElsewhereError} if another instance is calling it for this transaction
 * @throws {Error} if the handler failed or took too long
 */
export type ReportStatus = (
  vendor: VendorServer,
  transaction: ConfirmedTransaction,
) => Promise<void>;

/**
 * Reports each status once, forwards only, and one at a time per transaction, over all instances: a
 * lease in the store guards the call, and a status counts as reported after the handler returned.
 * If the process ends before, another one reports it, perhaps for the second time.
 */
export function createStatusReporter(
  store: RampStore,
  ledger: Ledger,
  onTransaction: (transaction: ConfirmedTransaction) => void | Promise<void>,
  log: Log,
): ReportStatus {
  /** Only this keeps another call away, so a short failure of the store must not prevent it. */
  async function noteReported(record: PurchaseRecord, status: TransactionStatus) {
    for (const delay of NOTE_DELAYS_MS) {
      try {
        return await ledger.noteReported(record, status);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
    return ledger.noteReported(record, status);
  }

  return async (vendor, transaction) => {
    const { id, userId } = transaction;
    let record = await ledger.apply(vendor, userId, transaction);
    // A newer status may be recorded while the handler runs, by an instance that finds it busy.
    while (record && isAhead(record.status, record.reportedStatus)) {
      const key = `report:${JSON.stringify([vendor.name, record.id])}`;
      const owner = crypto.randomUUID();
      if ((await store.claim(key, owner, LEASE_MS)) !== "claimed")
        throw new ReportedElsewhereError(`Another instance is reporting transaction ${id}.`);
      try {
        record = await store.getPurchase(vendor.name, record.id);
        if (!record || !isAhead(record.status, record.reportedStatus)) return;
        const isCurrent = record.status === transaction.status;
        const { paidInCrypto } = vendor;
        const reported = isCurrent
          ? { paidInCrypto, ...transaction }
          : toConfirmedTransaction(record, vendor);
        const calledAt = Date.now();
        await withTimeout(onTransaction(reported), HANDLER_TIMEOUT_MS);
        log("transaction.reported", {
          vendor: vendor.name,
          transactionId: record.id,
          status: reported.status,
          durationMs: Date.now() - calledAt,
        });
        record = await noteReported(record, reported.status);
      } finally {
        // If the store fails now, the lease expires.
        await store.release(key, owner).catch(() => {});
      }
    }
  };
}
