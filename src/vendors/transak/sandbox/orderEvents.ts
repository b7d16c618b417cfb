import { describeOrder } from "./describeOrder.ts";
import type { Ledger, OrderRecord, OrderStatus } from "./ledger.ts";

/** What Transak's page posts to the page around it. */
export interface PageMessage {
  event_id: string;
  data: unknown;
}

/** What is said of an order that gets this status; nothing where nobody documents anything. */
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

/** What the page has to post of an order that it has not posted before. */
export function drainOrderEvents(ledger: Ledger, order: OrderRecord): PageMessage[] {
  const { side, walletRedirection } = order.session.params;
  const past = ledger.reached(order);
  const messages: PageMessage[] = [];
  let isSaidPaid = false;
  for (const [index, { status }] of past.entries()) {
    const event_id = events[status];
    const isSuccess = event_id === "TRANSAK_ORDER_SUCCESSFUL";
    // Said once, as soon as the user has done their part; nothing more is said of the way after it.
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
