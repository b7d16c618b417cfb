import type { Order } from "../order.ts";
import { toWireOrder } from "../order.ts";
import { isRampError, RampError } from "../RampError.ts";
import { errorOf } from "./errorOf.ts";
import { readEvents } from "./readEvents.ts";

/** How long an answer may take, in milliseconds. A session waits for the vendor behind the endpoint. */
const DEADLINE = 30_000;
/** A stream that is silent for that long, in milliseconds, is taken for dead; ours says something every 15 s. */
const SILENCE = 45_000;

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
  getTransaction: (id: string, context: { signal: AbortSignal }) => Promise<unknown>;
  /**
   * Optional: calls `hear` with the vendor's response now and at every change, until `signal` aborts.
   * While it does, `getTransaction` is not called on a timer. It resolves where there is nothing to
   * watch, and rejects where watching broke off: then it is called again, with growing pauses.
   */
  watchTransaction?:
    | ((
        id: string,
        context: { signal: AbortSignal; hear: (answer: unknown) => void },
      ) => Promise<void>)
    | undefined;
}

/** Makes one thing of the two ways to name an endpoint. Whatever it throws is a `RampError`. */
export function connect(endpoint: string | RampEndpoint): {
  createSession: (order: Order, idempotencyKey: string) => Promise<unknown>;
  getTransaction: (id: string, signal: AbortSignal) => Promise<unknown>;
  watchTransaction: RampEndpoint["watchTransaction"];
} {
  const partner = typeof endpoint === "string" ? overHttp(endpoint.replace(/\/+$/, "")) : endpoint;
  return {
    createSession: (order, idempotencyKey) =>
      ask("session", undefined, (signal) =>
        partner.createSession(order, { idempotencyKey, signal }),
      ),
    getTransaction: (id, unwanted) =>
      ask("transaction", unwanted, (signal) => partner.getTransaction(id, { signal })),
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

/**
 * A signal that aborts after a time that can be postponed, or with another one. Neither
 * `AbortSignal.timeout` nor `any`: Chromium keeps both, with all that they hold, long after the answer.
 */
function patience(unwanted: AbortSignal | undefined) {
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (unwanted?.aborted) giveUp();
  unwanted?.addEventListener("abort", giveUp);
  return {
    signal: ending.signal,
    postpone: (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, ms);
    },
    release: () => {
      clearTimeout(timer);
      unwanted?.removeEventListener("abort", giveUp);
    },
  };
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

function overHttp(base: string): RampEndpoint {
  return {
    createSession: (order, { idempotencyKey, signal }) =>
      request("session", `${base}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
        body: JSON.stringify(toWireOrder(order)),
        signal,
      }),
    getTransaction: (id, { signal }) =>
      request("transaction", `${base}/transactions/${encodeURIComponent(id)}`, { signal }),
    watchTransaction: (id, { signal, hear }) =>
      watch(`${base}/transactions/${encodeURIComponent(id)}/events`, signal, hear),
  };
}

/** Resolves where the endpoint has no such route: it need not have one. */
async function watch(url: string, unwanted: AbortSignal, hear: (answer: unknown) => void) {
  const { signal, postpone, release } = patience(unwanted);
  const alive = () => postpone(SILENCE);
  alive();
  try {
    const response = await fetch(url, {
      headers: { Accept: "text/event-stream" },
      cache: "no-store",
      signal,
    });
    const isStream = /^text\/event-stream\b/.test(response.headers.get("Content-Type") ?? "");
    if (response.ok && isStream && response.body) {
      await readEvents(response.body, alive, (data) => hear(parseJson(data)));
      throw new Error("The endpoint ended the stream.");
    }
    void response.body?.cancel();
    if (response.status >= 500 || response.status === 429)
      throw errorOf("transaction", response, {});
  } finally {
    release();
  }
}

async function request(stage: Stage, url: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, cache: "no-store" });
    text = await response.text();
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new RampError(
      stage === "session" ? "session-network" : "transaction-unreachable",
      `The endpoint could not be reached, so there is no ${stage}. It is safe to try again.`,
      { cause },
    );
  }
  const body = parseJson(text);
  if (!response.ok) throw errorOf(stage, response, body);
  if (body === undefined)
    throw new RampError(
      `${stage}-malformed`,
      `The endpoint answered ${response.headers.get("Content-Type") ?? "something"} where JSON was expected. ` +
        "Often that is an app's own HTML page: check that the route exists and is not behind a login redirect.",
      { status: response.status },
    );
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
