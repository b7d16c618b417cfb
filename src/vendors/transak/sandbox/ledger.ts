import { secret } from "./accessToken.ts";
import { quote, type Quote } from "./quote.ts";
import type { WidgetParams } from "./readWidgetParams.ts";

/** Every status that Transak's order tracking page names. */
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

/** A status that an order has from a time of the sandbox's clock on, perhaps still ahead. */
export interface Moment {
  at: number;
  status: OrderStatus;
}

export interface OrderRecord {
  readonly id: string;
  readonly session: SessionRecord;
  readonly quote: Quote;
  /** The user's wallet in a purchase; in a sale, where the crypto must go. */
  readonly walletAddress: string;
  readonly createdAt: number;
  paymentOptionId: string;
  moments: Moment[];
  /** How many of its statuses went out as webhooks. */
  announced: number;
  /** How many of its events the page has fetched. */
  told: number;
}

export interface SessionRecord {
  readonly id: string;
  readonly params: WidgetParams;
  readonly createdAt: number;
  /** Stands for the opened page. A session with one is spent. */
  pageToken?: string;
  /** What the user is typing, where the amount is theirs to choose. */
  typed?: number;
  /** Oldest first. */
  readonly orders: OrderRecord[];
}

/** How long an order waits to be paid, in milliseconds. Transak tells no figure. */
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

/** Transak's books: no timers, everything follows from what happened and what the clock says. */
export interface Ledger {
  now: () => number;
  addSession: (params: WidgetParams) => SessionRecord;
  findSession: (id: string) => SessionRecord | undefined;
  findByPageToken: (token: string) => SessionRecord | undefined;
  /** By what the partner calls it, or by the id of one of its orders. The latest one counts. */
  find: (transactionId: string) => SessionRecord | undefined;
  /** Every order, oldest first. */
  orders: () => OrderRecord[];
  /** The statuses that an order has had, the present one last. */
  reached: (order: OrderRecord) => Moment[];
  status: (order: OrderRecord) => OrderStatus;
  /**
   * The user confirms an order. @throws {Error} where the session has one that goes on or was delivered
   *
   * @param value what the user chose, where the session leaves it open
   */
  place: (session: SessionRecord, value?: number) => OrderRecord;
  /** The user says that it is paid, or sent. */
  markPaid: (order: OrderRecord) => void;
  /** The money of a purchase, or the crypto of a sale, arrives. Lets one go on that was held. */
  receive: (order: OrderRecord) => void;
  fail: (order: OrderRecord) => void;
  cancel: (order: OrderRecord) => void;
  hold: (order: OrderRecord) => void;
  refund: (order: OrderRecord) => void;
}

/** @param changed hears that something was written down, for now or for later */
export function createLedger(
  now: () => number,
  settlementDelayMs: number,
  changed: () => void,
): Ledger {
  const sessions: SessionRecord[] = [];

  const reached = (order: OrderRecord) => order.moments.filter(({ at }) => at <= now());
  const status = (order: OrderRecord) =>
    reached(order).at(-1)?.status ?? "AWAITING_PAYMENT_FROM_USER";

  /** What happens now replaces what was going to happen. */
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
        // What was said is not what the chain sees: it may never come.
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

/** Whether it was paid, or is said to be, and not delivered. */
export function isPaid(status: OrderStatus): boolean {
  return (
    status === "PAYMENT_DONE_MARKED_BY_USER" ||
    status === "PROCESSING" ||
    status === "PENDING_DELIVERY_FROM_TRANSAK" ||
    status === "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK"
  );
}
