import type { Mode, Order } from "../order.ts";
import type { Transaction, TransactionReport } from "./Transaction.ts";
import type { VendorView } from "./VendorView.ts";

/**
 * The deposit that the vendor's frame requests in a sale. If a field has another form, the request
 * is reported as an unknown event, and reaches neither a wallet nor the user.
 */
export interface SellDeposit {
  /** The sale's transaction. */
  transactionId: string;
  /** The exact amount of crypto: a decimal string above zero, without sign, exponent or unit. */
  amount: string;
  /** The crypto asset to send, e.g. `USDT`. */
  currency: string;
  /** The blockchain network to send it on, e.g. `TRC20`. On another network the crypto is lost. */
  network: string;
  /** The recipient's address: at most 256 printable ASCII characters, without spaces. */
  address: string;
}

/** A frame's claim about the purchase. */
export interface FrameStatus {
  /** The frame's own status, e.g. `paid`. */
  status?: string | undefined;
  /** E.g. `card`. */
  paymentMethod?: string | undefined;
  /** The vendor's own id of the transaction, if it has one. */
  reference?: string | undefined;
  /** The vendor holds the payment until it has verified the user's identity. */
  pending?: "kyc" | undefined;
}

/**
 * The deposit that the vendor's page requests. Leave out fields that can't be read: the widget then
 * shows nothing and calls no wallet, but knows that crypto may be on its way. It validates every
 * field again.
 */
export type UncheckedDeposit = { transactionId: string } & {
  [Name in keyof SellDeposit]?: unknown;
};

/** A message of the vendor's frame. Every message is a hint: only the endpoint knows the facts. */
export type FrameMessage =
  /** The vendor's page starts loading. */
  | { type: "loading" }
  /** The user can see and use the vendor's page. */
  | { type: "ready" }
  /** The status changed. */
  | ({ type: "status" } & FrameStatus)
  /** Sale: the user has to send crypto. */
  | { type: "deposit-requested"; deposit: UncheckedDeposit }
  /** The vendor's page failed to open, after `open` returned. */
  | { type: "failed"; error: unknown }
  /** The user closed the vendor's page. */
  | { type: "close" }
  /**
   * A message that this library doesn't know, or whose payload differs from the vendor's
   * documentation.
   */
  | { type: "unknown"; name: string; payload: unknown };

/** A script that defines one global on the page. */
export interface VendorScript {
  /** URL of the script. */
  src: string;
  /** Name of the global that the script defines. */
  global: string;
  /** The only allowed origins of the script. `http:` works for listed loopback origins only. */
  origins: readonly string[];
  /**
   * Subresource integrity hashes, one of which the script must match, e.g. `sha384-…`. They pin one
   * version: after the vendor changes its script, it fails to load until you update them. The
   * vendor must send the script with `Access-Control-Allow-Origin`; otherwise browsers can't
   * compare it.
   */
  integrity?: string | undefined;
}

/** Passed to a vendor's `open`. */
export interface VendorFrame {
  /** Empty element that belongs to the vendor: React never renders into it. */
  host: HTMLElement;
  /** Value of the script's global; `undefined` for vendors without a script. */
  script: unknown;
  /** Language of the host page, BCP 47. */
  lang: string | undefined;
  /** Color scheme of the host page. */
  theme: "light" | "dark";
  /** The host app's texts for this vendor: `messages.vendors`, by its name. */
  messages: object | undefined;
  /** Passes on the frame's messages. Does nothing after the frame is closed. */
  emit: (message: FrameMessage) => void;
}

/**
 * A vendor's session for one order. Tokens and signatures stay inside `open`, out of reach of logs,
 * devtools and serialized state.
 */
