import { parseJson } from "../../parseJson.ts";
import * as z from "zod/mini";
import type { ConfirmedTransaction, VendorAnswer, WebhookEvent } from "../VendorServer.ts";
import { parseProofTransaction, proofStatus } from "./transaction.ts";

/** Reads only this part of Proof's webhook: the rest comes from Proof's API. */
const schema = z.object({
  merchant_transaction_id: z.string().check(z.regex(/^[\w.-]{1,255}$/)),
  status: z.string().check(z.regex(/^[^]{1,64}$/)),
});

/** Proof signs nothing, so anyone can send this. */
export function parseProofWebhook(body: string): WebhookEvent | undefined {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { merchant_transaction_id: id, status } = parsed.data;
  return { id, status: proofStatus(status) };
}

/**
 * The transaction that Proof's response confirms; nothing if Proof doesn't know the id.
 *
 * @throws {Error} if the response neither confirms nor denies it
 */
export function confirmProofTransaction(
  id: string,
  { status, body }: VendorAnswer,
): ConfirmedTransaction | undefined {
  if (status === 404) return undefined;
  if (status >= 400) {
    const { code } = body;
    throw toUnconfirmedError(
      id,
      `it answered ${status}${typeof code === "string" ? ` ${code}` : ""}`,
    );
  }
  const transaction = parseProofTransaction(body);
  const { partner_user_id: userId } = body;
  if (transaction.id !== id)
    throw toUnconfirmedError(id, "its answer is about another transaction");
  if (typeof userId !== "string" || userId === "") throw toUnconfirmedError(id, "it names no user");
  if (transaction.status === undefined)
    throw toUnconfirmedError(id, "its status is a word that this library does not know");
  return { ...transaction, status: transaction.status, userId };
}

function toUnconfirmedError(id: string, why: string): Error {
  return new Error(
    `Proof was asked for transaction ${id}, and ${why}. \`onTransaction\` wasn't called. \`reconcile()\` asks again.`,
  );
}
