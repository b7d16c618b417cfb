import { anything, type FieldSpecs, parseFields, text } from "../parseFields.ts";
import type { TransactionReport } from "../Transaction.ts";
import { bleepayStatus } from "./statuses.ts";
import { optionalText } from "../optionalText.ts";

/** Bleepay's answer to `GET deposit-sessions/{id}`, as the endpoint passes it on. */
export interface BleepayTransaction {
  /** What the endpoint is asked with; Bleepay's own id stands before its first dot. */
  id: string;
  paymentStatus: string;
  amount?: unknown;
  currency?: unknown;
  network?: unknown;
  currencyAddress?: unknown;
  depositAddress?: unknown;
  /** The transaction of the blockchain; `null` until it was seen. */
  txId?: unknown;
  expiresAt?: unknown;
  /** `null` until then. */
  confirmedAt?: unknown;
  /** The endpoint's own word: this user called it off, and Bleepay agreed. */
  cancelled?: unknown;
}

const given = text(/^[^]{1,1024}$/);
/** Decoration: a sum of the wrong kind must not hide that a purchase is complete. */
const decoration = anything;

const fields: FieldSpecs<BleepayTransaction> = {
  id: given,
  paymentStatus: given,
  amount: decoration,
  currency: decoration,
  network: decoration,
  currencyAddress: decoration,
  depositAddress: decoration,
  txId: decoration,
  expiresAt: decoration,
  confirmedAt: decoration,
  cancelled: decoration,
};

/** Every field of Bleepay's that may reach the browser. `cancelled` is the endpoint's own. */
export const bleepayTransactionFields: readonly string[] = Object.keys(fields).filter(
  (field) => field !== "cancelled",
);

/**
 * Bleepay takes crypto that the partner credits to the user: to this library that is a `buy`.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseBleepayTransaction(answer: unknown): TransactionReport {
  const wire = parseFields(fields, answer, "transaction-malformed");
  const [reference] = wire.id.split(".");
  return {
    id: wire.id,
    reference: reference === wire.id ? undefined : reference,
    vendor: "bleepay",
    mode: "buy",
    status: bleepayStatus(wire.paymentStatus, wire.cancelled),
    vendorStatus: wire.paymentStatus,
    currency: optionalText(wire.currency),
    network: optionalText(wire.network),
    amount: optionalText(wire.amount),
    txHash: optionalText(wire.txId),
    updatedAt: optionalText(wire.confirmedAt),
  };
}