export interface VendorSession {
  /** The vendor's id of the transaction, which the endpoint uses. */
  transactionId: string;
  /** Whether the user buys or sells crypto. */
  mode: Mode;
  /** How long the session can wait to be opened, in milliseconds after it was received. */
  expiresInMs: number;
  /** The script to load before `open`. */
  script?: VendorScript | undefined;
  /**
   * The vendor's page, if it may also open in a window of its own: as a popup, or in place of this
   * page. An `https:` URL that the vendor's definition has checked.
   * @default the page only opens in `host`
   */
  url?: string | undefined;
  /**
   * Renders the UI of a vendor that has no page for it, next to `host` and for as long as that is
   * open.
   */
  View?: VendorView | undefined;
  /**
   * Opens the vendor's page in `host`, once. Returns how to close it. Check a message's source and
   * origin before you trust it, because any window can post one. An error that it throws becomes
   * `frame-failed`.
   */
  open: (frame: VendorFrame) => CloseFrame | OpenedFrame;
}

/** Removes a frame from the page, without leaving anything behind. */
export type CloseFrame = () => void;

/** A frame that can close itself on request. */
export interface OpenedFrame {
  /** Removes the frame immediately. */
  close: CloseFrame;
  /**
   * Requests that the vendor's page close itself. The page may ask the user first, and emits
   * `close` if it agrees.
   */
  requestClose: () => void;
}

/** The part of a vendor that the page needs before a purchase. */
export interface VendorManifest {
  /** Name in orders and transactions. Unique among a page's vendors. */
  readonly name: string;
  /** The script that sessions probably need, so that it loads in parallel with the session. */
  readonly script?: VendorScript | undefined;
  /**
   * Whether sessions have a `url`. A popup opens on the user's click, before there is a session.
   * @default false
   */
  readonly supportsRedirect?: boolean | undefined;
  /**
   * Whether a session can be paid as soon as it exists, such as a deposit to an address, and not
   * only on its page. `preload()` then requests no session that this vendor might serve.
   * @default false
   */
  readonly isPayableUnopened?: boolean | undefined;
  /** Whether the endpoint's response is a session of this vendor, complete or not. */
  matches: (answer: unknown) => boolean;
  /**
   * Parses what the vendor adds to `redirectUrl` when it sends the user back; returns nothing for
   * other URLs.
   * @default none
   */
  readonly parseReturnUrl?: ((url: URL) => VendorReturn | undefined) | undefined;
}

/**
 * The part of a vendor that a purchase needs. Messages of the vendor's page are hints; facts come
 * only from `parseTransaction`.
 */
export interface VendorImplementation {
  /**
   * Parses a session from the endpoint. Check every URL in it, because the page opens them.
   * @throws {RampError} `session-malformed`, naming the field, or `frame-origin`
   */
  parseSession: (answer: unknown, order: Order) => VendorSession;
  /**
   * Parses a transaction. A status that this definition doesn't know becomes `undefined`, and
   * changes nothing.
   * @throws {RampError} `transaction-malformed`, naming the field
   */
  parseTransaction: (answer: unknown) => TransactionReport;
  /**
   * A sentence for the user, if the vendor's status says more than `status`. `messages` are the
   * host app's texts for this vendor.
   * @default none
   */
  getStatusMessage?:
    | ((transaction: Transaction, messages?: object) => string | undefined)
    | undefined;
  /**
   * Renders an earlier purchase from the endpoint's response, if the user can still continue it;
   * nothing if there is nothing left to do.
   * @default none
   */
  getResumeView?: ((answer: unknown) => VendorView | undefined) | undefined;
}

/** A provider of purchases. A plain object: partners can write their own. */
export interface Vendor extends VendorManifest, VendorImplementation {}

/**
 * A vendor whose page only holds the manifest, and loads the rest while the session is requested.
 */
export interface LazyVendor extends VendorManifest {
  /**
   * E.g. `() => import("./acme.js").then(({ acmeImplementation }) => acmeImplementation)`. Called
   * again after it rejects.
   */
  load: () => Promise<VendorImplementation>;
}

/** A vendor, complete or lazy. */
export type VendorInput = Vendor | LazyVendor;

/** The purchase from which a user returns. */
export interface VendorReturn {
  /** The vendor's id of the transaction. */
  transactionId: string;
  /** The vendor's own id, if it differs from `transactionId`. */
  reference?: string | undefined;
}
