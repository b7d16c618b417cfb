import type { PurchaseRecord } from "./RampStore.ts";

/** Column of each field of a purchase in the SQL stores. */
export const PURCHASE_COLUMNS = {
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
} as const satisfies Record<keyof PurchaseRecord, string>;

/** Fields and their columns, in the order of the table. */
export const PURCHASE_FIELDS = Object.entries(PURCHASE_COLUMNS) as [keyof PurchaseRecord, string][];
