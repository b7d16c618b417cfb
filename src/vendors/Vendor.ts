import type { Mode, Order } from "../order.ts";

/** How far a transaction is. It never goes back, and the last three never change. */
export type TransactionStatus = "pending" | "processing" | "completed" | "failed" | "cancelled";

/** Whether nothing can change any more. */
export function isTerminal(status: string): status is "completed" | "failed" | "cancelled" {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** How far along a status is, for it never goes back; nothing for a word that is new to this library. */
export function progressOf(status: unknown): number | undefined {
  const steps: Record<string, number> = {
    pending: 0,
    processing: 1,
    completed: 2,
    failed: 2,
    cancelled: 2,
  };
  return typeof status === "string" && Object.hasOwn(steps, status) ? steps[status] : undefined;
}

/** The vendor's record of a purchase, as the partner's endpoint reported it: a fact. */
export interface Transaction {
  id: string;
  /** Name of the vendor that holds it, e.g. `proof`. */
  vendor: string;
  mode: Mode;
  status: TransactionStatus;
  /** The status as the vendor spells it. Differs from `status` where the vendor has words of its own. */
  vendorStatus: string;
  currency?: string | undefined;
  network?: string | undefined;
  /** Amount of crypto, a decimal string. Proof fills it from `processing` on. */
  amount?: string | undefined;
  fiatCurrency?: string | undefined;
  /** Amount of money, a decimal string. */
  fiatAmount?: string | undefined;
  /** ISO 8601, UTC. */
  createdAt?: string | undefined;
  /** ISO 8601, UTC. */
  updatedAt?: string | undefined;
}

/** A transaction as one answer tells it. A status word that is new to us is no status yet. */
export interface TransactionReport extends Omit<Transaction, "status"> {
  status: TransactionStatus | undefined;
}

/** What the vendor's frame asks the user to send, in a sale. */
export interface SellDeposit {
  transactionId: string;
  /** The exact amount of crypto, a decimal string. */
  amount: string;
  currency: string;
  network: string;
  /** Where the crypto must go. */
  address: string;
}

/** What the vendor's frame says. All of it is a hint: only the endpoint knows what happened. */
export type FrameMessage =
  /** The vendor's page begins to load. */
  | { type: "loading" }
  /** The user can see the vendor's page and act on it. */
  | { type: "ready" }
  /** Something changed: the frame's own status, e.g. `paid`, or how the user pays. */
  | { type: "hint"; status?: string | undefined; paymentMethod?: string | undefined }
  | { type: "deposit"; deposit: SellDeposit }
  /** The vendor's page could not be opened, as it turned out later. */
  | { type: "failed"; error: unknown }
  /** The user closed the vendor's page. */
  | { type: "close" }
  /** A message that this library does not know, or whose payload is not what the vendor documents. */
  | { type: "unknown"; name: string; payload: unknown };

/** A script that puts one global on the page. */
export interface VendorScript {
  src: string;
  /** Name of the global that the script defines, e.g. `proofWidget`. */
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
  /** The language of the page around, ISO 639-1. */
  lang: string | undefined;
  /** Passes on what the frame says. After closing it does nothing. */
  emit: (message: FrameMessage) => void;
}

/**
 * What a vendor issued for one order. Tokens and signatures stay inside `open`, out of reach of
 * logs, devtools and anything that serialises state.
 */
export interface VendorSession {
  transactionId: string;
  mode: Mode;
  /** How long the session may wait to be opened, in milliseconds from its receipt. */
  lifetime: number;
  /** What must be on the page before `open`. */
  script?: VendorScript | undefined;
  /** Puts the vendor's page into `host`, once. Returns the function that takes it away again. */
  open: (frame: VendorFrame) => () => void;
}

/** A provider of purchases. A plain object: partners may write their own. */
export interface Vendor {
  readonly name: string;
  /** The script that its sessions are likely to want, so that it can be fetched beside the session. */
  readonly script?: VendorScript | undefined;
  /** Whether this answer of the endpoint is a session of this vendor, complete or not. */
  recognizes: (answer: unknown) => boolean;
  /** @throws {RampError} `session-malformed`, naming the field */
  parseSession: (answer: unknown, order: Order) => VendorSession;
  /** @throws {RampError} `transaction-malformed`, naming the field */
  parseTransaction: (answer: unknown) => TransactionReport;
}
