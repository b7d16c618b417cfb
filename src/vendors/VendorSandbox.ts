import type { WebhookSender } from "./sandbox/createWebhookSender.ts";
import type { TransactionStatus } from "./Transaction.ts";

/**
 * Events that a test triggers for a purchase, one function each. A vendor supports some of them.
 * They throw if the event can't happen to the transaction in its current state.
 */
export interface SandboxEvents {
  /** The user placed an order on the vendor's page, but hasn't paid. */
  order: (transactionId: string) => void;
  /** The user's payment arrived: by card, by bank, or as crypto that the chain has confirmed. */
  pay: (transactionId: string) => void;
  /** The chain shows the crypto, but hasn't confirmed it. */
  paymentSeen: (transactionId: string) => void;
  /** Less than the requested amount arrived. */
  underpay: (transactionId: string) => void;
  /** More than the requested amount arrived. */
  overpay: (transactionId: string) => void;
  /** The user's bank declined the payment. */
  decline: (transactionId: string) => void;
  /** The user cancelled. */
  cancel: (transactionId: string) => void;
  /** The payment was refunded to the user. */
  refund: (transactionId: string) => void;
  /** The vendor reviews the order before it delivers. */
  hold: (transactionId: string) => void;
  /** The page of a sale shows the deposit address. */
  showDeposit: (transactionId: string) => void;
  /** The chain shows the crypto of a sale. */
  depositArrives: (transactionId: string) => void;
}

/** Name of an event. */
export type SandboxEvent = keyof SandboxEvents;

/**
 * A request that a fault can affect. Only some vendors have the calls `token`, `config`,
 * `quote` and `cancel`.
 */
export type FaultPlace =
  | "token"
  | "config"
  | "session"
  | "transaction"
  | "cancel"
  | "kyc"
  | "quote"
  | "socket"
  | "script"
  | "frame";

/** An error response that the vendor is to send. */
export interface FaultAnswer {
  /** HTTP status. */
  status: number;
  /** The vendor's slug, e.g. `rate_limit_exceeded`. */
  error: string;
  /** The vendor's code, if it has codes. */
  code: string | undefined;
  message: string;
  /** Seconds, for the `Retry-After` header. */
  retryAfter: number | undefined;
}

/** A request's purpose; `open` and `call` are requests of the hosted page to its own server. */
export type SandboxPlace = FaultPlace | "open" | "call";

/** Options that every simulated vendor gets. */
export interface VendorSandboxSetup {
  /** Origin that serves scripts and pages to browsers, e.g. `http://localhost:5175`. */
  widgetOrigin: string;
  /** The sandbox's clock: milliseconds since 1970. */
  now: () => number;
  /** Milliseconds, on that clock, from `processing` to the final status. */
  settlementDelayMs: number;
  /** The partner's webhook URL; without it, no webhooks are sent. */
  webhookUrl: string | undefined;
  /** Called for each webhook sent, whether it arrives or not. */
  onWebhook: () => void;
}

/** A simulated vendor, in memory: its API for backends, and its pages for browsers. */
export interface VendorSandbox {
  readonly name: string;
  /** Paths of its API, on the port for backends. */
  readonly apiPaths: RegExp;
  /** Paths of its scripts and pages, on the port for browsers. */
  readonly widgetPaths: RegExp;
  /** Lines for the developer who starts it: URLs, credentials, and test input for its page. */
  describe: (apiUrl: string) => readonly (readonly [name: string, value: string])[];
  /** Returns nothing for another vendor's request. */
  getPlace: (request: Request) => SandboxPlace | undefined;
  answer: (request: Request) => Promise<Response>;
  /** Responds with an error, in the vendor's own format. */
  refuse: (answer: FaultAnswer) => Response;
  /** Responds to a WebSocket upgrade. @default it has no WebSocket */
  connect?: ((request: Request) => Response | OpenSocket) | undefined;
  has: (transactionId: string) => boolean;
  /** The transaction as its API returns it now; nothing for an unknown one. */
  transaction: (transactionId: string) => Readonly<Record<string, unknown>> | undefined;
  /** The supported events. Each is called only with a transaction of this vendor. */
  readonly events: Partial<SandboxEvents>;
  /**
   * The events that take a transaction from where it is to a status; none if it is there already, or
   * gets there by itself after the settlement. Undefined if this vendor has no such status for it.
   */
  getEventsTo: (
    transactionId: string,
    status: TransactionStatus,
  ) => readonly SandboxEvent[] | undefined;
  /** The transaction that was begun last. */
  newest: () => NewestTransaction | undefined;
  /** Its webhooks. Undefined without a URL for them. */
  readonly webhooks: WebhookSender | undefined;
  /** The id that its webhooks are sent under. @throws {Error} if it can't have any yet */
  getWebhookId: (transactionId: string) => string;
  /** Runs what became due while the clock skipped time. */
  timePassed: () => void;
  /** Stops sending webhooks. */
  close: () => void;
}

/** A vendor's newest transaction. */
export interface NewestTransaction {
  id: string;
  /** Milliseconds since 1970, on the sandbox's clock. */
  createdAt: number;
}

/** The vendor's end of a WebSocket. */
export interface VendorSocket {
  send: (text: string) => void;
  close: (code: number) => void;
  /** Drops the connection without a close frame. */
  terminate: () => void;
}

/** Handles a WebSocket. @returns a function to call after either side has closed it */
export type OpenSocket = (socket: VendorSocket) => () => void;
