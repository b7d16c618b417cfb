/**
 * What can happen to a purchase, in the hands of a test: one function each. A vendor knows some of them.
 * They throw where it cannot happen to that transaction, as it is now.
 */
export interface SandboxEvents {
  /** The user placed an order on the vendor's page, and has not paid. */
  order: (transactionId: string) => void;
  /** The user's payment arrived: by card, by bank, or as crypto that the chain has confirmed. */
  pay: (transactionId: string) => void;
  /** The chain saw the crypto and has not confirmed it. */
  paymentSeen: (transactionId: string) => void;
  /** Less than asked for arrived. */
  underpay: (transactionId: string) => void;
  /** More than asked for arrived. */
  overpay: (transactionId: string) => void;
  /** The user's bank refused. */
  decline: (transactionId: string) => void;
  /** The user gave up. */
  cancel: (transactionId: string) => void;
  /** What was paid went back to the user. */
  refund: (transactionId: string) => void;
  /** The vendor wants a closer look before it delivers. */
  hold: (transactionId: string) => void;
  /** The page of a sale shows where to send the crypto. */
  showDeposit: (transactionId: string) => void;
  /** The chain sees the crypto of a sale. */
  depositArrives: (transactionId: string) => void;
}

/** The name of one of them. */
export type SandboxEvent = keyof SandboxEvents;

/** What a fault can meet. `token`, `config` and `cancel` are calls that only some vendors have. */
export type FaultPlace =
  | "token"
  | "config"
  | "session"
  | "transaction"
  | "cancel"
  | "kyc"
  | "socket"
  | "script"
  | "frame";

/** An error that the vendor is told to answer with. */
export interface FaultAnswer {
  /** HTTP status. */
  status: number;
  /** The vendor's slug, e.g. `rate_limit_exceeded`. */
  error: string;
  /** The vendor's code, where it has codes. */
  code: string | undefined;
  message: string;
  /** Seconds, for the `Retry-After` header. */
  retryAfter: number | undefined;
}

/** What a request is about; `open` and `call` are the hosted page talking to its own server. */
export type SandboxPlace = FaultPlace | "open" | "call";

/** What every vendor's stand-in is given. */
export interface VendorSandboxSetup {
  /** Where browsers reach scripts and pages, e.g. `http://localhost:5175`. */
  widgetOrigin: string;
  /** The sandbox's clock: milliseconds since 1970. */
  now: () => number;
  /** Milliseconds, on that clock, from `processing` to the end. */
  settlementDelayMs: number;
  /** Where the partner wants its webhooks; nothing for nowhere. */
  webhookUrl: string | undefined;
  /** Is called for each webhook that goes out, whether it arrives or not. */
  onWebhook: () => void;
}

/** One vendor's behaviour, in memory: its API for backends, and its pages for browsers. */
export interface VendorSandbox {
  readonly name: string;
  /** Paths of its API, for the port that backends call. */
  readonly apiPaths: RegExp;
  /** Paths of its scripts and pages, for the port that browsers call. */
  readonly widgetPaths: RegExp;
  /** Lines for whoever starts it: addresses, credentials, what to type into its page. */
  describe: (apiUrl: string) => readonly (readonly [name: string, value: string])[];
  /** Nothing for a request that is not this vendor's. */
  placeOf: (request: Request) => SandboxPlace | undefined;
  answer: (request: Request) => Promise<Response>;
  /** Answers with an error, in the vendor's own shape. */
  refuse: (answer: FaultAnswer) => Response;
  /** Answers the upgrade to a WebSocket. @default it has none */
  connect?: ((request: Request) => Response | OpenSocket) | undefined;
  has: (transactionId: string) => boolean;
  /** What its API says of a transaction now; nothing for one that it does not know. */
  transaction: (transactionId: string) => Readonly<Record<string, unknown>> | undefined;
  /** Those that it knows. Each is asked only of a transaction that it has. */
  readonly events: Partial<SandboxEvents>;
  /** Sends the last webhook of a transaction once more. @throws {Error} if there was none */
  redeliverWebhook: (transactionId: string) => void;
  /** Does what became due when time was skipped. */
  timePassed: () => void;
  /** Sends no more webhooks. */
  close: () => void;
}

/** The vendor's end of one WebSocket. */
export interface VendorSocket {
  send: (text: string) => void;
  close: (code: number) => void;
  /** Cuts the line without a word. */
  terminate: () => void;
}

/** Puts a WebSocket to use. @returns a function to call once it is closed, from whichever side */
export type OpenSocket = (socket: VendorSocket) => () => void;
