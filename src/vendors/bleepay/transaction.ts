import { anything, type FieldSpecs, parseFields, text } from "../parseFields.ts";
import type { TransactionReport } from "../Transaction.ts";
import { bleepayStatus } from "./statuses.ts";
import { optionalText } from "../optionalText.ts";

/** Bleepay's response to `GET deposit-sessions/{id}`, as the endpoint passes it on. */
export interface BleepayTransaction {
  /** The id that the endpoint uses; Bleepay's own id precedes its first dot. */
  id: string;
  paymentStatus: string;
  amount?: unknown;
  currency?: unknown;
  network?: unknown;
  currencyAddress?: unknown;
  depositAddress?: unknown;
  /** Hash of the blockchain transaction; `null` until one is seen. */
  txId?: unknown;
  expiresAt?: unknown;
  /** `null` until confirmed. */
  confirmedAt?: unknown;
  /** Set by the endpoint: this user cancelled the deposit, and Bleepay agreed. */
  cancelled?: unknown;
}

const given = text(/^[^]{1,1024}$/);
/** Display only: an invalid amount must not hide that a purchase is complete. */
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

/** All of Bleepay's fields that may reach the browser. `cancelled` is the endpoint's own. */
export const bleepayTransactionFields: readonly string[] = Object.keys(fields).filter(
  (field) => field !== "cancelled",
);

/**
 * Bleepay takes crypto that the partner credits to the user: for this library that is a `buy`.
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
    paidInCrypto: true,
    txHash: optionalText(wire.txId),
    updatedAt: optionalText(wire.confirmedAt),
  };
}
