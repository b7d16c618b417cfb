import type { Order } from "../order.ts";
import type { Transaction, TransactionStatus } from "./Transaction.ts";

/** Who is signed in, as the partner's server knows it. Never taken from the browser. */
export interface RampUser {
  /** Stable id of the user in the partner's system. */
  id: string;
  /** The user's address, which vendors use to recognise them. */
  email: string;
  /** The user's public IP address; vendors weigh it in their fraud checks. */
  ip?: string | undefined;
}

/** What a vendor answered, cut down to what the browser may see. */
export interface VendorAnswer {
  /** HTTP status for the browser. */
  status: number;
  /** Where `status` is 400 or above, only the strings `error`, `code` and `message` travel on. */
  body: Record<string, unknown>;
  /** The vendor's `X-Request-Id`. */
  requestId?: string | undefined;
  /** The vendor's `Retry-After`, as it came. */
  retryAfter?: string | undefined;
  /** What the vendor's clock said, in milliseconds since 1970, where it told. */
  time?: number | undefined;
}

/** What a connection to a vendor's own push says. Once it was ended, it says nothing. */
export interface TransactionListener {
  /** Whatever changes from now on will be heard. */
  opened: () => void;
  /** The fields that changed, named and cut down as `getTransaction` gives them. */
  update: (fields: Record<string, unknown>) => void;
  /** It could not be opened, or broke: nothing more comes of it. */
  closed: () => void;
}

/** A webhook as it arrived. Anybody may have sent it. */
export interface WebhookDelivery {
  /** Untouched, since signatures are made over bytes. At most 16 KiB. */
  body: string;
  /** As they arrived; names in any case. */
  headers: Headers;
}

/** What a webhook claims. */
export interface WebhookEvent {
  /** The transaction's id: letters, digits, `_`, `.` and `-`, at most 255. */
  id: string;
  /** How far it claims to be; nothing for a word that this library does not know. */
  status: TransactionStatus | undefined;
  /** What the vendor calls it, where that is not `id`. */
  reference?: string | undefined;
  /** The transaction itself, where the vendor signed what it says of it. */
  signed?: ConfirmedTransaction | undefined;
}

/** A transaction as the vendor itself confirmed it to this server. */
export interface ConfirmedTransaction extends Transaction {
  /** Whose it is: the `id` that your `user` gave when it began. */
  userId: string;
}

/** What a page needs to run a vendor's widget. Origins are written as in `https://example.com`. */
export interface VendorPage {
  /** Origins that the widget's script comes from. */
  scripts: readonly string[];
  /** Origins of the frames that it opens. */
  frames: readonly string[];
  /** Features of the browser that the frames use, such as `camera`. */
  permissions: readonly string[];
}

/** The server's side of a vendor: it alone holds the vendor's secrets. */
export interface VendorServer {
  /** What orders call it. The browser's vendor has the same. */
  readonly name: string;
  /**
   * Asks the vendor for a session. Where its body tells `expiresAt` and `now`, both ISO 8601, it is
   * remembered no longer than until then, and `now` is brought up to date where it is given out again.
   *
   * A session that can be paid unseen, such as an address that crypto is sent to, must not be opened
   * twice for one user and amount: refuse while it is not known what became of the one before.
   */
  createSession: (order: Order, user: RampUser) => Promise<VendorAnswer>;
  /**
   * How long a session can be paid, or opened, in milliseconds from when it was asked for. For so long
   * the endpoint answers the same order with the same `Idempotency-Key` with the same session.
   *
   * @default 3_600_000, one hour
   */
  readonly sessionLifetimeMs?: number | undefined;
  /**
   * Whether `createSession` itself gives the open session of an order again, after a look at how it stands. Then the
   * endpoint keeps no answer of it, and only joins a request that is under way. @default false
   */
  readonly repeatsSessions?: boolean | undefined;
  /**
   * Answers 404 for a transaction that is unknown, or another user's.
   *
   * @param reference what the browser heard that the vendor calls it: a claim, to be checked
   */
  getTransaction: (id: string, user: RampUser, reference?: string) => Promise<VendorAnswer>;
  /** How far a transaction is by a successful answer to `getTransaction`; nothing for a word that this library does not know. */
  getStatus: (body: Record<string, unknown>) => TransactionStatus | undefined;
  /** Calls a transaction off, and answers as `getTransaction` does. @default none: the vendor's own page has a button */
  cancelTransaction?: ((id: string, user: RampUser) => Promise<VendorAnswer>) | undefined;
  /** What `contentSecurityPolicy()` and `permissionsPolicy()` print. @default nothing: the vendor loads nothing into the page */
  readonly page?: VendorPage | undefined;
  /**
   * Reads what the vendor posts when a status changes; nothing for what is not of that shape, or whose
   * signature is wrong. Where it throws nobody can tell: unless another vendor knows it, it is answered
   * with 503, so that it comes again. @default none
   */
  parseWebhook?: ((delivery: WebhookDelivery) => Promise<WebhookEvent | undefined>) | undefined;
  /**
   * Asks the vendor for a transaction, whosever it is, or trusts what it signed; nothing, where the
   * vendor knows none of that id: then it is asked again for a while, and no more. What it throws is
   * tried again too, and then reported. @default none
   *
   * @throws {Error} where the vendor gave no usable answer
   */
  confirmTransaction?:
    | ((hint: WebhookEvent) => Promise<ConfirmedTransaction | undefined>)
    | undefined;
  /**
   * Opens one connection to the vendor's own push for one transaction, and returns how to end it.
   * Whose transaction it is, `getTransaction` is asked beside it.
   *
   * @default none: the transaction is asked for every 5 to 10 seconds while somebody watches it
   */
  subscribeTransaction?:
    | ((id: string, user: RampUser, listener: TransactionListener) => () => void)
    | undefined;
}
