import type { Mode, Order, OrderAmount, OrderFields } from "../order.ts";
import type { RampSettings } from "./RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { FrameStatus, SellDeposit, Vendor, VendorSession } from "../vendors/Vendor.ts";
import type { VendorView, VendorViewProps } from "../vendors/VendorView.ts";

/** The order is read when a purchase begins; a later change counts for the next one. */
export type RampOptions = RampBaseOptions & OrderAmount;

/** What `RampOptions` has besides the amount. */
export interface RampBaseOptions
  extends RampSettings, RampHandlers, Omit<OrderFields, "mode" | "theme"> {
  /** Buying or selling. @default "buy" */
  mode?: Order["mode"] | undefined;
  /**
   * Where the vendor's page opens. `popup` and `redirect` need a vendor whose page has an address;
   * with any other it opens inline. Call `start()` in the user's click then, or the popup is blocked.
   * `auto` opens it here where a frame works, and else in a popup or, in an app's own browser and with a
   * `redirectUrl`, in this page's place; `presentationReason` says why.
   * @default "inline"
   */
  presentation?: RampPresentation | "auto" | undefined;
}

/** One purchase, and what can be done with it. */
export interface Ramp extends ResolvedPresentation {
  /** What it is doing now. */
  phase: RampPhase;
  /** The order under way, or the one that `start` would begin. */
  order: Order;
  /** Set once the endpoint gave one. Its tokens cannot be read. */
  session: RampSession | undefined;
  /** What the endpoint says of it: the one thing to believe. */
  transaction: Transaction | undefined;
  /** What the vendor's frame said last. Never believed over `transaction`. */
  frameStatus: FrameStatus | undefined;
  /** Sale: what the host's wallet was asked and answered. */
  deposit: RampDeposit | undefined;
  /** Sale: what the vendor's page asks the user to send now, and where to. */
  depositRequest: SellDeposit | undefined;
  /**
   * Sale: the vendor's page asked for something else before. What the host's wallet was asked for, or the user
   * has copied, may be out of date: say so.
   */
  hasDepositRequestChanged: boolean;
  /** What went wrong, while it matters. */
  error: RampError | undefined;
  /** A sentence for the user, where the vendor's own status says more than the phase does. */
  statusMessage: string | undefined;
  /** This purchase was begun before, on another page or in another tab, and is followed from here on. */
  isResumed: boolean;
  /**
   * Whether the vendor's page is outside of this one: `away` in a window of its own or in this one's
   * next page, `left` once the user closed it, perhaps after paying.
   */
  pageStatus: "embedded" | "external" | "closed";
  /** The transaction has been `processing` for ten minutes: tell the user that they need not wait here. */
  isOverdue: boolean;
  /**
   * Begins a purchase. Where one of before was paid and its end was not seen yet, that one is shown
   * instead. While one is under way it does nothing, so a double click is harmless; after an error it
   * begins anew as long as the vendor's page was not opened.
   * @throws {Error} if `currency` is missing
   */
  start: () => void;
  /** Shows a purchase of before that was paid and whose end was not seen yet. Where there is none, it stays `idle`. */
  resume: () => void;
  /**
   * After an error: looks at the transaction again, and begins the same order anew only where nothing
   * can have been paid yet.
   */
  retry: () => void;
  /**
   * Begins another purchase at once, whatever is under way: for a user who knows that the last one was
   * not paid, or who wants a second one. What the vendor has begun goes on there.
   * @throws {Error} if `currency` is missing
   */
  startOver: () => void;
  /**
   * Closes the purchase. An open vendor page is asked to close and may ask the user first; with `force` it is
   * removed at once. If something may have been paid there, the purchase is followed as `unconfirmed`; otherwise
   * it becomes `idle`. In every other phase, `close()` returns to `idle` at once, and whatever the vendor has
   * begun continues there.
   */
  close: (options?: { force?: boolean }) => void;
  /**
   * Whether there is a popup that is seen to close: not where the user opened the page by a link. It can be
   * neither shown nor closed from here, since it does not know this page.
   */
  hasPopup: boolean;
  /**
   * After the error `popup-blocked`: props for an `<a>` that opens the vendor's page, which browsers don't block.
   * The link gets its address when the user clicks it.
   */
  getPopupLinkProps: () => PopupLinkProps;
  /** Opens the vendor's frame: what `<RampFrame>` calls. Set once session and script are there. */
  openFrame: ((host: HTMLElement) => () => void) | undefined;
  /** What the vendor draws instead of a page, and what it draws it from: what `<RampFrame>` shows. */
  vendorView: { Component: VendorView; props: VendorViewProps } | undefined;
}

