import type { Mode, Order } from "../order.ts";
import type { Transaction, TransactionReport } from "./Transaction.ts";
import type { VendorView } from "./VendorView.ts";

/**
 * What the vendor's frame asks the user to send, in a sale. One whose facts are not of these forms is told as an
 * unknown event, and reaches neither a wallet nor the user.
 */
export interface SellDeposit {
  /** Which sale it is for. */
  transactionId: string;
  /** The exact amount of crypto: a decimal string above zero, without sign, exponent or unit. */
  amount: string;
  /** The crypto asset to send, e.g. `USDT`. */
  currency: string;
  /** The blockchain network to send it on, e.g. `TRC20`. On another one it is lost. */
  network: string;
  /** Where the crypto must go: at most 256 printable ASCII characters, and no space. */
  address: string;
}

/** What a frame says of the purchase. */
export interface FrameStatus {
  /** The frame's own word, e.g. `paid`. */
  status?: string | undefined;
  /** E.g. `card`. */
  paymentMethod?: string | undefined;
  /** What the vendor calls the transaction, where it has a name of its own for it. */
  reference?: string | undefined;
  /** The vendor holds the payment until it has checked who the user is. */
  pending?: "kyc" | undefined;
}

/**
 * What the vendor's page asks its user to send. Leave out what cannot be read: the widget shows nothing then and asks no
 * wallet, and still knows that crypto may be on its way. It checks every field again.
 */
export type UncheckedDeposit = { transactionId: string } & {
  [Name in keyof SellDeposit]?: unknown;
};

/** What the vendor's frame says. All of it is a hint: only the endpoint knows what happened. */
export type FrameMessage =
  /** The vendor's page begins to load. */
  | { type: "loading" }
  /** The user can see the vendor's page and act on it. */
  | { type: "ready" }
  /** Something changed. */
  | ({ type: "status" } & FrameStatus)
  /** Sale: the user is to send crypto. */
  | { type: "deposit-requested"; deposit: UncheckedDeposit }
  /** The vendor's page could not be opened, as it turned out later. */
  | { type: "failed"; error: unknown }
  /** The user closed the vendor's page. */
  | { type: "close" }
  /** A message that this library does not know, or whose payload is not what the vendor documents. */
  | { type: "unknown"; name: string; payload: unknown };

/** A script that puts one global on the page. */
export interface VendorScript {
  /** Where it is. */
  src: string;
  /** Name of the global that the script defines. */
  global: string;
  /** The only origins that it may come from. `http:` counts for listed loopback origins alone. */
  origins: readonly string[];
  /**
   * Hashes of which the script's bytes must have one, e.g. `sha384-…`. It pins one version: a vendor
   * that changes its script is locked out until this changes too. The vendor must send the script
   * with `Access-Control-Allow-Origin`, without which browsers cannot compare.
   */
  integrity?: string | undefined;
}

/** What a vendor gets to open its frame. */
export interface VendorFrame {
  /** Empty element that belongs to the vendor: React never puts anything into it. */
  host: HTMLElement;
  /** What the script left in its global; `undefined` for vendors without a script. */
  script: unknown;
  /** The language of the page around, BCP 47. */
  lang: string | undefined;
  /** What the page around looks like. */
  theme: "light" | "dark";
  /** The host's words for this vendor: `messages.vendors`, by its name. */
  messages: object | undefined;
  /** Passes on what the frame says. After closing it does nothing. */
  emit: (message: FrameMessage) => void;
}

/**
 * What a vendor issued for one order. Tokens and signatures stay inside `open`, out of reach of
 * logs, devtools and anything that serialises state.
 */
