import { SignJWT } from "jose";
import { createTimer } from "../../createTimer.ts";
import {
  createWebhookSender,
  type WebhookMessage,
  type WebhookSender,
} from "../../sandbox/createWebhookSender.ts";
import { transakStatus } from "../statuses.ts";
import type { AccessToken } from "./accessToken.ts";
import { describeOrder } from "./describeOrder.ts";
import type { Ledger, OrderStatus } from "./ledger.ts";

/** Webhook event of each status, from Transak's order tracking page. */
const events: Readonly<Record<OrderStatus, string>> = {
  AWAITING_PAYMENT_FROM_USER: "ORDER_CREATED",
  PAYMENT_DONE_MARKED_BY_USER: "ORDER_PAYMENT_VERIFYING",
  PROCESSING: "ORDER_PROCESSING",
  PENDING_DELIVERY_FROM_TRANSAK: "ORDER_PROCESSING",
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: "ORDER_PROCESSING",
  COMPLETED: "ORDER_COMPLETED",
  CANCELLED: "ORDER_FAILED",
  FAILED: "ORDER_FAILED",
  EXPIRED: "ORDER_FAILED",
  REFUNDED: "ORDER_REFUNDED",
};

/** Transak's webhooks to the partner's server, sealed with the access token. */
export interface Webhooks {
  sender: WebhookSender;
  /** Sends due webhooks, after the ledger changed or time was skipped. */
  refresh: () => void;
  stop: () => void;
}

export interface WebhookSetup {
  ledger: Ledger;
  accessToken: AccessToken;
  url: string;
  /** Called for each webhook, delivered or not. */
  onSend: () => void;
}

export function createWebhooks({ ledger, accessToken, url, onSend }: WebhookSetup): Webhooks {
  const sender = createWebhookSender(url, onSend);
  const timer = createTimer(refresh);

  async function seal(claims: object): Promise<WebhookMessage> {
    const key = new TextEncoder().encode(accessToken.current());
    const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" });
    return { body: JSON.stringify({ data: await jwt.sign(key) }) };
  }

  function refresh() {
    let next = Infinity;
    for (const order of ledger.orders()) {
      for (const { at, status } of order.moments.slice(order.announced)) {
        if (at > ledger.now()) {
          next = Math.min(next, at);
          break;
        }
        order.announced += 1;
        const webhookData = describeOrder(ledger, order, order.announced);
        const createdAt = new Date(at).toISOString();
        const message = seal({ webhookData, eventID: events[status], createdAt });
        sender.send(order.id, message, transakStatus(status));
      }
    }
    timer.set(next - ledger.now());
  }

  return {
    refresh,
    sender,
    stop() {
      timer.clear();
      sender.stop();
    },
  };
}
