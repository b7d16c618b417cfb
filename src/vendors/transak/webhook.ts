import { parseJson } from "../../parseJson.ts";
import { jwtVerify } from "jose";
import * as z from "zod/mini";
import type { WebhookEvent } from "../VendorServer.ts";
import { transakStatus } from "./statuses.ts";
import type { TransakToken, TransakTokens } from "./token.ts";
import { getReference } from "./transaction.ts";

/** The body of Transak's webhook (docs.transak.com, how to decrypt the webhook payload). */
const bodySchema = z.object({ data: z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/)) });

/**
 * Reads only this part of the payload: the rest comes from Transak's API. Events of the identity
 * check have no order.
 */
const payloadSchema = z.object({
  eventID: z.string().check(z.regex(/^ORDER_/)),
  webhookData: z.object({
    _id: z.optional(z.unknown()),
    id: z.optional(z.unknown()),
    partnerOrderId: z.string().check(z.regex(/^[\w-]{1,255}$/)),
    status: z.string(),
  }),
});

/**
 * Parses a webhook that Transak signed with the token of this server or its store, or with the
 * one before it. Anyone can send webhooks, so this never requests a token: a new one
 * would invalidate the one in use.
 *
 * @throws {Error} if there is no token to verify the signature with, or there may be a newer one
 */
export async function parseTransakWebhook(
  body: string,
  tokens: Pick<TransakTokens, "current" | "previous" | "stored">,
): Promise<WebhookEvent | undefined> {
  const parsed = bodySchema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { data: jwt } = parsed.data;
  const payload =
    (await verified(jwt, tokens.current())) ??
    (await verified(jwt, tokens.previous())) ??
    (await verifiedByStored(jwt, tokens));
  const read = payloadSchema.safeParse(payload);
  if (!read.success) return undefined;
  const { webhookData: order } = read.data;
  const reference = getReference(order);
  // Without it, the event can't be confirmed with Transak.
  if (reference === undefined) return undefined;
  return { id: order.partnerOrderId, status: transakStatus(order.status), reference };
}

/** Another instance may have replaced the token since. */
async function verifiedByStored(
  jwt: string,
  tokens: Pick<TransakTokens, "current" | "stored">,
): Promise<unknown> {
  const { token, previous, isFresh } = await tokens.stored();
  const payload = (await verified(jwt, token)) ?? (await verified(jwt, previous));
  if (payload !== undefined) return payload;
  if (!token && !tokens.current())
    throw new Error(
      "A webhook of Transak's could not be checked: this server has no access token yet. Give `rampEndpoint()` a `store`, so that it still has one after a restart.",
    );
  // If it were rejected as forged, Transak would not send a genuine one again.
  if (!isFresh)
    throw new Error(
      "A webhook of Transak's could not be checked: another instance is renewing the access token, or may have stored a newer one in the last few seconds. It has to come again.",
    );
  return undefined;
}

async function verified(jwt: string, token: TransakToken | undefined): Promise<unknown> {
  if (!token?.accessToken) return undefined;
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(token.accessToken), {
      algorithms: ["HS256"],
    });
    return payload;
  } catch {
    return undefined;
  }
}
