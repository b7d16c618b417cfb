import type { Order } from "../order.ts";
import type { PrefetchedSession } from "./session/prefetchSession.ts";
import type { RampEndpoint } from "../partner/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type TransactionReport } from "../vendors/Transaction.ts";
import type { AnyVendor, FrameHint, SellDeposit, Vendor } from "../vendors/Vendor.ts";
import type { VendorView } from "../vendors/VendorView.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./transaction/transactionState.ts";
import type {
  DepositState,
  PresentationChoice,
  RampDeposit,
  RampPhase,
  RampSession,
  RememberedPurchase,
} from "./types.ts";
import type { StorageRef } from "./unfinished/storageRef.ts";
import { NO_SCRIPT, type VendorScriptState } from "./vendorScript.ts";

/** One order under way, with what was set when it began. */
export interface PurchaseAttempt {
  /** Counts the attempts of this page: two may have the same `purchaseId`. */
  number: number;
  /** Also the `Idempotency-Key` of the session's request. */
  purchaseId: string;
  /** Its session, where it was asked for before. */
  ahead: PrefetchedSession | undefined;
  order: Order;
  endpoint: string | RampEndpoint;
  vendors: readonly AnyVendor[];
  /** Where it is remembered. */
  memory: StorageRef;
  choice: PresentationChoice;
  /** The window that the user's last click opened for it; `null` where the browser blocked that. */
  popup: { window: Window | null } | undefined;
  /**
   * What for: a purchase; one in the place of a session that waited too long; or only to see whether
   * one of before goes on.
   */
  purpose: "begin" | "renew" | "resume";
}

/** A purchase of before, and what the endpoint said when it was looked for. */
export interface ResumedPurchase {
  purchase: RememberedPurchase;
  report: TransactionReport;
  vendor: Vendor;
  /** Draws it, where its vendor has no page and its user can go on with it. */
  View: VendorView | undefined;
}

/** All that is known of a purchase. */
export interface PurchaseState {
  attempt: PurchaseAttempt | undefined;
  session: RampSession | undefined;
  /** The script that the session names. */
  script: VendorScriptState;
  /** What is known of the transaction that is followed. */
  followed: FollowedTransaction;
  /**
   * A purchase of before that is followed instead of asking for a session; `unknown` while it is not
   * clear whether there is one.
   */
  earlier: ResumedPurchase | "unknown" | undefined;
  /**
   * Once it is `open`, the user may pay there: from then on the transaction is followed. `away` is a
   * window of its own, or this one's next page; `left` is one that was closed, perhaps after paying.
   */
  frame: "none" | "open" | "ready" | "away" | "left";
  /** The user closed the vendor's page, says the vendor: now the endpoint is asked whether anything was paid. */
  isClosing: boolean;
  /** What the frame said last, or that it said anything of money at all. Never believed over the transaction. */
  hint: FrameHint | undefined;
  deposit: RampDeposit | undefined;
  /** Sale: what the vendor's page asks the user to send. */
  wanted: SellDeposit | undefined;
  /** It asked for something else before. */
  hasWantedChanged: boolean;
  /** What went wrong with the session, in the frame, in the hand-over of a deposit or in the check for an earlier purchase. */
  failure: RampError | undefined;
}

export type PurchaseEvent =
  /** With `isLookingBack`, an earlier purchase is looked for before a session is asked for. */
  | { type: "start"; attempt: PurchaseAttempt; isLookingBack: boolean }
  | { type: "close" }
  | { type: "session"; attempt: PurchaseAttempt; session: RampSession }
  | { type: "script"; attempt: PurchaseAttempt; script: VendorScriptState }
  | { type: "followed"; attempt: PurchaseAttempt; followed: FollowedTransaction }
  /** This earlier purchase goes on, or none does. */
  | { type: "looked-back"; attempt: PurchaseAttempt; earlier: ResumedPurchase | undefined }
  /** It cannot be told whether there is one. */
  | { type: "look-back-failed"; attempt: PurchaseAttempt; error: RampError }
  | { type: "wanted"; attempt: PurchaseAttempt; wanted: SellDeposit | undefined }
  | { type: "deposit"; attempt: PurchaseAttempt; deposit: RampDeposit }
  | {
      type: "frame-opened" | "frame-ready" | "frame-closed" | "frame-away" | "frame-left";
      attempt: PurchaseAttempt;
    }
  | { type: "hint"; attempt: PurchaseAttempt; hint: FrameHint }
  | { type: "failed"; attempt: PurchaseAttempt; error: RampError };