/** Props for an `<a>`, as `getPopupLinkProps` gives them. */
export interface PopupLinkProps {
  /** Origin of the vendor's page, until the click. */
  href: string | undefined;
  /** Opens another window. */
  target: "_blank";
  /** Keeps the vendor's page away from this one. */
  rel: "noopener";
  /** The vendor sees the origin of this page, and no more. */
  referrerPolicy: "strict-origin-when-cross-origin";
  /** Sets the link's address, or prevents the click if the session can't be opened any more. */
  onClick: (event: { currentTarget: HTMLAnchorElement; preventDefault: () => void }) => void;
}

/**
 * What the host's wallet did with a deposit: sent it, in which transaction of the blockchain where it knows,
 * or not. Anything else says that nobody knows, and so does an error.
 */
export type DepositResult = { txHash: string } | { sent: true } | { cancelled: true };

/** Everything that happens in a purchase, in one union. */
export type RampEvent =
  /** What the component is doing changed. */
  | { type: "phase"; phase: RampPhase }
  /** A purchase begins: where its vendor's page will open, and why there. */
  | ({ type: "presentation" } & ResolvedPresentation)
  /** The vendor's page can be seen and used. */
  | { type: "ready" }
  /** Hint: what the vendor's frame says of itself. It says nothing sure of money. */
  | { type: "frame-status"; frameStatus: FrameStatus }
  /** Fact: what the endpoint says. */
  | { type: "transaction"; transaction: Transaction }
  /** Sale: the vendor waits for crypto at an address. Once more where it asks for something else. */
  | { type: "deposit-requested"; deposit: SellDeposit }
  /** Sale: what the host's wallet answered. */
  | { type: "deposit-resolved"; deposit: SellDeposit; result: DepositResult }
  /** Something went wrong. */
  | { type: "error"; error: RampError }
  /** The user left the vendor's page before paying, or `close()` was called. */
  | { type: "close" }
  /** A message of the vendor's frame that this library does not know. */
  | { type: "unknown"; name: string; payload: unknown };

/** Each is called at most once per fact. A new function identity restarts nothing. */
export interface RampHandlers {
  /** Everything that happens, hints and facts told apart. */
  onEvent?: ((event: RampEvent) => void) | undefined;
  /** The vendor's page can be seen and used. */
  onReady?: (() => void) | undefined;
  /** The endpoint reported another status. */
  onStatusChange?: ((transaction: Transaction) => void) | undefined;
  /** The vendor finished the purchase, says the endpoint. */
  onComplete?: ((transaction: Transaction) => void) | undefined;
  /** Payment, deposit or payout failed, says the endpoint. */
  onFail?: ((transaction: Transaction) => void) | undefined;
  /** Cancelled, by the user or by the vendor, says the endpoint. */
  onCancel?: ((transaction: Transaction) => void) | undefined;
  /** Something went wrong, also what leaves the purchase running: see `stage`. */
  onError?: ((error: RampError) => void) | undefined;
  /** The user left the vendor's page before paying, or `close()` was called. */
  onClose?: (() => void) | undefined;
  /**
   * Sale: send this amount to this address with the host's wallet. Called once per transaction,
   * whatever repeats or changes. Without it the user sends the crypto by hand, from the vendor's page.
   * Where it throws, or answers nothing, the user is told that nobody knows whether the crypto was sent.
   */
  onSellDeposit?: ((deposit: SellDeposit) => Promise<DepositResult>) | undefined;
}

/**
 * What the host's wallet did with a deposit: `asked` lasts until it answers, `unknown` is an answer that does
 * not tell.
 */
