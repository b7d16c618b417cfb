import type { Mode, Order, OrderAmount, OrderFields } from "../order.ts";
import type { RampSettings } from "./RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { SkippedVendor } from "../vendors/Offer.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { FrameStatus, SellDeposit, Vendor, VendorSession } from "../vendors/Vendor.ts";
import type { VendorView, VendorViewProps } from "../vendors/VendorView.ts";

/** The order is read when a purchase begins; a later change applies to the next purchase. */
export type RampOptions = RampBaseOptions & OrderAmount;

/** The fields of `RampOptions` besides the amount. */
export interface RampBaseOptions
  extends RampSettings, RampHandlers, Omit<OrderFields, "mode" | "theme"> {
  /** Buying or selling. @default "buy" */
  mode?: Order["mode"] | undefined;
  /**
   * Where the vendor's page opens. `popup` and `redirect` need a vendor whose page has a URL; any other vendor opens
   * inline. Call `start()` in the user's click, or the browser blocks the popup. `auto` opens it inline if a frame
   * works, else in a popup or, in an in-app browser with a `redirectUrl`, by redirect; `presentationReason` says why.
   * @default "inline"
   */
  presentation?: RampPresentation | "auto" | undefined;
}

/** A purchase and its actions. */
export interface Ramp extends ResolvedPresentation {
  /** The current phase. */
  phase: RampPhase;
  /** The order in progress, or the one that `start()` would place. */
  order: Order;
  /** Set once the endpoint has issued it. Its tokens can't be read. */
  session: RampSession | undefined;
  /** The endpoint's report, the only source to rely on. */
  transaction: Transaction | undefined;
  /** The latest claim of the vendor's frame. Never overrides `transaction`. */
  frameStatus: FrameStatus | undefined;
  /** Sale: the request to the host's wallet and its result. */
  deposit: RampDeposit | undefined;
  /** Sale: the amount and address that the vendor's page currently asks the user to send to. */
  depositRequest: SellDeposit | undefined;
  /**
   * Sale: the vendor's page has changed its request. The request to the host's wallet, or an address that the user
   * copied, may be out of date: warn the user.
   */
  hasDepositRequestChanged: boolean;
  /** The current error, while it is relevant. */
  error: RampError | undefined;
  /** A sentence for the user, if the vendor's own status says more than the phase. */
  statusMessage: string | undefined;
  /** The purchase began on another page or in another tab, and is followed here. */
  isResumed: boolean;
  /**
   * Whether the vendor's page is outside of this one: `external` in another window or this window's next page, `closed`
   * once it was closed, perhaps after payment, otherwise `embedded`.
   */
  pageStatus: "embedded" | "external" | "closed";
  /** The transaction has been `processing` for ten minutes: tell the user that they needn't wait here. */
  isOverdue: boolean;
  /**
   * Begins a purchase. If an earlier one may have been paid and its end hasn't been shown, that one is resumed instead.
   * Does nothing while a purchase is in progress, so a double click is harmless. After an error, it begins again only
   * if the vendor's page wasn't opened.
   * @throws {Error} if `currency` is missing
   */
  start: () => void;
  /**
   * Resumes an earlier purchase that may have been paid and whose end hasn't been shown. If there is none, the phase
   * stays `idle`.
   */
  resume: () => void;
  /**
   * After an error: refetches the transaction, and begins the purchase again, with the current order, only if nothing
   * can have been paid.
   */
  retry: () => void;
  /**
   * Begins another purchase at once, even if one is in progress: for a user who knows that the last one wasn't paid, or
   * who wants a second one. The vendor continues what it has begun.
   * @throws {Error} if `currency` is missing
   */
  startOver: () => void;
  /**
   * Closes the purchase. A vendor page that can be asked closes itself and may ask the user first; any other page, or
   * with `force`, is removed at once. If something may have been paid there, the purchase is followed as
   * `unconfirmed`; otherwise it becomes `idle`. Without an open page, `close()` dismisses the purchase to `idle`, and
   * `force` leaves one that is followed alone. Doesn't call `onClose` unless the user confirms in the vendor's page.
   */
  close: (options?: { force?: boolean }) => void;
  /**
   * Whether there is a popup whose close this page detects. False if the user opened the vendor's page by a link: that
   * window can be neither focused nor closed from here.
   */
  hasPopup: boolean;
  /**
   * After the error `popup-blocked`: props for an `<a>` that opens the vendor's page, which browsers don't block. The
   * link gets its URL when the user clicks it.
   */
  getPopupLinkProps: () => PopupLinkProps;
  /** Opens the vendor's frame; `<RampFrame>` calls it. Set once the session and script are ready. */
  openFrame: ((host: HTMLElement) => () => void) | undefined;
  /** The component that the vendor renders instead of a page, with its props; `<RampFrame>` renders it. */
  vendorView: { Component: VendorView; props: VendorViewProps } | undefined;
}

