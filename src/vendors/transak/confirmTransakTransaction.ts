import type { Mode } from "../../order.ts";
import type { ConfirmedTransaction, VendorAnswer, WebhookEvent } from "../VendorServer.ts";
import type { TransakOrders } from "./orders.ts";
import { parseTransakTransaction } from "./transaction.ts";

/**
 * The transaction that Transak's response confirms for a webhook; nothing if Transak doesn't know
 * the order, or the order belongs to no purchase that this server began for its user.
 *
 * @param modeOf reads a purchase id, if it was sealed for that user
 * @throws {Error} if the response neither confirms nor denies it
 */
export async function confirmTransakTransaction(
  { id, reference }: WebhookEvent,
  orders: TransakOrders,
  modeOf: (id: string, userId: string) => Promise<Mode | undefined>,
): Promise<ConfirmedTransaction | undefined> {
  if (reference === undefined) return undefined;
  const named = await orders.getOrder(reference, { user: undefined, on401: "renew" });
  if (named.status === 400 || named.status === 404) return undefined;
  refuseError(id, named);
  const { data } = named.body;
  const userId =
    typeof data === "object" && data !== null && "partnerCustomerId" in data
      ? data.partnerCustomerId
      : undefined;
  if (typeof userId !== "string") return undefined;
  const mode = await modeOf(id, userId);
  if (!mode) return undefined;
  const standing = await orders.getPurchaseStatus({ id, mode }, named, undefined);
  refuseError(id, standing);
  // The order has the right user, but belongs to another purchase.
  if (standing.body.data === null) return undefined;
  const transaction = parseTransakTransaction(standing.body);
  if (transaction.status === undefined)
    throw toUnconfirmedError(id, "its status is a word that this library does not know");
  return { ...transaction, status: transaction.status, userId };
}

function refuseError(id: string, { status, body: { code } }: VendorAnswer): void {
  if (status >= 400)
    throw toUnconfirmedError(
      id,
      `it answered ${status}${typeof code === "string" ? ` ${code}` : ""}`,
    );
}

function toUnconfirmedError(id: string, why: string): Error {
  return new Error(
    `Transak was asked for the order of purchase ${id}, and ${why}. \`onTransaction\` wasn't called. \`reconcile()\` asks again.`,
  );
}