export interface VendorSession {
  /** The vendor's id of the transaction: what the endpoint is asked with. */
  transactionId: string;
  /** Whether crypto is bought or sold. */
  mode: Mode;
  /** How long the session may wait to be opened, in milliseconds from its receipt. */
  expiresInMs: number;
  /** What must be on the page before `open`. */
  script?: VendorScript | undefined;
  /**
   * The vendor's page, where it may also stand in a window of its own: as a popup, or in this page's
   * place. An `https:` address that the vendor's definition has checked.
   * @default it stands in `host` alone
   */
  url?: string | undefined;
  /** Draws what the vendor has no page for, beside `host` and for as long as that is open. */
  View?: VendorView | undefined;
  /**
   * Puts the vendor's page into `host`, once. Returns how to take it away again. Believe a message by
   * its source and its origin, since any window can post one. What it throws becomes `frame-failed`.
   */
  open: (frame: VendorFrame) => CloseFrame | OpenedFrame;
}

/** Takes a frame off the page. After it, nothing of the frame is left. */
export type CloseFrame = () => void;

/** A frame that can be asked to close by itself. */
export interface OpenedFrame {
  /** Takes it off the page, without asking. */
  close: CloseFrame;
  /** Asks the vendor's page to close. It may ask the user first, and says `close` when it agrees. */
  requestClose: () => void;
}

/** What is known of a vendor before anybody buys. */
export interface VendorManifest {
  /** What orders and transactions call it. Two vendors of one page have two names. */
  readonly name: string;
  /** The script that its sessions are likely to want, so that it can be fetched beside the session. */
  readonly script?: VendorScript | undefined;
  /** Whether its sessions have a `url`. A popup opens in the user's click, before there is a session. @default false */
  readonly supportsRedirect?: boolean | undefined;
  /**
   * Whether a session can be paid as soon as it exists, such as a deposit to an address, and not only on its page.
   * `preload()` requests no session that could be this vendor's. @default false
   */
  readonly isPayableUnopened?: boolean | undefined;
  /** Whether this answer of the endpoint is a session of this vendor, complete or not. */
  matches: (answer: unknown) => boolean;
  /** Reads what the vendor adds to `redirectUrl` when it sends the user back; nothing for any other address. @default none */
  readonly parseReturnUrl?: ((url: URL) => VendorReturn | undefined) | undefined;
}

/** What is needed of a vendor once somebody buys. What its page says is a hint; a fact is only what `parseTransaction` reads. */
export interface VendorImplementation {
  /**
   * Reads a session of the endpoint. Check every address in it: what this gives is opened.
   * @throws {RampError} `session-malformed`, naming the field, or `frame-origin`
   */
  parseSession: (answer: unknown, order: Order) => VendorSession;
  /**
   * Reads how a transaction stands. A word that is new to this vendor's definition is no `status`, and moves nothing.
   * @throws {RampError} `transaction-malformed`, naming the field
   */
  parseTransaction: (answer: unknown) => TransactionReport;
  /**
   * A sentence for the user, where the vendor's own status says more than ours does. `messages` are the
   * host's words for this vendor. @default none
   */
  getStatusMessage?:
    | ((transaction: Transaction, messages?: object) => string | undefined)
    | undefined;
  /**
   * Draws a purchase of before by the endpoint's answer about it, where its user can still go on with
   * it; nothing where there is nothing left to do. @default none
   */
  getResumeView?: ((answer: unknown) => VendorView | undefined) | undefined;
}

/** A provider of purchases. A plain object: partners may write their own. */
export interface Vendor extends VendorManifest, VendorImplementation {}

/** The same, where the page holds only the facts and fetches the rest while the session is on its way. */
export interface LazyVendor extends VendorManifest {
  /** E.g. `() => import("./acme.js").then(({ acmeParts }) => acmeParts)`. Asked for again where it rejects. */
  load: () => Promise<VendorImplementation>;
}

/** A vendor, at hand or not yet. */
export type VendorInput = Vendor | LazyVendor;

/** Which purchase a user comes back from. */
export interface VendorReturn {
  /** The vendor's id of the transaction. */
  transactionId: string;
  /** What the vendor calls it, where that is not `transactionId`. */
  reference?: string | undefined;
}
