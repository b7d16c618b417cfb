import * as z from "zod/mini";
import type { Mode } from "../../order.ts";
import { readAnswer } from "../readAnswer.ts";
import type { TransactionReport, TransactionStatus } from "../Vendor.ts";

/** Proof's answer to `GET /widget/transactions/{merchant_transaction_id}`. */
export interface ProofTransaction {
  merchant_transaction_id: string;
  type: Mode;
  status: string;
  currency?: string | null | undefined;
  network?: string | null | undefined;
  /** Final amount; empty or missing before `processing`. */
  crypto_amount?: string | null | undefined;
  fiat_currency?: string | null | undefined;
  fiat_amount?: string | null | undefined;
  created_at?: string | null | undefined;
  updated_at?: string | null | undefined;
}

const text = z.string().check(z.minLength(1), z.maxLength(1024));
const word = z.optional(z.nullable(z.string().check(z.maxLength(1024))));

const shape = {
  merchant_transaction_id: text,
  type: z.enum(["buy", "sell"]),
  status: text,
  currency: word,
  network: word,
  crypto_amount: word,
  fiat_currency: word,
  fiat_amount: word,
  created_at: word,
  updated_at: word,
};

const schema: z.ZodMiniType<ProofTransaction> = z.object(shape);

/** Every field of a transaction that may reach the browser. `partner_user_id` stays on the server. */
export const proofTransactionFields: readonly string[] = Object.keys(shape);

/**
 * Proof's status words are the ones that this library uses. A word that is new to us stays readable
 * in `vendorStatus` and moves nothing.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseProofTransaction(answer: unknown): TransactionReport {
  const wire = readAnswer(schema, answer, "transaction-malformed");
  return {
    id: wire.merchant_transaction_id,
    vendor: "proof",
    mode: wire.type,
    status: isStatus(wire.status) ? wire.status : undefined,
    vendorStatus: wire.status,
    currency: wire.currency || undefined,
    network: wire.network || undefined,
    amount: wire.crypto_amount || undefined,
    fiatCurrency: wire.fiat_currency || undefined,
    fiatAmount: wire.fiat_amount || undefined,
    createdAt: wire.created_at || undefined,
    updatedAt: wire.updated_at || undefined,
  };
}

function isStatus(status: string): status is TransactionStatus {
  return ["pending", "processing", "completed", "failed", "cancelled"].includes(status);
}
