import type { Mode, Order } from "../order.ts";

/** Identifies a transaction. */
export interface TransactionSubject {
  /** The transaction's `id`, as in the session. */
  id: string;
  /** Name of the vendor that holds it. */
  vendor?: string | undefined;
  /** The id that the vendor's page gave, if it isn't `id`. Unverified: the vendor can check it. */
  reference?: string | undefined;
}

/** The second argument of a transaction request. */
export interface TransactionContext extends Omit<TransactionSubject, "id"> {
  /** Aborts once the answer isn't needed any more and, except for a subscription, after 30 seconds. */
  signal: AbortSignal;
}

/** Which of the user's transactions to list. */
export interface TransactionListQuery {
  /** The `cursor` of the previous page, unchanged. @default the newest transactions */
  cursor?: string | undefined;
  /** Only purchases, or only sales. @default both */
  mode?: Mode | undefined;
  /** Only transactions with one of these statuses, as in `Transaction`. @default all statuses */
  statuses?: readonly string[] | undefined;
}

/** The context of a request before an order. */
export interface OfferContext {
  /** The user's country, ISO 3166 alpha-2, as far as the page knows it. */
  country?: string | undefined;
  /** Aborts once the answer isn't needed any more, or after 30 seconds. */
  signal: AbortSignal;
}

/**
 * Functions that call the partner's backend, if its routes differ from this library's. Each function resolves with the
 * vendor's response as parsed JSON and throws if there is none. A thrown `RampError` is kept; of any other error, its
 * numeric `status` is kept. Each call except `subscribeTransaction` may take 30 seconds, then `signal` aborts.
 *
 * If a page uses two of these, give each its own `storage`: functions have no URL that would tell their purchases
 * apart.
 */
export interface CustomEndpoint {
  /** Requests a session. Calls with the same `idempotencyKey` are attempts at one order; only `theme` may differ. */
  createSession: (
    order: Order,
    context: { idempotencyKey: string; signal: AbortSignal },
  ) => Promise<unknown>;
  /** Fetches the transaction. */
  getTransaction: (id: string, context: TransactionContext) => Promise<unknown>;
  /**
   * Optional, for vendors without a page of their own: cancels a transaction, and resolves as `getTransaction` does.
   */
  cancelTransaction?: ((id: string, context: TransactionContext) => Promise<unknown>) | undefined;
  /**
   * Optional: calls `onUpdate` with the vendor's response now and on every change, until `signal` aborts. Meanwhile the
   * widget doesn't poll `getTransaction`. It resolves if there is nothing to subscribe to. It rejects if the
   * subscription breaks; the widget then subscribes again, with increasing delays.
   */
  subscribeTransaction?:
    | ((
        id: string,
        context: TransactionContext & { onUpdate: (answer: unknown) => void },
      ) => Promise<void>)
    | undefined;
  /**
   * Optional, for the history: resolves with one page of the user's transactions, newest first, as
   * `{ transactions: Transaction[], cursor: string | null }`. A page may be empty and still have a `cursor`; `null` ends
   * the list. `signal` aborts once the page isn't needed any more, or after 30 seconds.
   */
  listTransactions?:
    | ((query: TransactionListQuery & { signal: AbortSignal }) => Promise<unknown>)
    | undefined;
  /**
   * Optional, for quotes: resolves with what the vendors offer for an order, the best first, as
   * `{ offers: Offer[], now: string }`, where `now` is the server's time in ISO 8601.
   */
  getQuotes?: ((order: Order, context: OfferContext) => Promise<unknown>) | undefined;
  /** Optional, for order forms: resolves with what can be ordered, as `OrderOptions`. */
  getOrderOptions?: ((context: OfferContext) => Promise<unknown>) | undefined;
  /** Optional: resolves with how far a vendor has checked the user's identity, as `{ status }`. */
  getKycStatus?:
    | ((context: { vendor?: string | undefined; signal: AbortSignal }) => Promise<unknown>)
    | undefined;
}
