import * as z from "zod/mini";
import { readAnswer } from "../readAnswer.ts";

/**
 * Proof's answer to `POST /widget/session`, in both editions of its API: the one whose sessions
 * carry `widget_url`, `fiat_amount` and `sdk_customer_token`, and the one whose sessions carry
 * `amount`, `fix_*` and `sdk_partner_authorization`.
 *
 * Proof's quickstart returns the first six fields and little else, so the rest is optional.
 */
export interface ProofSession {
  merchant_transaction_id: string;
  widget_id: string;
  address: string;
  signature: string;
  init_token: string;
  init_token_type: string;
  /** `buy` or `sell`. */
  type?: string | undefined;
  /** The script that runs this session; missing where the edition has one script for all. */
  widget_url?: string | undefined;
  currency?: unknown;
  currencies?: unknown;
  fix_currency?: unknown;
  network?: unknown;
  networks?: unknown;
  fix_network?: unknown;
  amount?: unknown;
  fix_amount?: unknown;
  fiat_currency?: unknown;
  fiat_currencies?: unknown;
  fix_fiat_currency?: unknown;
  fiat_amount?: unknown;
  fix_fiat_amount?: unknown;
  lang?: unknown;
  theme?: unknown;
  redirect_url?: unknown;
}

// Not `minLength`: zod also asks things that are no text for their `length`, and throws at some.
const text = z.string().check(z.regex(/^[^]{1,8192}$/));
/** Handed to the widget untouched, so it is not for us to say what it must look like. */
const verbatim = z.optional(z.unknown());

const shape = {
  merchant_transaction_id: text,
  widget_id: text,
  address: text,
  signature: text,
  init_token: text,
  init_token_type: text,
  type: z.optional(text),
  widget_url: z.optional(text),
  currency: verbatim,
  currencies: verbatim,
  fix_currency: verbatim,
  network: verbatim,
  networks: verbatim,
  fix_network: verbatim,
  amount: verbatim,
  fix_amount: verbatim,
  fiat_currency: verbatim,
  fiat_currencies: verbatim,
  fix_fiat_currency: verbatim,
  fiat_amount: verbatim,
  fix_fiat_amount: verbatim,
  lang: verbatim,
  theme: verbatim,
  redirect_url: verbatim,
};

const schema: z.ZodMiniType<ProofSession> = z.object(shape);

/** Every field of a session that may reach the browser. */
export const proofSessionFields: readonly string[] = Object.keys(shape);

/** @throws {RampError} `session-malformed`, naming the field */
export function parseProofSession(answer: unknown): ProofSession {
  return readAnswer(schema, answer, "session-malformed");
}
