import type { Pause } from "../vendors/requestVendor.ts";
import type { ConfirmedTransaction, VendorServer, WebhookEvent } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import type { Ledger } from "./ledger/createLedger.ts";
import { toConfirmedTransaction } from "./ledger/createLedger.ts";
import { createStatusReporter, ReportedElsewhereError } from "./ledger/createStatusReporter.ts";
import { isUnreported } from "./ledger/purchaseRecord.ts";
import { readReport } from "./ledger/readReport.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { StoreUnavailableError } from "./store/guardStore.ts";
import type { PurchaseRecord, RampStore } from "./store/RampStore.ts";
import { confirmWebhookEvents } from "./webhooks/confirmWebhookEvents.ts";
import type { ConfirmWebhookEvent } from "./webhooks/confirmWebhookEvents.ts";

/** What the pipeline needs of the endpoint. */
export interface PipelineContext extends Pick<RampEndpointOptions, "onTransaction" | "waitUntil"> {
  store: RampStore;
  ledger: Ledger;
  /**
   * Receives failures that no caller waits for.
   *
   * @param isRejected the promise that `waitUntil` got rejects with it
   */
  report: (
    failure: unknown,
    transaction: { vendor: VendorServer; id: string },
    isRejected: boolean,
  ) => void;
  pause: Pause;
  log: Log;
}

/** The one way from a vendor's word to the ledger and to `onTransaction`. */
export interface TransactionPipeline {
  /** Starts confirming a webhook's event with its vendor, or returns "full". */
  confirm: (vendor: VendorServer, event: WebhookEvent) => Promise<void> | "full";
  /**
   * Records a vendor's successful answer about a user's transaction, and reports a new status in
   * the background. If the store fails, nothing is recorded, and `report` gets the failure.
   */
  observe: (
    vendor: VendorServer,
    transaction: { id: string; userId: string },
    body: Record<string, unknown>,
  ) => Promise<void>;
  /**
   * Reports a recorded status that `onTransaction` has not been told, once. Does nothing if there
   * is nothing to report, or another instance reports it.
   *
   * @throws {Error} if the handler or the store failed
   */
  reportRecord: (vendor: VendorServer, record: PurchaseRecord) => Promise<void>;
}

export function createTransactionPipeline({
  store,
  ledger,
  onTransaction,
  waitUntil,
  report,
  pause,
  log,
}: PipelineContext): TransactionPipeline {
  const reportStatus = onTransaction && createStatusReporter(store, ledger, onTransaction, log);
  // One per vendor: ids are only unique within a vendor, and a flood of webhooks fills only that
  // vendor's limit.
  const confirmByVendor = new Map<string, ConfirmWebhookEvent>();

  async function reportToHost(vendor: VendorServer, transaction: ConfirmedTransaction) {
    try {
      await reportStatus?.(vendor, transaction);
    } catch (cause) {
      if (cause instanceof ReportedElsewhereError || cause instanceof StoreUnavailableError)
        throw cause;
      throw new Error(
        `\`onTransaction\` kept failing for ${vendor.name}'s transaction ${transaction.id} (${transaction.status}), so your records may lack it. Fix the cause; \`reconcile()\` reports it again.`,
        { cause },
      );
    }
  }

  async function requestConfirmation(vendor: VendorServer, event: WebhookEvent) {
    const askedAt = Date.now();
    try {
      return await vendor.confirmTransaction?.(event);
    } finally {
      log("transaction.requested", {
        vendor: vendor.name,
        transactionId: event.id,
        durationMs: Date.now() - askedAt,
      });
    }
  }

  function confirm(vendor: VendorServer, event: WebhookEvent): Promise<void> | "full" {
    let confirmEvent = confirmByVendor.get(vendor.name);
    if (!confirmEvent) {
      confirmEvent = confirmWebhookEvents(
        async (claimed) => claimed.signed ?? requestConfirmation(vendor, claimed),
        (transaction) => reportToHost(vendor, transaction),
        (failure, id) => report(failure, { vendor, id }, true),
        pause,
      );
      confirmByVendor.set(vendor.name, confirmEvent);
    }
    return confirmEvent(event);
  }

  /** Starts to report a recorded status, with retries. */
  function startReport(vendor: VendorServer, record: PurchaseRecord): void {
    if (!reportStatus || !isUnreported(record)) return;
    const signed = toConfirmedTransaction(record, vendor);
    const work = confirm(vendor, { id: record.id, status: record.status, signed });
    // `reconcile()` reports it later.
    if (work !== "full") waitUntil?.(work);
  }

  return {
    confirm,
    async observe(vendor, { id, userId }, body) {
      try {
        const record = await ledger.apply(vendor, userId, readReport(vendor, id, body));
        if (record) startReport(vendor, record);
      } catch (failure) {
        report(failure, { vendor, id: vendor.getRecordId?.(id) ?? id }, false);
      }
    },
    async reportRecord(vendor, record) {
      if (!isUnreported(record)) return;
      try {
        await reportToHost(vendor, toConfirmedTransaction(record, vendor));
      } catch (error) {
        if (!(error instanceof ReportedElsewhereError)) throw error;
      }
    },
  };
}
