import { anything, type FieldSpecs, optional, parseFields, text } from "../parseFields.ts";

/**
 * Proof's response to `POST /widget/session`, in both of its APIs: the one with `widget_url`,
 * `fiat_amount` and `sdk_customer_token`, and the one with `amount`, `fix_*` and
 * `sdk_partner_authorization`.
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
  /** The script that runs this session; missing if the API has one script for all sessions. */
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

const given = text(/^[^]{1,8192}$/);
/** Passed to the widget unchanged, so it is not validated here. */
const verbatim = anything;

const fields: FieldSpecs<ProofSession> = {
  merchant_transaction_id: given,
  widget_id: given,
  address: given,
  signature: given,
  init_token: given,
  init_token_type: given,
  type: optional(given),
  widget_url: optional(given),
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

/** All fields of a session that may reach the browser. */
export const proofSessionFields: readonly string[] = Object.keys(fields);

/** @throws {RampError} `session-malformed`, naming the field */
export function parseProofSession(answer: unknown): ProofSession {
  return parseFields(fields, answer, "session-malformed");
}

/**
 * The `init_token_type` of Proof's sessions, which tells its two APIs apart. With
 * `sdk_customer_token`, sessions have `widget_url` and orders require a fiat currency. With
 * `sdk_partner_authorization`, orders require a network and an amount of crypto, and Proof sends
 * webhooks. Proof tells you at onboarding (docs.proof.community, create session).
 */
export type ProofInitTokenType = "sdk_customer_token" | "sdk_partner_authorization";
