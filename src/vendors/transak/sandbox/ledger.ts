import type { NewestTransaction } from "../../VendorSandbox.ts";
import { secret } from "./accessToken.ts";
import { quote, type Quote } from "./quote.ts";
import type { WidgetParams } from "./readWidgetParams.ts";

/** Every status on Transak's order tracking page. */
export type OrderStatus =
  | "AWAITING_PAYMENT_FROM_USER"
  | "PAYMENT_DONE_MARKED_BY_USER"
  | "PROCESSING"
  | "PENDING_DELIVERY_FROM_TRANSAK"
  | "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK"
  | "COMPLETED"
  | "CANCELLED"
  | "FAILED"
  | "EXPIRED"
  | "REFUNDED";

/** An order's status from a given time on the sandbox's clock, which may be in the future. */
export interface Moment {
  at: number;
  status: OrderStatus;
}

export interface OrderRecord {
  readonly id: string;
  readonly session: SessionRecord;
  readonly quote: Quote;
  /** The user's wallet in a purchase; the deposit address in a sale. */
  readonly walletAddress: string;
  readonly createdAt: number;
  paymentOptionId: string;
  moments: Moment[];
  /** Number of statuses sent as webhooks. */
  announced: number;
  /** Number of events that the page has fetched. */
  told: number;
}

export interface SessionRecord {
  readonly id: string;
  readonly params: WidgetParams;
  readonly createdAt: number;
  /** Identifies the open page. A session that has one is spent. */
  pageToken?: string;
  /** The amount that the user is typing, if the user may choose it. */
  typed?: number;
  /** Oldest first. */
  readonly orders: OrderRecord[];
}

/** How long an order waits for its payment, in milliseconds. Transak doesn't document a value. */
export const ORDER_TTL_MS: number = 60 * 60 * 1000;

const OPEN: ReadonlySet<OrderStatus> = new Set<OrderStatus>([
  "AWAITING_PAYMENT_FROM_USER",
  "PAYMENT_DONE_MARKED_BY_USER",
  "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK",
]);
const UNSUCCESSFUL: ReadonlySet<OrderStatus> = new Set<OrderStatus>([
  "CANCELLED",
  "FAILED",
  "EXPIRED",
]);

/** Transak's ledger. It has no timers: past events and the clock determine its state. */
export interface Ledger {
  now: () => number;
  addSession: (params: WidgetParams) => SessionRecord;
  findSession: (id: string) => SessionRecord | undefined;
  findByPageToken: (token: string) => SessionRecord | undefined;
  /** Finds a session by the partner's id, or by the id of one of its orders. The latest one counts. */
  find: (transactionId: string) => SessionRecord | undefined;
  /** The session that was created last. */
  newest: () => NewestTransaction | undefined;
  /** Every order, oldest first. */
  orders: () => OrderRecord[];
  /** Statuses that an order has reached, the current one last. */
  reached: (order: OrderRecord) => Moment[];
  status: (order: OrderRecord) => OrderStatus;
  /**
   * The user confirms an order. @throws {Error} if the session has one in progress or delivered
   *
   * @param value the user's choice, if the session leaves it open
   */
  place: (session: SessionRecord, value?: number) => OrderRecord;
  /** The user reports the payment or the transfer as done. */
  markPaid: (order: OrderRecord) => void;
  /** The purchase's money or the sale's crypto arrives. Also continues an order that was on hold. */
  receive: (order: OrderRecord) => void;
  fail: (order: OrderRecord) => void;
  cancel: (order: OrderRecord) => void;
  hold: (order: OrderRecord) => void;
  refund: (order: OrderRecord) => void;
}

