import type { Order } from "../order.ts";
import type { KeyStore } from "./KeyStore.ts";
import type { Offer, OrderOptions } from "./Offer.ts";
import type { Transaction, TransactionReport, TransactionStatus } from "./Transaction.ts";

/** The signed-in user, from the partner's server, never from the browser. */
export interface RampUser {
  /** Stable id of the user in the partner's system. */
  id: string;
  /** The user's email address, by which vendors recognize them. */
  email: string;
  /** The user's public IP address, which vendors use in their fraud checks. */
  ip?: string | undefined;
  /** The user's country, ISO 3166 alpha-2, e.g. `DE`. Vendors have other prices and limits by country. */
  country?: string | undefined;
  /**
   * W3C trace context of the request, which vendors get as a header. The endpoint sets it.
   */
  traceparent?: string | undefined;
}

/** A vendor's response, reduced to what the browser may see. */
export interface VendorAnswer {
  /** HTTP status for the browser. */
  status: number;
  /** If `status` is 400 or above, only the strings `error`, `code` and `message` are passed on. */
  body: Record<string, unknown>;
  /** The vendor's `X-Request-Id`. */
  requestId?: string | undefined;
  /** The vendor's `Retry-After`, unchanged. */
  retryAfter?: string | undefined;
  /** The vendor's clock, in milliseconds since 1970, if the response had a `Date`. */
  time?: number | undefined;
  /**
   * Of an error: whether the vendor may have done what it was asked for, because an answer was lost
   * or couldn't be read. No other vendor is then tried for the order.
   * @default it hasn't, unless `code` is `upstream_unavailable`
   */
  isUncertain?: boolean | undefined;
}

/** Callbacks of a connection to a vendor's push. Don't call them after the endpoint closed it. */
export interface TransactionListener {
  /** The connection delivers every change from now on. */
  opened: () => void;
  /** The changed fields, named and filtered as `getTransaction` returns them. */
  update: (fields: Record<string, unknown>) => void;
  /** The connection failed to open, or broke. It delivers nothing more. */
  closed: () => void;
}

/** A webhook as it arrived. Anyone may have sent it. */
export interface WebhookDelivery {
  /** Unchanged, because signatures cover bytes. At most 16 KiB. */
  body: string;
  /** As received; names are case-insensitive. */
  headers: Headers;
}

/** A webhook's claim. */
export interface WebhookEvent {
  /** The transaction's id: letters, digits, `_`, `.` and `-`, at most 255. */
  id: string;
  /** The claimed status; nothing for a status that this library doesn't know. */
  status: TransactionStatus | undefined;
  /** The vendor's own id, if it differs from `id`. */
  reference?: string | undefined;
  /** The transaction itself, if the vendor signed its content. */
  signed?: ConfirmedTransaction | undefined;
}

/** A transaction that the vendor confirmed to this server. */
export interface ConfirmedTransaction extends Transaction {
  /** Its user: the `id` that your `user` returned when the purchase began. */
  userId: string;
}

/**
 * A vendor's check of a user's identity: not begun, in progress, passed, or not passed; `unknown` if the vendor doesn't
 * say.
 */
export type KycStatus = "not_started" | "pending" | "verified" | "failed" | "unknown";

/** What a page needs to run a vendor's widget. Origins have the form `https://example.com`. */
export interface VendorPage {
  /** Origins of the widget's script. */
  scripts: readonly string[];
  /** Origins of the frames that the widget opens. */
  frames: readonly string[];
  /** Browser features that the frames use, such as `camera`. */
  permissions: readonly string[];
}

