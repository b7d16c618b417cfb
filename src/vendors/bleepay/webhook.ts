import { parseJson } from "../../parseJson.ts";
import * as z from "zod/mini";
import type { ConfirmedTransaction, WebhookDelivery, WebhookEvent } from "../VendorServer.ts";
import { unsealCustomer } from "./sealedSession.ts";
import { bleepayStatus } from "./statuses.ts";

const text = z.string().check(z.regex(/^[^]{1,1024}$/));
/** Display only: an invalid field must not hide a deposit's status. */
const decoration = z.optional(z.unknown());

/**
 * The part of Bleepay's event that is read (bleepay.mintlify.app, webhooks). It spells fields
 * differently from the REST API.
 */
const schema = z.object({
  data: z.object({
    sessionId: z.string().check(z.regex(/^[\w-]{1,255}$/)),
    status: text,
    customerReference: text,
    amount: decoration,
    currency: decoration,
    network: decoration,
    txHash: decoration,
  }),
});

/**
 * Parses an event that Bleepay signed for this server; returns nothing for any other event, and for
 * a deposit that this server did not create. A duplicate, or an older event sent again, makes the
 * same claim as before.
 */
export async function parseBleepayWebhook(
  secret: string,
  keys: readonly string[],
  { body, headers }: WebhookDelivery,
): Promise<WebhookEvent | undefined> {
  if (!(await isSigned(secret, body, headers.get("x-platform-signature")))) return undefined;
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { sessionId, status: vendorStatus, customerReference, ...data } = parsed.data.data;
  const userId = await unsealCustomer(keys, customerReference);
  if (userId === undefined) return undefined;
  const status = bleepayStatus(vendorStatus);
  const signed: ConfirmedTransaction | undefined = status && {
    id: sessionId,
    reference: sessionId,
    vendor: "bleepay",
    mode: "buy",
    status,
    vendorStatus,
    currency: words(data.currency),
    network: words(data.network),
    amount: words(data.amount),
    txHash: words(data.txHash),
    userId,
  };
  return { id: sessionId, reference: sessionId, status, signed };
}

/**
 * Bleepay's signature already makes the event a fact, so no request is needed.
 *
 * @throws {Error} if it signed a status that this library doesn't know
 */
export function confirmBleepayTransaction({ id, signed }: WebhookEvent): ConfirmedTransaction {
  if (signed) return signed;
  throw new Error(
    `Bleepay sent a webhook about ${id} with a status that this library doesn't know. \`onTransaction\` wasn't called. Look at the deposit in Bleepay's dashboard.`,
  );
}

/**
 * Verifies the HMAC-SHA256 of the body, as 64 hex digits. Bleepay doesn't document the encoding;
 * any other one counts as no signature.
 */
async function isSigned(secret: string, body: string, signature: string | null): Promise<boolean> {
  if (signature === null || !/^[\da-f]{64}$/i.test(signature)) return false;
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["verify"]);
  // `verify` takes constant time.
  return crypto.subtle.verify("HMAC", key, bytes, encoder.encode(body));
}

function words(value: unknown): string | undefined {
  return typeof value === "string" && /^[^]{1,1024}$/.test(value) ? value : undefined;
}