/** Props for an `<a>`, from `getPopupLinkProps()`. */
export interface PopupLinkProps {
  /** Origin of the vendor's page, until the click. */
  href: string | undefined;
  /** Opens a new window. */
  target: "_blank";
  /** Isolates the vendor's page from this one. */
  rel: "noopener";
  /** The vendor sees only this page's origin. */
  referrerPolicy: "strict-origin-when-cross-origin";
  /** Sets the link's URL, or prevents the click if the session can't be opened any more. */
  onClick: (event: { currentTarget: HTMLAnchorElement; preventDefault: () => void }) => void;
}

/**
 * The result of a deposit with the host's wallet: sent, with the blockchain transaction's hash if the wallet knows it,
 * or cancelled. Any other value, or an error, means that the outcome is unknown.
 */
export type DepositResult = { txHash: string } | { sent: true } | { cancelled: true };

/** Every event of a purchase, in one union. */
export type RampEvent =
  /** The phase changed. */
  | { type: "phase"; phase: RampPhase }
  /** The endpoint issued a session: which vendor serves the order, and why vendors before it didn't. */
  | { type: "session"; vendor: string; skipped: readonly SkippedVendor[] }
  /** A purchase begins and `presentation` is `auto` or isn't supported: where the vendor's page opens, and why. */
  | ({ type: "presentation" } & ResolvedPresentation)
  /** The vendor's page is visible and usable. */
  | { type: "ready" }
  /** Hint: a claim of the vendor's frame. Not reliable about money. */
  | { type: "frame-status"; frameStatus: FrameStatus }
  /** Fact: the endpoint's report. */
  | { type: "transaction"; transaction: Transaction }
  /** Sale: the vendor waits for crypto at an address. Sent again if its request changes. */
  | { type: "deposit-requested"; deposit: SellDeposit }
  /** Sale: the result from the host's wallet. */
  | { type: "deposit-resolved"; deposit: SellDeposit; result: DepositResult }
  /** An error occurred. */
  | { type: "error"; error: RampError }
  /** The user or the vendor closed the vendor's page before payment. See `onClose`. */
  | { type: "close" }
  /** A message of the vendor's frame that this library doesn't know. */
  | { type: "unknown"; name: string; payload: unknown };

/** Each is called at most once per fact. A new function identity restarts nothing. */
export interface RampHandlers {
  /** Every event, with hints and facts as separate types. */
  onEvent?: ((event: RampEvent) => void) | undefined;
  /** The vendor's page is visible and usable. */
  onReady?: (() => void) | undefined;
  /** The endpoint reported a new status. */
  onStatusChange?: ((transaction: Transaction) => void) | undefined;
  /** The endpoint reported that the vendor has delivered. */
  onComplete?: ((transaction: Transaction) => void) | undefined;
  /** The endpoint reported that the payment, deposit or payout failed. */
  onFail?: ((transaction: Transaction) => void) | undefined;
  /** The endpoint reported that the user or the vendor cancelled. */
  onCancel?: ((transaction: Transaction) => void) | undefined;
  /** An error occurred, even one that leaves the purchase running: see `stage`. */
  onError?: ((error: RampError) => void) | undefined;
  /**
   * The user or the vendor closed the vendor's page before payment. Not called if `close()` takes effect without asking
   * the page.
   */
  onClose?: (() => void) | undefined;
  /**
   * Sale: sends this amount to this address with the host's wallet. Called once per transaction, even if the request
   * repeats or changes. Without it, the user sends the crypto manually, from the vendor's page. If it throws or returns
   * no result, the user is told that it is unknown whether the crypto was sent.
   */
  onSellDeposit?: ((deposit: SellDeposit) => Promise<DepositResult>) | undefined;
}

/**
 * Status of a deposit with the host's wallet: `requested` until the wallet answers, `unknown` if its answer doesn't say
 * whether it sent.
 */