/** @param changed called after each record, whether due now or later */
export function createLedger(
  now: () => number,
  settlementDelayMs: number,
  changed: () => void,
): Ledger {
  const sessions: SessionRecord[] = [];

  const reached = (order: OrderRecord) => order.moments.filter(({ at }) => at <= now());
  const status = (order: OrderRecord) =>
    reached(order).at(-1)?.status ?? "AWAITING_PAYMENT_FROM_USER";

  /** Adds moments from now on and drops all later ones. */
  function schedule(order: OrderRecord, ...moments: Moment[]) {
    order.moments = [...reached(order), ...moments];
    changed();
  }

  function demand(order: OrderRecord, isPossible: (status: OrderStatus) => boolean) {
    if (isPossible(status(order))) return;
    throw new Error(`Order ${order.id} is ${status(order)}, so this cannot happen to it.`);
  }

  function deliver(start: number): Moment[] {
    return [
      { at: start + settlementDelayMs / 2, status: "PENDING_DELIVERY_FROM_TRANSAK" },
      { at: start + settlementDelayMs, status: "COMPLETED" },
    ];
  }

  return {
    now,
    reached,
    status,
    addSession(params) {
      const session = { id: secret(), params, createdAt: now(), orders: [] };
      sessions.push(session);
      return session;
    },
    findSession: (id) => sessions.find((session) => session.id === id),
    findByPageToken: (token) => sessions.find(({ pageToken }) => pageToken === token),
    find: (id) =>
      sessions.findLast(
        ({ params, orders }) => params.partnerOrderId === id || orders.some((one) => one.id === id),
      ),
    newest() {
      const session = sessions.at(-1);
      const id = session?.params.partnerOrderId ?? session?.orders.at(-1)?.id;
      return session && id !== undefined ? { id, createdAt: session.createdAt } : undefined;
    },
    orders: () =>
      sessions.flatMap(({ orders }) => orders).toSorted((a, b) => a.createdAt - b.createdAt),
    place(session, value = 100) {
      const { params, orders } = session;
      const before = orders.at(-1);
      if (before) demand(before, (was) => UNSUCCESSFUL.has(was));
      const { amount } = params;
      const createdAt = now();
      const order: OrderRecord = {
        id: crypto.randomUUID(),
        session,
        quote: amount?.isFixed
          ? quote(params, amount.of, amount.value)
          : quote(params, amount?.of ?? (params.side === "BUY" ? "fiat" : "crypto"), value),
        walletAddress:
          (params.side === "BUY" ? params.walletAddress : undefined) ?? `0x${secret(20)}`,
        createdAt,
        paymentOptionId: params.side === "BUY" ? "credit_debit_card" : "sepa_bank_transfer",
        moments: [
          { at: createdAt, status: "AWAITING_PAYMENT_FROM_USER" },
          { at: createdAt + ORDER_TTL_MS, status: "EXPIRED" },
        ],
        announced: 0,
        told: 0,
      };
      orders.push(order);
      changed();
      return order;
    },
    markPaid(order) {
      demand(order, (is) => is === "AWAITING_PAYMENT_FROM_USER");
      const marked: Moment = { at: now(), status: "PAYMENT_DONE_MARKED_BY_USER" };
      const arrival = now() + settlementDelayMs;
      if (order.session.params.side === "SELL")
        // The user's report proves nothing: the payment may never arrive.
        schedule(order, marked, { at: order.createdAt + ORDER_TTL_MS, status: "EXPIRED" });
      else schedule(order, marked, { at: arrival, status: "PROCESSING" }, ...deliver(arrival));
    },
    receive(order) {
      demand(order, (is) => OPEN.has(is));
      // Transak's table has no PROCESSING for sales.
      const status =
        order.session.params.side === "SELL" ? "PENDING_DELIVERY_FROM_TRANSAK" : "PROCESSING";
      const then = deliver(now()).filter((moment) => moment.status !== status);
      schedule(order, { at: now(), status }, ...then);
    },
    fail(order) {
      demand(order, (is) => !UNSUCCESSFUL.has(is) && is !== "COMPLETED" && is !== "REFUNDED");
      schedule(order, { at: now(), status: "FAILED" });
    },
    cancel(order) {
      demand(order, (is) => is === "AWAITING_PAYMENT_FROM_USER");
      schedule(order, { at: now(), status: "CANCELLED" });
    },
    hold(order) {
      demand(order, isPaid);
      schedule(order, { at: now(), status: "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK" });
    },
    refund(order) {
      demand(order, (is) => isPaid(is) || is === "FAILED");
      schedule(order, { at: now(), status: "REFUNDED" });
    },
  };
}

/** Whether it is paid, or reported as paid, and not delivered yet. */
export function isPaid(status: OrderStatus): boolean {
  return (
    status === "PAYMENT_DONE_MARKED_BY_USER" ||
    status === "PROCESSING" ||
    status === "PENDING_DELIVERY_FROM_TRANSAK" ||
    status === "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK"
  );
}
