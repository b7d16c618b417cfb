import type { Order } from "../order.ts";
import { toWireOrder } from "../order.ts";
import { asRampError, RampError } from "../RampError.ts";
import { errorOf } from "./errorOf.ts";

/** How long an answer may take, in milliseconds. A session waits for the vendor behind the endpoint. */
const DEADLINE = 30_000;

/**
 * The partner's backend, for those whose routes look different from ours. Each function answers the
 * vendor's response in JSON, and throws where there is none; a `RampError` that it throws is kept.
 */
export interface RampEndpoint {
  /** Asks for one session. `idempotencyKey` is the same for every try of one purchase. */
  createSession: (order: Order, context: { idempotencyKey: string }) => Promise<unknown>;
  getTransaction: (id: string, context: { signal: AbortSignal }) => Promise<unknown>;
}

/** Makes one thing of the two ways to name an endpoint. Whatever it throws is a `RampError`. */
export function connect(endpoint: string | RampEndpoint): RampEndpoint {
  const { createSession, getTransaction } =
    typeof endpoint === "string" ? overHttp(endpoint.replace(/\/+$/, "")) : endpoint;
  return {
    createSession: (order, context) => guard("session", () => createSession(order, context)),
    getTransaction: (id, context) => guard("transaction", () => getTransaction(id, context)),
  };
}

function overHttp(base: string): RampEndpoint {
  return {
    createSession: (order, { idempotencyKey }) =>
      request("session", `${base}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
        body: JSON.stringify(toWireOrder(order)),
        signal: AbortSignal.timeout(DEADLINE),
      }),
    getTransaction: (id, { signal }) =>
      request("transaction", `${base}/transactions/${encodeURIComponent(id)}`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]),
      }),
  };
}

async function request(
  stage: "session" | "transaction",
  url: string,
  init: RequestInit,
): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, cache: "no-store" });
    text = await response.text();
  } catch (cause) {
    throw unanswered(stage, cause);
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

function unanswered(stage: "session" | "transaction", cause: unknown): RampError {
  const isTimeout = cause instanceof DOMException && cause.name === "TimeoutError";
  if (stage === "transaction")
    return new RampError(
      "transaction-unreachable",
      "The endpoint did not answer when asked for the transaction. The purchase itself goes on at the vendor.",
      { cause },
    );
  return isTimeout
    ? new RampError(
        "session-timeout",
        `The endpoint gave no session within ${DEADLINE / 1000} seconds. Nothing was opened; it is safe to try again.`,
        { cause },
      )
    : new RampError(
        "session-network",
        "The endpoint could not be reached, so there is no session. Nothing was opened; it is safe to try again.",
        { cause },
      );
}

async function guard(
  stage: "session" | "transaction",
  call: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await call();
  } catch (thrown) {
    throw asRampError(
      thrown,
      stage === "session" ? "endpoint-failed" : "transaction-unreachable",
      `The endpoint's function for the ${stage} threw. Its error is the cause of this one.`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
