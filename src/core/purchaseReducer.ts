import type { Order } from "../order.ts";
import type { PrefetchedSession } from "./session/prefetchSession.ts";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction, type TransactionReport } from "../vendors/Transaction.ts";
import type { VendorInput, FrameStatus, SellDeposit, Vendor } from "../vendors/Vendor.ts";
import type { VendorView } from "../vendors/VendorView.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./transaction/FollowedTransaction.ts";
import type {
  DepositState,
  ResolvedPresentation,
  RampDeposit,
  RampPhase,
  RampSession,
  RememberedPurchase,
} from "./publicTypes.ts";
import type { StorageRef } from "./unfinished/purchaseStorageLocation.ts";
import { NO_SCRIPT, type VendorScriptState } from "./vendorScript.ts";

/** An order in progress, with the settings at its start. */
export interface PurchaseAttempt {
  /** Counts the page's attempts: two may share a `purchaseId`. */
  number: number;
  /** Also the `Idempotency-Key` of the session request. */
  purchaseId: string;
  /** Its session, if it was prefetched. */
  prefetched: PrefetchedSession | undefined;
  order: Order;
  endpoint: string | CustomEndpoint;
  vendors: readonly VendorInput[];
  /** Where the purchase is stored. */
  storageRef: StorageRef;
  choice: ResolvedPresentation;
  /** The popup opened in the user's last click; `window` is `null` if the browser blocked it. */
  popup: { window: Window | null } | undefined;
  /**
   * `begin`: a new purchase. `renew`: replaces a session that expired before it was opened. `resume`: only checks for
   * an unfinished purchase.
   */
  purpose: "begin" | "renew" | "resume";
}

/** An earlier purchase and the endpoint's report on it. */
export interface ResumedPurchase {
  purchase: RememberedPurchase;
  report: TransactionReport;
  vendor: Vendor;
  /** Renders the purchase if its vendor has no page and the user can continue it. */
  View: VendorView | undefined;
}

/** State of a purchase. */
export interface PurchaseState {
  attempt: PurchaseAttempt | undefined;
  session: RampSession | undefined;
  /** The script that the session needs. */
  script: VendorScriptState;
  /** State of the followed transaction. */
  followed: FollowedTransaction;
  /** The earlier purchase that is followed instead of requesting a session; `unknown` during the check for one. */
  earlier: ResumedPurchase | "unknown" | undefined;
  /**
   * The vendor's page. Once it is `mounted`, the user may pay there, so the transaction is followed. `external` means
   * another window or this window's next page; `closed` means closed, perhaps after the user paid.
   */
  frame: "idle" | "mounted" | "ready" | "external" | "closed";
  /** The vendor reported that the user closed its page; the endpoint is asked whether anything was paid. */
  isClosing: boolean;
  /** The frame's latest status, or an empty one once it asked for a deposit. Never overrides the transaction. */
  frameStatus: FrameStatus | undefined;
  deposit: RampDeposit | undefined;
  /** Sale: what the vendor's page asks the user to send. */
  depositRequest: SellDeposit | undefined;
  /** The vendor's page has changed its request. */
  hasDepositRequestChanged: boolean;
  /** An error of the session, the frame, a deposit or the check for unfinished purchases. */
  failure: RampError | undefined;
}

export type PurchaseEvent =
  /** With `checksUnfinished`, earlier purchases are checked before a session is requested. */
  | { type: "start"; attempt: PurchaseAttempt; checksUnfinished: boolean }
  | { type: "close" }
  | { type: "session"; attempt: PurchaseAttempt; session: RampSession }
  | { type: "script"; attempt: PurchaseAttempt; script: VendorScriptState }
  | { type: "followed"; attempt: PurchaseAttempt; followed: FollowedTransaction }
  /** The earlier purchase to resume, or `undefined` if there is none. */
  | { type: "checked"; attempt: PurchaseAttempt; earlier: ResumedPurchase | undefined }
  /** It is unknown whether there is an earlier purchase. */
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

/** Applies an event to a purchase. Events of an attempt that is over change nothing. */
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
      // The same answer, read from the storage again: a later error still holds.
      if (deposit?.status === status && deposit.txHash === txHash) return purchase;
      // A late answer replaces the error about its absence.
      const isAnswered = failure?.stage === "deposit";
      return { ...purchase, deposit: event.deposit, failure: isAnswered ? undefined : failure };
    }
    case "frame-mounted":
      // The vendor may send messages while its page opens.
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
      // A frame that reports progress works, even if it never reported "ready".
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
    // A new status means that nothing is pending any more.
    pending: latest.status === undefined ? known?.pending : latest.pending,
  };
}

/** State from outside of the reducer: the endpoint's answers and the script. */
export interface PhaseInput {
  hasSession: boolean;
  transaction: Transaction | undefined;
  error: RampError | undefined;
}

/** The phase is derived, never stored, so it can't get out of sync. */
export function getPhase(
  { attempt, earlier, frame, deposit }: PurchaseState,
  known: PhaseInput,
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