export type DepositState = "requested" | "declined" | "sent" | "unknown";

/** A stored purchase that was opened and whose end hasn't been seen. Holds no token and no personal data. */
export interface RememberedPurchase {
  /** Name of the vendor that holds it. */
  vendor: string;
  /** The vendor's id of the transaction. */
  id: string;
  /** Whether crypto was bought or sold. */
  mode: Mode;
  /** When it was opened, in milliseconds since 1970 by the browser's clock. */
  time: number;
  /** The vendor's own id for it, if that isn't `id`, as its page reported. */
  reference?: string | undefined;
  /**
   * The vendor's page reported a payment or showed a deposit address, opened outside of this one, or sent the user
   * back. A hint, and reason enough to be careful. `false` after the user said that it isn't paid.
   */
  mayBePaid?: boolean | undefined;
  /** Sale: set once the host's wallet was asked, so that it is never asked twice. */
  deposit?: DepositState | undefined;
  /** Sale: the blockchain transaction's hash, from the host's wallet. */
  txHash?: string | undefined;
  /** It ended like this and the user was told. It stays stored because it may still complete. */
  ended?: "failed" | "cancelled" | undefined;
}

/** The state of a purchase. */
export type RampPhase =
  /** No purchase is in progress. */
  | "idle"
  /** The session is requested from the endpoint, or earlier purchases are checked. */
  | "requesting"
  /** The session is ready; the vendor's page is loading. */
  | "loading"
  /** The vendor's page is visible and usable. */
  | "ready"
  /** Sale: the host's wallet was asked to send the crypto and hasn't answered. */
  | "depositing"
  /** Sale: the host's wallet sent the crypto; the vendor hasn't detected it yet. */
  | "deposited"
  /** Sale: the host's wallet didn't send. The vendor's page still waits and shows the address. */
  | "deposit-declined"
  /**
   * It is unknown whether it was paid: the vendor's page has closed, here or on an earlier page, or the host's wallet
   * didn't say whether it sent.
   */
  | "unconfirmed"
  /** Paid; the vendor hasn't delivered yet. From here on, the phase follows the endpoint alone. */
  | "processing"
  /** The vendor has delivered. */
  | "completed"
  /** Payment, deposit or payout failed. It may still complete, e.g. after another attempt on the vendor's page. */
  | "failed"
  /** The user or the vendor cancelled it. It may still complete, e.g. if crypto was on its way. */
  | "cancelled"
  /** It can't continue: `error` says why, and whether to retry. */
  | "error";

/** Sale: a deposit with the host's wallet. */
export interface RampDeposit {
  /** Its progress. */
  status: DepositState;
  /** The blockchain transaction's hash, if the wallet sent and reported it. */
  txHash?: string | undefined;
}

/** Where the vendor's page opens: inline, in a modal over this page, in a popup, or in place of this page. */
export type RampPresentation = "inline" | "modal" | "popup" | "redirect";

/** Why the vendor's page opens where it does. */
export type PresentationReason =
  /** `presentation` isn't `"auto"`. */
  | "requested"
  /** No vendor of the order has a page with a URL, which could open elsewhere. */
  | "not-supported"
  /** Frames work here. */
  | "default"
  /** This page's own `Permissions-Policy` denies frames the camera or payments. Only Chromium exposes this. */
  | "permissions-policy"
  /** `Cross-Origin-Embedder-Policy`: browsers load only frames that opt in. */
  | "cross-origin-isolated";

/** Where the vendor's page opens, and why. */
export interface ResolvedPresentation {
  /** Resolved; never `auto`. */
  presentation: RampPresentation;
  /** Why it opens there. */
  presentationReason: PresentationReason;
}

/** A session that is bound to its vendor and can be opened once. */
export interface RampSession extends Omit<VendorSession, "url"> {
  /** The vendor that issued it and opens it. */
  vendor: Vendor;
  /** Vendors that the endpoint tried before, in this order. */
  skipped: readonly SkippedVendor[];
  /** Returns the URL of the vendor's page for another window, once: taking it opens the session. */
  takeUrl?: (() => string) | undefined;
  /** Origin of that page, e.g. `https://vendor.example`. */
  pageOrigin?: string | undefined;
  /** When it can't be opened any more, in milliseconds since 1970 by the browser's clock. */
  expiresAt: number;
}
