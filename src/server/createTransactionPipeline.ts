import type { Pause } from "../vendors/requestVendor.ts";
import type { ConfirmedTransaction, VendorServer, WebhookEvent } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import type { Ledger } from "./ledger/createLedger.ts";
import { toConfirmedTransaction } from "./ledger/createLedger.ts";
import { createStatusReporter, ReportedElsewhereError } from "./ledger/createStatusReporter.ts";
import { isUnreported } from "./ledger/purchaseRecord.ts";
import { readReport } from "./ledger/readReport.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import type { PurchaseRecord, RampStore } from "./store/RampStore.ts";
import { confirmWebhookEvents } from "./webhooks/confirmWebhookEvents.ts";
import type { ConfirmWebhookEvent } from "./webhooks/confirmWebhookEvents.ts";

/** What the pipeline needs of the endpoint. */
export interface PipelineContext extends Pick<RampEndpointOptions, "onTransaction" | "waitUntil"> {
  store: RampStore;
  ledger: Ledger;
  /** Receives failures that no caller waits for. */
  report: (failure: unknown, vendor: VendorServer) => void;
  pause: Pause;
  log: Log;
}

/** The one way from a vendor's word to the ledger and to `onTransaction`. */
export interface TransactionPipeline {
  /** Starts confirming a webhook's event with its vendor, or returns "full". */
  confirm: (vendor: VendorServer, event: WebhookEvent) => Promise<void> | "full";
  /**
   * Records a vendor's successful answer about a user's transaction, and starts to report a new
   * status. If the store fails, nothing is recorded, and `report` gets the failure.
   */
  observe: (
    vendor: VendorServer,
    transaction: { id: string; userId: string },
    body: Record<string, unknown>,
  ) => Promise<Observation>;
  /**
   * Starts to report a recorded status that `onTransaction` has not been told; returns nothing if
   * there is nothing to report.
   */
  reportRecord: (vendor: VendorServer, record: PurchaseRecord) => Promise<void> | undefined;
}

export interface Observation {
  /** The ledger's record; nothing if the answer wasn't recorded. */
  record?: PurchaseRecord | undefined;
  /** The report to `onTransaction`, in progress; nothing if the status isn't new. */
  work?: Promise<void> | undefined;
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
      if (cause instanceof ReportedElsewhereError) throw cause;
      throw new Error(
        `\`onTransaction\` kept failing for ${vendor.name}'s transaction ${transaction.id} (${transaction.status}), so your records may lack it. Fix the cause; \`reconcile()\` reports it again.`,
        { cause },
      );
    }
  }

  function confirm(vendor: VendorServer, event: WebhookEvent): Promise<void> | "full" {
    let confirmEvent = confirmByVendor.get(vendor.name);
    if (!confirmEvent) {
      confirmEvent = confirmWebhookEvents(
        async (claimed) => claimed.signed ?? vendor.confirmTransaction?.(claimed),
        (transaction) => reportToHost(vendor, transaction),
        (failure) => report(failure, vendor),
        pause,
      );
      confirmByVendor.set(vendor.name, confirmEvent);
    }
    return confirmEvent(event);
  }

  function reportRecord(vendor: VendorServer, record: PurchaseRecord): Promise<void> | undefined {
    if (!reportStatus || !isUnreported(record)) return undefined;
    const signed = toConfirmedTransaction(record);
    const work = confirm(vendor, { id: record.id, status: record.status, signed });
    // `reconcile()` reports it later.
    if (work === "full") return undefined;
    waitUntil?.(work);
    return work;
  }

  return {
    confirm,
    reportRecord,
    async observe(vendor, { id, userId }, body) {
      try {
        const record = await ledger.apply(vendor, userId, readReport(vendor, id, body));
        return { record, work: record && reportRecord(vendor, record) };
      } catch (failure) {
        report(failure, vendor);
        return {};
      }
    },
  };
}
