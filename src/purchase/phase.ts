import type { Order } from "../order.ts";
import type { RampEndpoint } from "../partner/endpoint.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type Vendor } from "../vendors/Vendor.ts";

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

/** What the frame said last, or that it said anything of money at all: kept beside the transaction, and never believed over it. */
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
  /** Once it is `open`, the user may pay there: from then on the transaction is followed. */
  frame: "none" | "open" | "ready";
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
      return { ...purchase, failure: event.error };
  }
}

function latestOf(known: RampHint | undefined, { status, paymentMethod }: RampHint): RampHint {
  return {
    status: status ?? known?.status,
    paymentMethod: paymentMethod ?? known?.paymentMethod,
  };
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
