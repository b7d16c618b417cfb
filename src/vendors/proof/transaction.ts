import { anything, type FieldSpecs, parseFields, text } from "../parseFields.ts";
import type { TransactionReport, TransactionStatus } from "../Transaction.ts";
import { optionalText } from "../optionalText.ts";

/** Proof's answer to `GET /widget/transactions/{merchant_transaction_id}`. */
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
/** Decoration: a sum of the wrong kind must not hide that a purchase is complete. */
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

/** Every field of a transaction that may reach the browser. `partner_user_id` stays on the server. */
export const proofTransactionFields: readonly string[] = Object.keys(fields);

/**
 * Proof's status words are the ones that this library uses. A word that is new to us stays readable
 * in `vendorStatus` and moves nothing.
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

/** How far a transaction is by Proof's word for it; nothing for a word that is new to us. */
export function proofStatus(word: unknown): TransactionStatus | undefined {
  return typeof word === "string" && isStatus(word) ? word : undefined;
}

function isStatus(status: string): status is TransactionStatus {
  return ["pending", "processing", "completed", "failed", "cancelled"].includes(status);
}