export type DepositState = "requested" | "declined" | "sent" | "unknown";

/**
 * A purchase that was opened and whose end was not seen yet. It holds no token and nothing about
 * the person.
 */
export interface RememberedPurchase {
  /** Name of the vendor that holds it. */
  vendor: string;
  /** The vendor's id of the transaction. */
  id: string;
  /** Whether crypto was bought or sold. */
  mode: Mode;
  /** When it was opened: milliseconds since 1970, by the browser's clock. */
  time: number;
  /** What the vendor calls it, where that is not `id`, as its page told. */
  reference?: string | undefined;
  /** Its frame said something of a payment, or showed where to send crypto. A hint, and reason enough to be careful. */
  mayBePaid?: boolean | undefined;
  /** Sale: set from when the host's wallet was asked, so that it is never asked twice. */
  deposit?: DepositState | undefined;
  /** Sale: what the host's wallet answered. */
  txHash?: string | undefined;
  /** It ended so, and the user was told. It stays remembered, for it may complete all the same. */
  ended?: "failed" | "cancelled" | undefined;
}

/** What our component is doing now. */
export type RampPhase =
  /** Nothing is under way. */
  | "idle"
  /** The endpoint was asked for a session. */
  | "requesting"
  /** The session is there; the vendor's page is on its way. */
  | "loading"
  /** The vendor's page can be seen and used. */
  | "ready"
  /** Sale: the host's wallet was asked to send the crypto, and has not answered. */
  | "depositing"
  /** Sale: the host's wallet sent the crypto, and the vendor has not seen it yet. */
  | "deposited"
  /** Sale: the host's wallet did not send. The vendor's page still waits, and says where to. */
  | "deposit-declined"
  /**
   * Nobody knows yet whether it was paid: the vendor's page is gone, on this page or on one of before, or
   * the host's wallet did not tell whether it sent.
   */
  | "unconfirmed"
  /** It is paid, and the vendor has not delivered yet. From here on all is the endpoint's word. */
  | "processing"
  /** The vendor has delivered. */
  | "completed"
  /** Payment, deposit or payout failed. It may complete all the same, e.g. after another try on the vendor's page. */
  | "failed"
  /** The user or the vendor called it off. It may complete all the same, e.g. where crypto was on its way. */
  | "cancelled"
  /** It cannot go on as it is: `error` says why, and whether to try again. */
  | "error";

/** What the host's wallet was asked and answered, in a sale. */
export interface RampDeposit {
  /** How far that is. */
  status: DepositState;
  /** Set where the wallet said that it sent, and in which transaction of the blockchain. */
  txHash?: string | undefined;
}

/** Where the vendor's page opens: here, here over the rest of the page, in a window of its own, or in this page's place. */
export type RampPresentation = "inline" | "modal" | "popup" | "redirect";

/** Why the vendor's page opens where it does. */
export type PresentationReason =
  /** It is not `"auto"`. */
  | "requested"
  /** No vendor of the order has a page with an address, which could open elsewhere. */
  | "not-supported"
  /** Nothing speaks against a frame here. */
  | "default"
  /** This page's own `Permissions-Policy` denies frames the camera or payments. Chromium alone can be asked. */
  | "permissions-policy"
  /** `Cross-Origin-Embedder-Policy`: browsers load no frame here that did not ask for it. */
  | "cross-origin-isolated";

/** Where the vendor's page opens, and why there. */
export interface ResolvedPresentation {
  /** Where, once `auto` has been decided. */
  presentation: RampPresentation;
  /** Why there. */
  presentationReason: PresentationReason;
}

/** A session that knows its vendor and lets itself be opened once. */
export interface RampSession extends Omit<VendorSession, "url"> {
  /** Who issued it, and opens it. */
  vendor: Vendor;
  /** The vendor's page for a window of its own, once: whoever takes it has opened the session. */
  takeUrl?: (() => string) | undefined;
  /** Where that page comes from, e.g. `https://vendor.example`. */
  pageOrigin?: string | undefined;
  /** When it stops being good for opening: milliseconds since 1970, by the browser's own clock. */
  expiresAt: number;
}
