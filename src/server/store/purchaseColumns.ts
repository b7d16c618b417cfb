import type { PurchaseRecord } from "./RampStore.ts";

/** Column of each field. */
const PURCHASE_COLUMNS: Record<keyof PurchaseRecord, string> = {
  vendor: "vendor",
  id: "id",
  endpointId: "endpoint_id",
  reference: "reference",
  userId: "user_id",
  mode: "mode",
  status: "status",
  vendorStatus: "vendor_status",
  currency: "currency",
  network: "network",
  amount: "amount",
  fiatCurrency: "fiat_currency",
  fiatAmount: "fiat_amount",
  txHash: "tx_hash",
  keyHash: "key_hash",
  createdAt: "created_at",
  updatedAt: "updated_at",
  checkedAt: "checked_at",
  dueAt: "due_at",
  reportedStatus: "reported_status",
  reportedAt: "reported_at",
  version: "version",
};

/** Fields of a purchase and their columns in the SQL stores, in the order of the table. */
export const PURCHASE_FIELDS = Object.entries(PURCHASE_COLUMNS) as readonly [
  keyof PurchaseRecord,
  string,
][];
