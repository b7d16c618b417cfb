import type { Order } from "../order.ts";
import type { PrefetchedSession } from "./session/prefetchSession.ts";
import type { RampEndpoint } from "../client/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type TransactionReport } from "../vendors/Transaction.ts";
import type { VendorInput, FrameStatus, SellDeposit, Vendor } from "../vendors/Vendor.ts";
import type { VendorView } from "../vendors/VendorView.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./transaction/transactionState.ts";
import type {
  DepositState,
  ResolvedPresentation,
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
  prefetched: PrefetchedSession | undefined;
  order: Order;
  endpoint: string | RampEndpoint;
  vendors: readonly VendorInput[];
  /** Where it is remembered. */
  storageRef: StorageRef;
  choice: ResolvedPresentation;
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
   * The vendor's page. Once it is `mounted`, the user may pay there, so the transaction is followed. `external`
   * means another window or this window's next page; `closed` means closed, perhaps after the user paid.
   */
  frame: "idle" | "mounted" | "ready" | "external" | "closed";
  /** The user closed the vendor's page, says the vendor: now the endpoint is asked whether anything was paid. */
  isClosing: boolean;
  /** What the frame said last, or that it said anything of money at all. Never believed over the transaction. */
  frameStatus: FrameStatus | undefined;
  deposit: RampDeposit | undefined;
  /** Sale: what the vendor's page asks the user to send. */
  depositRequest: SellDeposit | undefined;
  /** It asked for something else before. */
  hasDepositRequestChanged: boolean;
  /** What went wrong with the session, in the frame, in the hand-over of a deposit or in the check for an earlier purchase. */
  failure: RampError | undefined;
}

export type PurchaseEvent =
  /** With `checksUnfinished`, an earlier purchase is looked for before a session is asked for. */
  | { type: "start"; attempt: PurchaseAttempt; checksUnfinished: boolean }
  | { type: "close" }
  | { type: "session"; attempt: PurchaseAttempt; session: RampSession }
  | { type: "script"; attempt: PurchaseAttempt; script: VendorScriptState }
  | { type: "followed"; attempt: PurchaseAttempt; followed: FollowedTransaction }
  /** This earlier purchase goes on, or none does. */
  | { type: "checked"; attempt: PurchaseAttempt; earlier: ResumedPurchase | undefined }
  /** It cannot be told whether there is one. */
  | { type: "check-failed"; attempt: PurchaseAttempt; error: RampError }
  | {
      type: "deposit-requested";
      attempt: PurchaseAttempt;
      depositRequest: SellDeposit | undefined;
    }
  | { type: "deposit"; attempt: PurchaseAttempt; deposit: RampDeposit }
  | {
      type: "frame-mounted" | "frame-ready" | "close-requested" | "frame-external" | "frame-closed";
      attempt: PurchaseAttempt;
    }
  | { type: "frame-status"; attempt: PurchaseAttempt; frameStatus: FrameStatus }
  | { type: "failed"; attempt: PurchaseAttempt; error: RampError };

export const idlePurchase: PurchaseState = {
  attempt: undefined,
  session: undefined,
  script: NO_SCRIPT,
  followed: NOTHING_KNOWN,
  earlier: undefined,
  frame: "idle",
  isClosing: false,
  frameStatus: undefined,
  deposit: undefined,
  depositRequest: undefined,
  hasDepositRequestChanged: false,
  failure: undefined,
};

/** What an event makes of a purchase. Events of a purchase that is over change nothing. */
export function reducePurchase(purchase: PurchaseState, event: PurchaseEvent): PurchaseState {
  if (event.type === "start") {
    const { attempt, checksUnfinished } = event;
    return { ...idlePurchase, attempt, earlier: checksUnfinished ? "unknown" : undefined };
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
    case "checked":
      return purchase.earlier === "unknown" ? resume(purchase, event.earlier) : purchase;
    case "check-failed":
      return purchase.earlier === "unknown" ? { ...purchase, failure: event.error } : purchase;
    case "deposit-requested": {
      const { depositRequest } = event;
      if (depositRequest === purchase.depositRequest) return purchase;
      const hasDepositRequestChanged =
        purchase.hasDepositRequestChanged || purchase.depositRequest !== undefined;
      return { ...purchase, depositRequest, hasDepositRequestChanged };
    }
    case "deposit": {
      const { deposit, failure } = purchase;
      const { status, txHash } = event.deposit;
      // Heard again, from the storage: what went wrong with it since then still holds.
      if (deposit?.status === status && deposit.txHash === txHash) return purchase;
      // An answer that comes after all is better than the error that it did not come.
      const isAnswered = failure?.stage === "deposit";
      return { ...purchase, deposit: event.deposit, failure: isAnswered ? undefined : failure };
    }
    case "frame-mounted":
      // Vendors may talk while they open.
      return purchase.frame === "idle" ? { ...purchase, frame: "mounted" } : purchase;
    case "frame-ready":
      return purchase.frame === "ready" ? purchase : { ...purchase, frame: "ready" };
    case "frame-external":
      return { ...purchase, frame: "external", failure: undefined };
    case "close-requested":
      return { ...purchase, isClosing: true };
    case "frame-closed":
      return { ...purchase, frame: "closed", isClosing: false };
    case "frame-status":
      // A frame that reports progress is a frame that works, also where it never said "ready".
      return {
        ...purchase,
        frame: "ready",
        frameStatus: mergeFrameStatus(purchase.frameStatus, event.frameStatus),
      };
    case "failed":
      return { ...purchase, failure: event.error };
  }
}

function resume(purchase: PurchaseState, earlier: ResumedPurchase | undefined): PurchaseState {
  const { deposit: status, txHash } = earlier?.purchase ?? {};
  return { ...purchase, earlier, failure: undefined, deposit: status && { status, txHash } };
}

function mergeFrameStatus(known: FrameStatus | undefined, latest: FrameStatus): FrameStatus {
  return {
    status: latest.status ?? known?.status,
    paymentMethod: latest.paymentMethod ?? known?.paymentMethod,
    reference: latest.reference ?? known?.reference,
    // Another status means that nothing is pending any more.
    pending: latest.status === undefined ? known?.pending : latest.pending,
  };
}

/** What is known from outside: the endpoint's answers and the script. */
export interface ServerState {
  hasSession: boolean;
  transaction: Transaction | undefined;
  error: RampError | undefined;
}

/** The phase is derived, never stored, so it can't get out of sync. */
export function getPhase(
  { attempt, earlier, frame, deposit }: PurchaseState,
  known: ServerState,
): RampPhase {
  if (!attempt) return "idle";
  const status = known.transaction?.status;
  if (status && isTerminal(status)) return status;
  if (known.error) return "error";
  if (status === "processing") return "processing";
  if (deposit) return DEPOSIT_PHASES[deposit.status];
  if ((earlier && earlier !== "unknown") || frame === "closed") return "unconfirmed";
  if (!known.hasSession) return "requesting";
  return frame === "ready" || frame === "external" ? "ready" : "loading";
}

const DEPOSIT_PHASES = {
  requested: "depositing",
  sent: "deposited",
  declined: "deposit-declined",
  unknown: "unconfirmed",
} as const satisfies Record<DepositState, RampPhase>;
