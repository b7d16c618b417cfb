import type { Order } from "../order.ts";
import type { RampEndpoint } from "../partner/endpoint.ts";
import type { RampError } from "../RampError.ts";
import {
  isTerminal,
  type Transaction,
  type TransactionReport,
  type TransactionStatus,
  type Vendor,
} from "../vendors/Vendor.ts";

/** What our component is doing now. */
export type RampPhase =
  | "idle"
  | "requesting"
  | "loading"
  | "ready"
  | "processing"
  | "completed"
  | "failed"
  | "cancelled"
  | "error";

/** What the frame said last: kept beside the transaction, and never believed over it. */
export interface RampHint {
  /** The frame's own word, e.g. `paid` or `order_scheduled`. */
  status?: string | undefined;
  /** E.g. `card`. */
  paymentMethod?: string | undefined;
}

/** One order under way, with what was set when it began. */
export interface Attempt {
  /** Also the `Idempotency-Key` of the session's request. */
  purchaseId: string;
  order: Order;
  endpoint: string | RampEndpoint;
  vendors: readonly Vendor[];
}

/** The part of a purchase that the endpoint does not know. */
export interface Purchase {
  attempt: Attempt | undefined;
  /** `lost`: it was opened, and nothing came of it that we could see. The user may see more. */
  frame: "none" | "open" | "ready" | "lost";
  hint: RampHint | undefined;
  /** What went wrong in the frame or in the hand-over of a deposit. */
  failure: RampError | undefined;
}

export type PurchaseEvent =
  | { type: "start"; attempt: Attempt }
  | { type: "close" }
  | { type: "frame-opened" | "frame-ready"; attempt: Attempt }
  | { type: "hint"; attempt: Attempt; hint: RampHint }
  | { type: "failed"; attempt: Attempt; error: RampError };

export const idle: Purchase = {
  attempt: undefined,
  frame: "none",
  hint: undefined,
  failure: undefined,
};

/** What an event makes of a purchase. Events of a purchase that is over change nothing. */
export function step(purchase: Purchase, event: PurchaseEvent): Purchase {
  switch (event.type) {
    case "start":
      return { ...idle, attempt: event.attempt };
    case "close":
      return idle;
    case "frame-opened":
    case "frame-ready":
    case "hint":
    case "failed":
      return purchase.attempt === event.attempt ? stepFrame(purchase, event) : purchase;
  }
}

function stepFrame(
  purchase: Purchase,
  event: Exclude<PurchaseEvent, { type: "start" | "close" }>,
): Purchase {
  switch (event.type) {
    case "frame-opened":
      // Vendors may talk while they open.
      return purchase.frame === "none" ? { ...purchase, frame: "open" } : purchase;
    case "frame-ready":
      return purchase.frame === "ready" ? purchase : { ...purchase, frame: "ready" };
    case "hint":
      // A frame that reports progress is a frame that works, also where it never said "ready".
      return { ...purchase, frame: "ready", hint: latestOf(purchase.hint, event.hint) };
    case "failed":
      return {
        ...purchase,
        failure: event.error,
        frame: frameAfter(event.error, purchase.frame),
      };
  }
}

function latestOf(known: RampHint | undefined, { status, paymentMethod }: RampHint): RampHint {
  return {
    status: status ?? known?.status,
    paymentMethod: paymentMethod ?? known?.paymentMethod,
  };
}

function frameAfter({ stage }: RampError, frame: Purchase["frame"]): Purchase["frame"] {
  return stage === "frame" && frame !== "none" ? "lost" : frame;
}

/** What is known from outside: the endpoint's answers and the script. */
export interface Known {
  hasSession: boolean;
  transaction: Transaction | undefined;
  error: RampError | undefined;
}

/** The phase follows from what is known; nothing stores it, so nothing can contradict it. */
export function phaseOf({ attempt, frame }: Purchase, known: Known): RampPhase {
  if (!attempt) return "idle";
  const status = known.transaction?.status;
  if (status && isTerminal(status)) return status;
  if (known.error) return "error";
  if (status === "processing") return "processing";
  if (!known.hasSession) return "requesting";
  return frame === "ready" ? "ready" : "loading";
}

/**
 * What is known of a transaction after another report came in. A status never goes back, and a
 * terminal one never changes, however late, often or out of order reports arrive. The same object
 * comes back where nothing is new.
 */
export function advance(known: Transaction | undefined, report: TransactionReport): Transaction {
  const status = report.status ?? known?.status ?? "pending";
  if (!known) return { ...report, status };
  if (isTerminal(known.status) || rank(status) < rank(known.status)) return known;
  const next = { ...report, status };
  const names = Object.keys(next) as (keyof Transaction)[];
  return names.every((name) => next[name] === known[name]) ? known : next;
}

function rank(status: TransactionStatus): number {
  return status === "pending" ? 0 : status === "processing" ? 1 : 2;
}
