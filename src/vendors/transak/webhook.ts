import { jwtVerify } from "jose";
import * as z from "zod/mini";
import type { WebhookHint } from "../VendorServer.ts";
import { transakStatus } from "./statuses.ts";
import type { TransakTokens } from "./token.ts";
import { referenceOf } from "./transaction.ts";

/** The body of Transak's webhook (docs.transak.com, how to decrypt the webhook payload). */
const bodySchema = z.object({ data: z.string() });

/** The part of its payload that is read: the rest will be asked for. Events of the identity check have no order. */
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
 * What a webhook says, where Transak signed it with the token that this server or its store holds.
 * Anybody can send one, so it never makes Transak issue a token: that would end the one in use.
 */
export async function readTransakWebhook(
  body: string,
  tokens: Pick<TransakTokens, "remembered" | "stored">,
): Promise<WebhookHint | undefined> {
  const parsed = bodySchema.safeParse(fromJson(body));
  if (!parsed.success) return undefined;
  const { data: jwt } = parsed.data;
  const payload =
    (await verified(jwt, tokens.remembered()?.accessToken)) ??
    // Another instance may have replaced the token since.
    (await verified(jwt, (await tokens.stored())?.accessToken));
  const read = payloadSchema.safeParse(payload);
  if (!read.success) return undefined;
  const { webhookData: order } = read.data;
  const reference = referenceOf(order);
  // Without it, nobody could be asked.
  if (reference === undefined) return undefined;
  return { id: order.partnerOrderId, status: transakStatus(order.status), reference };
}

async function verified(jwt: string, accessToken: string | undefined): Promise<unknown> {
  if (!accessToken) return undefined;
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(accessToken), {
      algorithms: ["HS256"],
    });
    return payload;
  } catch {
    return undefined;
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
