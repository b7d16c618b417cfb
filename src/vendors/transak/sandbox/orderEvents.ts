import { describeOrder } from "./describeOrder.ts";
import type { Ledger, OrderRecord, OrderStatus } from "./ledger.ts";

/** A message that Transak's page posts to its embedder. */
export interface PageMessage {
  event_id: string;
  data: unknown;
}

/** The event for each status. Undefined if Transak documents none. */
const events: Readonly<Record<OrderStatus, string | undefined>> = {
  AWAITING_PAYMENT_FROM_USER: "TRANSAK_ORDER_CREATED",
  PAYMENT_DONE_MARKED_BY_USER: "TRANSAK_ORDER_SUCCESSFUL",
  PROCESSING: "TRANSAK_ORDER_SUCCESSFUL",
  PENDING_DELIVERY_FROM_TRANSAK: "TRANSAK_ORDER_SUCCESSFUL",
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: "TRANSAK_ORDER_SUCCESSFUL",
  COMPLETED: "TRANSAK_ORDER_SUCCESSFUL",
  CANCELLED: "TRANSAK_ORDER_CANCELLED",
  FAILED: "TRANSAK_ORDER_FAILED",
  EXPIRED: "TRANSAK_ORDER_FAILED",
  REFUNDED: undefined,
};

/** The order's messages that the page hasn't posted yet. */
export function drainOrderEvents(ledger: Ledger, order: OrderRecord): PageMessage[] {
  const { side, walletRedirection } = order.session.params;
  const past = ledger.reached(order);
  const messages: PageMessage[] = [];
  let isSaidPaid = false;
  for (const [index, { status }] of past.entries()) {
    const event_id = events[status];
    const isSuccess = event_id === "TRANSAK_ORDER_SUCCESSFUL";
    // Sent once, as soon as the user has done their part. Later progress isn't reported.
    const isNews = index >= order.told && !(isSuccess && isSaidPaid);
    isSaidPaid ||= isSuccess;
    if (event_id === undefined || !isNews) continue;
    const data = describeOrder(ledger, order, index + 1);
    messages.push({ event_id, data });
    if (event_id === "TRANSAK_ORDER_CREATED" && side === "SELL" && walletRedirection)
      messages.push({ event_id: "TRANSAK_WALLET_REDIRECTION", data });
  }
  order.told = past.length;
  return messages;
}
