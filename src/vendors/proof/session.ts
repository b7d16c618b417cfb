import * as z from "zod/mini";
import type { Mode } from "../../order.ts";
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
  type?: Mode | undefined;
  currency?: string | undefined;
  currencies?: string[] | undefined;
  fix_currency?: boolean | undefined;
  network?: string | undefined;
  networks?: string[] | undefined;
  /** Proof sends a list, the widget's engine documents a single name. */
  fix_network?: string[] | string | boolean | undefined;
  amount?: string | undefined;
  fix_amount?: boolean | undefined;
  fiat_currency?: string | undefined;
  fiat_currencies?: string[] | undefined;
  fix_fiat_currency?: boolean | undefined;
  fiat_amount?: string | undefined;
  fix_fiat_amount?: boolean | undefined;
  lang?: string | undefined;
  theme?: string | undefined;
  redirect_url?: string | undefined;
  widget_url?: string | undefined;
}

const text = z.string().check(z.minLength(1), z.maxLength(8192));
const word = z.optional(text);
const words = z.optional(z.array(text));
const flag = z.optional(z.boolean());

const shape = {
  merchant_transaction_id: text,
  widget_id: text,
  address: text,
  signature: text,
  init_token: text,
  init_token_type: text,
  type: z.optional(z.enum(["buy", "sell"])),
  currency: word,
  currencies: words,
  fix_currency: flag,
  network: word,
  networks: words,
  fix_network: z.optional(z.union([z.array(text), text, z.boolean()])),
  amount: word,
  fix_amount: flag,
  fiat_currency: word,
  fiat_currencies: words,
  fix_fiat_currency: flag,
  fiat_amount: word,
  fix_fiat_amount: flag,
  lang: word,
  theme: word,
  redirect_url: word,
  widget_url: word,
};

const schema: z.ZodMiniType<ProofSession> = z.object(shape);

/** Every field of a session that may reach the browser. */
export const proofSessionFields: readonly string[] = Object.keys(shape);

/** @throws {RampError} `session-malformed`, naming the field */
export function parseProofSession(answer: unknown): ProofSession {
  return readAnswer(schema, answer, "session-malformed");
}
