import type { Order } from "../../order.ts";
import { isAhead, type Transaction, type TransactionStatus } from "../../vendors/Transaction.ts";
import type { ConfirmedTransaction, VendorServer } from "../../vendors/VendorServer.ts";
import type { Log } from "../createLog.ts";
import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";
import type { PurchaseIdentity } from "./purchaseRecord.ts";
import {
  addMissing,
  applyReport,
  createRecord,
  hasNews,
  noteChecked,
  noteReported,
} from "./purchaseRecord.ts";
import type { VendorReport } from "./readReport.ts";

/**
 * Attempts to save a record that other instances are changing too. Each failed one means that
 * another instance's change was saved.
 */
const MAX_ATTEMPTS = 20;
/** Milliseconds for which an unchanged answer of the vendor's is not written down again. */
const CHECKED_INTERVAL_MS = 60_000;

/** The endpoint's record of purchases, in the store that all instances share. */
export interface Ledger {
  /** Records the purchase of a session that a vendor opened, and returns the record. */
  open: (purchase: OpenedPurchase) => Promise<PurchaseRecord | undefined>;
  /**
   * Applies what the vendor says about a purchase, and returns the record; nothing if the ledger
   * doesn't have it and the report doesn't say enough to add it.
   */
  apply: (
    vendor: VendorServer,
    userId: string,
    report: VendorReport,
  ) => Promise<PurchaseRecord | undefined>;
  /**
   * Notes that the vendor was asked. After a failure it is asked again soon. Without an
   * `onTransaction`, nothing is left to report.
   */
  noteChecked: (record: PurchaseRecord, outcome: "answered" | "failed") => Promise<void>;
  /** Makes a purchase due at a later time, because its vendor can't be asked until then. */
  postpone: (record: PurchaseRecord, dueAt: number) => Promise<void>;
  /** Notes that `onTransaction` returned for a status, and returns the record. */
  noteReported: (
    record: PurchaseRecord,
    status: TransactionStatus,
  ) => Promise<PurchaseRecord | undefined>;
}

export interface OpenedPurchase {
  vendor: VendorServer;
  /** The id in this endpoint's URLs. */
  endpointId: string;
  userId: string;
  order: Order;
  keyHash: string | undefined;
}

/** @param reports whether there is an `onTransaction` to be told */
export function createLedger(store: RampStore, reports: boolean, log: Log): Ledger {
  /** Adds a purchase whose session is older than the ledger, or that another server opened. */
  function addReported(
    identity: PurchaseIdentity,
    report: VendorReport,
    now: number,
  ): PurchaseRecord | undefined {
    const { mode, currency = "" } = report;
    if (mode === undefined) return undefined;
    const createdAt = Date.parse(report.createdAt ?? "") || now;
    const record = createRecord(identity, { mode, currency }, undefined, Math.min(createdAt, now));
    return { ...applyReport(record, report, now), version: 1 };
  }

  /** Saves what `change` makes of the current record, however many instances change it. */
  async function update(
    vendor: string,
    id: string,
    change: (record: PurchaseRecord | undefined) => PurchaseRecord | undefined,
  ): Promise<PurchaseRecord | undefined> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
      const before = await store.getPurchase(vendor, id);
      const next = change(before);
      if (!next || next === before || (await store.savePurchase(next))) return next;
    }
    throw new Error(`The ledger's record of ${vendor}'s ${id} kept changing. Try again.`);
  }

  return {
    async open({ vendor, endpointId, userId, order, keyHash }) {
      const identity = identify(vendor, endpointId, userId);
      return update(identity.vendor, identity.id, (record) => {
        const opened = createRecord(identity, order, keyHash, Date.now());
        // A vendor that repeats an open session repeats its id. Webhooks may be faster than sessions.
        return record ? addMissing(record, opened) : opened;
      });
    },
    async apply(vendor, userId, report) {
      const identity = identify(vendor, report.id, userId);
      let previous: PurchaseRecord | undefined;
      const record = await update(vendor.name, identity.id, (before) => {
        previous = before;
        const now = Date.now();
        if (!before) return addReported(identity, report, now);
        // Webhooks don't have the endpoint's id.
        const { endpointId = identity.endpointId } = before;
        const next = applyReport({ ...before, endpointId }, report, now);
        const isRecent = now - (before.checkedAt ?? -Infinity) < CHECKED_INTERVAL_MS;
        const isUnchanged = !hasNews(before, next) && endpointId === before.endpointId;
        const isDue = before.dueAt !== undefined && before.dueAt <= now;
        return isRecent && isUnchanged && !isDue ? before : next;
      });
      if (record && record.status !== previous?.status)
        log("transaction.moved", {
          vendor: vendor.name,
          transactionId: record.id,
          status: record.status,
          previousStatus: previous?.status,
          ageMs: Date.now() - record.createdAt,
        });
      return record;
    },
    async noteChecked({ vendor, id }, outcome) {
      await update(
        vendor,
        id,
        (record) => record && noteChecked(record, reports, outcome, Date.now()),
      );
    },
    async postpone({ vendor, id }, dueAt) {
      await update(vendor, id, (record) =>
        record?.dueAt !== undefined && record.dueAt < dueAt
          ? { ...record, version: record.version + 1, dueAt }
          : record,
      );
    },
    noteReported: ({ vendor, id }, status) =>
      update(vendor, id, (record) =>
        record && isAhead(status, record.reportedStatus)
          ? noteReported(record, status, Date.now())
          : record,
      ),
  };
}

/** The transaction of a vendor's record, as its user may see it. */
export function toTransaction(
  record: PurchaseRecord,
  server: Pick<VendorServer, "paidInCrypto"> | undefined,
): Transaction {
  const { endpointId, id, reference, vendor, mode, status, vendorStatus = "" } = record;
  const { currency, network, amount, fiatCurrency, fiatAmount, txHash } = record;
  return {
    id: endpointId ?? id,
    reference,
    vendor,
    mode,
    status,
    vendorStatus,
    currency,
    network,
    amount,
    fiatCurrency,
    fiatAmount,
    paidInCrypto: server?.paidInCrypto,
    txHash,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
  };
}

/** The transaction of a record as `onTransaction` gets it, with the id that webhooks use. */
export function toConfirmedTransaction(
  record: PurchaseRecord,
  server: VendorServer,
): ConfirmedTransaction {
  return { ...toTransaction(record, server), id: record.id, userId: record.userId };
}

function identify(vendor: VendorServer, endpointId: string, userId: string): PurchaseIdentity {
  const id = vendor.getRecordId?.(endpointId) ?? endpointId;
  return {
    vendor: vendor.name,
    id,
    endpointId: endpointId === id ? undefined : endpointId,
    userId,
  };
}