export const idlePurchase: PurchaseState = {
  attempt: undefined,
  session: undefined,
  script: NO_SCRIPT,
  followed: NOTHING_KNOWN,
  earlier: undefined,
  frame: "none",
  isClosing: false,
  hint: undefined,
  deposit: undefined,
  wanted: undefined,
  hasWantedChanged: false,
  failure: undefined,
};

/** What an event makes of a purchase. Events of a purchase that is over change nothing. */
export function reducePurchase(purchase: PurchaseState, event: PurchaseEvent): PurchaseState {
  if (event.type === "start") {
    const { attempt, isLookingBack } = event;
    return { ...idlePurchase, attempt, earlier: isLookingBack ? "unknown" : undefined };
  }
  if (event.type === "close") return idlePurchase;
  if (event.attempt !== purchase.attempt) return purchase;
  switch (event.type) {
    case "session":
      return { ...purchase, session: event.session };
    case "script":
      return { ...purchase, script: event.script };
    case "followed":
      return event.followed === purchase.followed
        ? purchase
        : { ...purchase, followed: event.followed };
    case "looked-back":
      return purchase.earlier === "unknown" ? resume(purchase, event.earlier) : purchase;
    case "look-back-failed":
      return purchase.earlier === "unknown" ? { ...purchase, failure: event.error } : purchase;
    case "wanted": {
      if (event.wanted === purchase.wanted) return purchase;
      const hasWantedChanged = purchase.hasWantedChanged || purchase.wanted !== undefined;
      return { ...purchase, wanted: event.wanted, hasWantedChanged };
    }
    case "deposit": {
      const { deposit, failure } = purchase;
      const { state, txHash } = event.deposit;
      // Heard again, from the storage: what went wrong with it since then still holds.
      if (deposit?.state === state && deposit.txHash === txHash) return purchase;
      // An answer that comes after all is better than the error that it did not come.
      const isAnswered = failure?.stage === "deposit";
      return { ...purchase, deposit: event.deposit, failure: isAnswered ? undefined : failure };
    }
    case "frame-opened":
      // Vendors may talk while they open.
      return purchase.frame === "none" ? { ...purchase, frame: "open" } : purchase;
    case "frame-ready":
      return purchase.frame === "ready" ? purchase : { ...purchase, frame: "ready" };
    case "frame-away":
      return { ...purchase, frame: "away", failure: undefined };
    case "frame-closed":
      return { ...purchase, isClosing: true };
    case "frame-left":
      return { ...purchase, frame: "left", isClosing: false };
    case "hint":
      // A frame that reports progress is a frame that works, also where it never said "ready".
      return { ...purchase, frame: "ready", hint: latestOf(purchase.hint, event.hint) };
    case "failed":
      return { ...purchase, failure: event.error };
  }
}

function resume(purchase: PurchaseState, earlier: ResumedPurchase | undefined): PurchaseState {
  const { deposit: state, txHash } = earlier?.purchase ?? {};
  return { ...purchase, earlier, failure: undefined, deposit: state && { state, txHash } };
}

function latestOf(known: FrameHint | undefined, hint: FrameHint): FrameHint {
  return {
    status: hint.status ?? known?.status,
    paymentMethod: hint.paymentMethod ?? known?.paymentMethod,
    reference: hint.reference ?? known?.reference,
    // It waits no longer once it says something else.
    waitsFor: hint.status === undefined ? known?.waitsFor : hint.waitsFor,
  };
}

/** What is known from outside: the endpoint's answers and the script. */
export interface ServerState {
  hasSession: boolean;
  transaction: Transaction | undefined;
  error: RampError | undefined;
}

/** The phase follows from what is known; nothing stores it, so nothing can contradict it. */
export function getPhase(
  { attempt, earlier, frame, deposit }: PurchaseState,
  known: ServerState,
): RampPhase {
  if (!attempt) return "idle";
  const status = known.transaction?.status;
  if (status && isTerminal(status)) return status;
  if (known.error) return "error";
  if (status === "processing") return "processing";
  if (deposit) return DEPOSIT_PHASES[deposit.state];
  if ((earlier && earlier !== "unknown") || frame === "left") return "unsure";
  if (!known.hasSession) return "requesting";
  return frame === "ready" || frame === "away" ? "ready" : "loading";
}

const DEPOSIT_PHASES = {
  asked: "depositing",
  sent: "deposited",
  declined: "deposit-declined",
  unknown: "unsure",
} as const satisfies Record<DepositState, RampPhase>;
