import { anything, type FieldSpecs, parseFields, text } from "../parseFields.ts";
import type { TransactionReport, TransactionStatus } from "../Transaction.ts";
import { optionalText } from "../optionalText.ts";

/** Proof's response to `GET /widget/transactions/{merchant_transaction_id}`. */
export interface ProofTransaction {
  merchant_transaction_id: string;
  type: string;
  status: string;
  currency?: unknown;
  network?: unknown;
  /** Final amount; empty or missing before `processing`. */
  crypto_amount?: unknown;
  fiat_currency?: unknown;
  fiat_amount?: unknown;
  created_at?: unknown;
  updated_at?: unknown;
}

const given = text(/^[^]{1,1024}$/);
/** Display only: an invalid amount must not hide that a purchase is complete. */
const decoration = anything;

const fields: FieldSpecs<ProofTransaction> = {
  merchant_transaction_id: given,
  type: given,
  status: given,
  currency: decoration,
  network: decoration,
  crypto_amount: decoration,
  fiat_currency: decoration,
  fiat_amount: decoration,
  created_at: decoration,
  updated_at: decoration,
};

/**
 * All fields of a transaction that may reach the browser. `partner_user_id` stays on the server.
 */
export const proofTransactionFields: readonly string[] = Object.keys(fields);

/**
 * Proof's statuses equal this library's. An unknown one stays readable in `vendorStatus` and
 * changes nothing.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseProofTransaction(answer: unknown): TransactionReport {
  const wire = parseFields(fields, answer, "transaction-malformed");
  return {
    id: wire.merchant_transaction_id,
    vendor: "proof",
    mode: wire.type === "sell" ? "sell" : "buy",
    status: proofStatus(wire.status),
    vendorStatus: wire.status,
    currency: optionalText(wire.currency),
    network: optionalText(wire.network),
    amount: optionalText(wire.crypto_amount),
    fiatCurrency: optionalText(wire.fiat_currency),
    fiatAmount: optionalText(wire.fiat_amount),
    createdAt: optionalText(wire.created_at),
    updatedAt: optionalText(wire.updated_at),
  };
}

/** The status for Proof's word; nothing for an unknown one. */
export function proofStatus(word: unknown): TransactionStatus | undefined {
  return typeof word === "string" && isStatus(word) ? word : undefined;
}

function isStatus(status: string): status is TransactionStatus {
  return ["pending", "processing", "completed", "failed", "cancelled"].includes(status);
}