/** A vendor's server side: only it has the vendor's secrets. */
export interface VendorServer {
  /** Name in orders. Same as the browser's vendor. */
  readonly name: string;
  /**
   * Requests a session from the vendor. If its body has `expiresAt` and `now`, both ISO 8601, the
   * endpoint caches it no longer than until `expiresAt`, and updates `now` when it returns the
   * session again.
   *
   * A session that can be paid unseen, such as a deposit address, must not be created twice for the
   * same user and amount: refuse while the state of the previous one is unknown.
   */
  createSession: (order: Order, user: RampUser) => Promise<VendorAnswer>;
  /**
   * Returns the transaction's id in a session's body, for the ledger.
   * @default the field `id`
   */
  getTransactionId?: ((session: Record<string, unknown>) => unknown) | undefined;
  /**
   * How long a session can be paid or opened, in milliseconds after it was requested. Until then
   * the endpoint returns the same session for the same order with the same `Idempotency-Key`.
   *
   * @default 3_600_000, one hour
   */
  readonly sessionLifetimeMs?: number | undefined;
  /**
   * Whether `createSession` itself returns an order's open session again, after checking its state.
   * The endpoint then caches no session, and only shares a request in progress.
   * @default false
   */
  readonly repeatsSessions?: boolean | undefined;
  /**
   * Whether a `buy` is paid in crypto, such as a deposit that you credit. The history and
   * `onTransaction` then say so, as `paidInCrypto`.
   * @default false
   */
  readonly paidInCrypto?: boolean | undefined;
  /**
   * Whether the vendor may take orders now. With false, the endpoint opens no session with it, and
   * follows the purchases that it has. If it throws or takes longer than two seconds, the vendor
   * counts as switched off, and `onError` receives the error.
   *
   * @default it may
   */
  readonly enabled?: (() => boolean | Promise<boolean>) | undefined;
  /**
   * What the vendor would give for an order now: usually one offer. Several if the order names no
   * payment method and the vendor has several. Nothing is placed, and nothing reserved.
   *
   * Resolves to `unavailable` offers for everything that the vendor says, errors included. If it
   * throws, the vendor counts as `unreachable`. Quotes that are malformed, zero or negative, or for
   * another order than this one are `unreadable`. The endpoint caches offers per user and order.
   *
   * @default none: the vendor is offered without a price
   *
   * @param context `country`: the country to ask for, ISO 3166 alpha-2, e.g. `DE`, if it is known.
   *   `signal`: aborts after the endpoint has stopped waiting
   */
  getOffers?:
    | ((
        order: Order,
        user: RampUser,
        context: { country?: string | undefined; signal: AbortSignal },
      ) => Promise<readonly Offer[]>)
    | undefined;
  /**
   * The assets, currencies and payment methods that can be ordered, in both modes.
   *
   * @default none: the vendor adds no options
   *
   * @param context as in `getOffers`, with the signed-in user
   *
   * @throws {Error} if the vendor gave no usable response
   */
  getOrderOptions?:
    | ((context: {
        country?: string | undefined;
        user: RampUser;
        signal: AbortSignal;
      }) => Promise<OrderOptions>)
    | undefined;
  /**
   * Asks for the vendor's check of the user's identity. Of a success, the body is `{ status }` with
   * a `KycStatus`. A user whom the vendor doesn't know has not started.
   * @default none: the status is `unknown`
   */
  getKycStatus?: ((user: RampUser) => Promise<VendorAnswer>) | undefined;
  /**
   * Responds with 404 for a transaction that is unknown or belongs to another user.
   *
   * @param reference the vendor's own id, as the browser claims it: verify it
   */
  getTransaction: (id: string, user: RampUser, reference?: string) => Promise<VendorAnswer>;
  /**
   * The status in a successful response of `getTransaction`; nothing for a status that this library
   * doesn't know.
   */
  getStatus: (body: Record<string, unknown>) => TransactionStatus | undefined;
  /**
   * Parses a successful response of `getTransaction`, for the ledger.
   * @default none: the ledger takes the status alone
   *
   * @throws {Error} if the response lacks a field; the ledger then takes the status alone
   */
  parseTransaction?: ((body: Record<string, unknown>) => TransactionReport) | undefined;
  /**
   * Returns the id by which webhooks and `onTransaction` name a transaction. For an id that is one
   * already, returns it unchanged.
   * @default the id in the endpoint's URLs
   */
  getRecordId?: ((id: string) => string) | undefined;
  /**
   * Returns the secret from which the endpoint derives the key that encrypts this vendor's sessions
   * in the store. Of several, the first one encrypts, and each may decrypt.
   * @default none: the endpoint accepts no `store` other than its own memory
   */
  getEncryptionKey?: (() => string | readonly string[]) | undefined;
  /**
   * Receives the store that all instances share, before the first request, to keep the vendor's own
   * state there. A vendor belongs to one endpoint.
   * @default the vendor has no state
   */
  useStore?: ((store: KeyStore) => void) | undefined;
  /**
   * Cancels a transaction, and responds like `getTransaction`.
   * @default none: the vendor's own page has a button
   */
  cancelTransaction?: ((id: string, user: RampUser) => Promise<VendorAnswer>) | undefined;
  /**
   * The requirements for `contentSecurityPolicy()` and `permissionsPolicy()`.
   * @default nothing: the vendor loads nothing into the page
   */
  readonly page?: VendorPage | undefined;
  /**
   * Parses the vendor's status webhook; returns nothing if it has another format or a wrong
   * signature. If it throws, the sender can't be verified: unless another vendor recognizes the
   * webhook, the endpoint responds with 503, so that the vendor sends it again.
   * @default none
   */
  parseWebhook?: ((delivery: WebhookDelivery) => Promise<WebhookEvent | undefined>) | undefined;
  /**
   * Requests a transaction of any user from the vendor, or trusts its signed content. Returns
   * nothing if the vendor doesn't know the id: the endpoint then retries for a while. It retries
   * after an error too, and then reports it.
   * @default none
   *
   * @throws {Error} if the vendor gave no usable response
   */
  confirmTransaction?:
    | ((hint: WebhookEvent) => Promise<ConfirmedTransaction | undefined>)
    | undefined;
  /**
   * Opens a connection to the vendor's push for one transaction, and returns a function that closes
   * it. The endpoint also calls `getTransaction`, which checks whose transaction it is.
   *
   * @default none: the endpoint polls every 5 to 10 seconds while a client follows the transaction
   */
  subscribeTransaction?:
    | ((id: string, user: RampUser, listener: TransactionListener) => () => void)
    | undefined;
}
