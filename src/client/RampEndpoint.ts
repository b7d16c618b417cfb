import type { Order } from "../order.ts";

/** Which transaction a question is about. */
export interface TransactionSubject {
  /** The `id` of the transaction, as the session named it. */
  id: string;
  /** Name of the vendor that holds it. */
  vendor?: string | undefined;
  /** What the vendor's page called it, where that is not `id`: a claim, which the vendor can check. */
  reference?: string | undefined;
}

/** How a question is asked. */
export interface TransactionContext extends Omit<TransactionSubject, "id"> {
  /** Aborts where nobody waits for the answer any more, and after 30 seconds. */
  signal: AbortSignal;
}

/**
 * The partner's backend, for those whose routes look different from ours. Each function answers the
 * vendor's response as parsed JSON, and throws where there is none; a `RampError` that it throws is
 * kept, and of any other error its numeric `status`. It is given 30 seconds, then `signal` aborts.
 *
 * A page with two of these gives each its own `storage`: functions have no address by which the
 * purchases of one could be told from the other's.
 */
export interface RampEndpoint {
  /** Asks for one session. Calls with the same `idempotencyKey` are tries of one order, which may differ in `theme` alone. */
  createSession: (
    order: Order,
    context: { idempotencyKey: string; signal: AbortSignal },
  ) => Promise<unknown>;
  /** Asks how a transaction stands. */
  getTransaction: (id: string, context: TransactionContext) => Promise<unknown>;
  /** Optional: calls a transaction off, and answers as `getTransaction` does. For vendors without a page of their own. */
  cancelTransaction?: ((id: string, context: TransactionContext) => Promise<unknown>) | undefined;
  /**
   * Optional: calls `hear` with the vendor's response now and at every change, until `signal` aborts.
   * While it does, `getTransaction` is not called on a timer. It resolves where there is nothing to
   * watch, and rejects where watching broke off: then it is called again, with growing pauses.
   */
  subscribeTransaction?:
    | ((
        id: string,
        context: TransactionContext & { onUpdate: (answer: unknown) => void },
      ) => Promise<void>)
    | undefined;
}
