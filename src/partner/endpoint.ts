import type { Order } from "../order.ts";
import { isRampError, RampError } from "../RampError.ts";
import { overHttp, readJson } from "./overHttp.ts";
import { patience } from "./patience.ts";
import type { Answer } from "./send.ts";
import { isPrerendering, whenActivated } from "./whenActivated.ts";

/** How long an answer may take, in milliseconds. A session waits for the vendor behind the endpoint. */
const DEADLINE = 30_000;

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
  /** Asks for one session. `idempotencyKey` is the same for every try of one purchase. */
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
  watchTransaction?:
    | ((
        id: string,
        context: TransactionContext & { hear: (answer: unknown) => void },
      ) => Promise<void>)
    | undefined;
}

/** Makes one thing of the two ways to name an endpoint. Whatever it throws is a `RampError`. */
export function connect(endpoint: string | RampEndpoint): {
  createSession: (
    order: Order,
    idempotencyKey: string,
    ahead?: Promise<Answer>,
  ) => Promise<unknown>;
  getTransaction: (subject: TransactionSubject, signal: AbortSignal) => Promise<unknown>;
  cancelTransaction: (subject: TransactionSubject) => Promise<unknown>;
  watchTransaction: RampEndpoint["watchTransaction"];
} {
  const partner = typeof endpoint === "string" ? overHttp(endpoint.replace(/\/+$/, "")) : endpoint;
  return {
    createSession: (order, idempotencyKey, ahead) =>
      ask("session", undefined, (signal) => {
        if (ahead) return readJson("session", ahead, signal);
        return partner.createSession(order, { idempotencyKey, signal });
      }),
    getTransaction: ({ id, ...context }, unwanted) =>
      ask("transaction", unwanted, (signal) => partner.getTransaction(id, { ...context, signal })),
    cancelTransaction: ({ id, ...context }) =>
      ask("transaction", undefined, (signal) => {
        if (!partner.cancelTransaction)
          throw new Error("This endpoint has no function `cancelTransaction`.");
        return partner.cancelTransaction(id, { ...context, signal });
      }),
    watchTransaction: partner.watchTransaction?.bind(partner),
  };
}

type Stage = "session" | "transaction";

/**
 * Waits for an answer until the signal aborts, also where the one who is asked ignores the signal.
 * Whatever goes wrong is of this stage: what to do about an error depends on it.
 */
async function ask(
  stage: Stage,
  unwanted: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> {
  // A prerendered page has no user yet, and its deadline has not begun.
  if (isPrerendering()) await whenActivated();
  const { signal, postpone, release } = patience(unwanted);
  postpone(DEADLINE);
  const isLate = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
  });
  try {
    // The call is made inside a promise, for it may throw before it has one.
    return await Promise.race([isLate, new Promise((resolve) => resolve(call(signal)))]);
  } catch (thrown) {
    if (isRampError(thrown)) throw atStage(stage, thrown);
    throw new RampError(
      stage === "transaction"
        ? "transaction-unreachable"
        : signal.aborted
          ? "session-timeout"
          : "endpoint-failed",
      signal.aborted
        ? `The endpoint gave no ${stage} within ${DEADLINE / 1000} seconds. It is safe to try again.`
        : `The endpoint's function for the ${stage} threw. Its error is the cause of this one.`,
      { stage, status: statusOf(thrown), cause: thrown },
    );
  } finally {
    release();
  }
}

/** Many HTTP clients throw errors that carry the answer's status. */
function statusOf(thrown: unknown): number | undefined {
  const { status } = Object(thrown) as { status?: unknown };
  return typeof status === "number" ? status : undefined;
}

/** While a transaction is looked for, no error may read as if nothing had been paid. */
function atStage(stage: Stage, cause: RampError): RampError {
  if (cause.stage === stage) return cause;
  const { code, message, retryable, status, requestId, vendorCode, retryAfter } = cause;
  const isOfBoth = code === "unauthorized" || code === "forbidden";
  const fallback = stage === "session" ? "endpoint-failed" : "transaction-unreachable";
  const facts = { stage, retryable, status, requestId, vendorCode, retryAfter, cause };
  return new RampError(isOfBoth ? code : fallback, message, facts);
}
