import { SignJWT } from "jose";
import type { AccessToken } from "./accessToken.ts";
import { describeOrder } from "./describeOrder.ts";
import type { Ledger, OrderRecord, OrderStatus } from "./ledger.ts";

/** What Transak's order tracking page calls each status in a webhook. */
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

/** The calls that Transak makes to the partner's server: one try each, sealed with the access token. */
export interface Webhooks {
  /** Something was written down, or time was skipped: sends what is due. */
  refresh: () => void;
  /** Sends the last one of an order once more. @throws {Error} if there was none */
  redeliver: (order: OrderRecord) => void;
  /** Sends no more, and lets go of those that are under way. */
  stop: () => void;
}

export interface WebhookSetup {
  ledger: Ledger;
  accessToken: AccessToken;
  url: string;
  /** Is called for each one that goes out, whether it arrives or not. */
  onSend: () => void;
}

/** How long the partner's server may take, in milliseconds. Transak tells no figure. */
const PATIENCE = 5000;
/** The longest time that a timer can hold, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

export function createWebhooks({ ledger, accessToken, url, onSend }: WebhookSetup): Webhooks {
  const last = new Map<string, { body: Promise<string>; sent: Promise<void> }>();
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Those of one order wait for each other, or they would overtake on the way. */
  function send(orderId: string, body: Promise<string>) {
    onSend();
    const before = last.get(orderId)?.sent;
    const sent = (async () => {
      await before;
      await post(url, await body, stopped.signal);
    })();
    last.set(orderId, { body, sent });
  }

  async function seal(claims: object): Promise<string> {
    const key = new TextEncoder().encode(accessToken.current());
    const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" });
    return JSON.stringify({ data: await jwt.sign(key) });
  }

  function refresh() {
    clearTimeout(timer);
    if (stopped.signal.aborted) return;
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
        send(order.id, seal({ webhookData, eventID: events[status], createdAt }));
      }
    }
    if (next === Infinity) return;
    timer = setTimeout(refresh, Math.min(next - ledger.now(), LONGEST));
    // In Node a timer keeps the process alive; in a browser it is a mere number.
    if (typeof timer === "object") timer.unref();
  }

  return {
    refresh,
    redeliver({ id }) {
      const body = last.get(id)?.body;
      if (!body) throw new Error(`The sandbox has sent no webhook for order ${id}.`);
      send(id, body);
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
    },
  };
}

async function post(url: string, body: string, stopped: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
    });
    await response.body?.cancel();
  } catch {
    // Nobody at Transak looks whether it arrived either.
  }
}
