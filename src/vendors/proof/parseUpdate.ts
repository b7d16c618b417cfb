import { parseJson } from "../../parseJson.ts";
import * as z from "zod/mini";

const text = z.string().check(z.regex(/^[^]{0,1024}$/));
/** Display only: an invalid amount must not hide that a purchase is complete. */
const decoration = z.optional(z.unknown());

const schema = z.object({
  event: z.literal("tx.update"),
  merchant_transaction_id: text,
  /** With `sdk_customer_token` only. */
  partner_user_id: z.optional(z.unknown()),
  status: text.check(z.regex(/./s)),
  currency: decoration,
  crypto_amount: decoration,
  fiat_currency: decoration,
  fiat_amount: decoration,
  occurred_at: decoration,
});

/**
 * Parses a message of Proof's WebSocket into the changed fields of the transaction's response.
 * Returns nothing if it is not a `tx.update`, or concerns another transaction or user.
 */
export function parseUpdate(
  message: string,
  transactionId: string,
  userId: string,
): Record<string, string> | undefined {
  const parsed = schema.safeParse(parseJson(message));
  if (!parsed.success) return undefined;
  const { event, merchant_transaction_id, partner_user_id, occurred_at, ...rest } = parsed.data;
  if (merchant_transaction_id !== transactionId) return undefined;
  if (partner_user_id !== undefined && partner_user_id !== userId) return undefined;
  const changes = Object.entries({ ...rest, updated_at: occurred_at });
  return Object.fromEntries(changes.filter(isReadable));
}

function isReadable(change: [string, unknown]): change is [string, string] {
  return text.safeParse(change[1]).success;
}
