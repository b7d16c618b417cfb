import { parseJson } from "../parseJson.ts";
import { toWireOrder } from "../order.ts";
import { RampError } from "../RampError.ts";
import { callEndpoint, type Stage } from "./callEndpoint.ts";
import type { EndpointClient } from "./EndpointClient.ts";
import type { TransactionSubject } from "./CustomEndpoint.ts";
import { errorFromResponse } from "./errorFromResponse.ts";
import { createDeadlineSignal } from "./createDeadlineSignal.ts";
import { parseEventStream } from "./parseEventStream.ts";
import { postSession } from "./postSession.ts";
import { type TextResponse, fetchText } from "./fetchText.ts";

/**
 * A stream that is silent for this long, in milliseconds, counts as dead. Our endpoint sends a keep-alive every 10 s.
 */
const STREAM_SILENCE_TIMEOUT_MS = 45_000;

/** A client for an endpoint named by URL: calls its routes and validates its responses. */
export function createHttpEndpointClient(base: string): EndpointClient {
  function request(
    stage: Stage,
    requestName: string,
    parentSignal: AbortSignal | undefined,
    call: (signal: AbortSignal) => Promise<TextResponse>,
  ): Promise<unknown> {
    const name = describeRequest(requestName);
    return callEndpoint(stage, name, parentSignal, (signal) =>
      readJson(stage, call(signal), signal, name),
    );
  }
  const about = (
    method: string,
    route: string,
    subject: TransactionSubject,
    parentSignal?: AbortSignal,
  ) =>
    request("transaction", `${method} ${base}/transactions/:id${route}`, parentSignal, (signal) =>
      fetchText(getTransactionUrl(base, route, subject), { method, cache: "no-store", signal }),
    );
  return {
    createSession: (order, idempotencyKey, ahead, onAge) =>
      request("session", `POST ${base}/session`, undefined, async (signal) => {
        const body = JSON.stringify(toWireOrder(order));
        const answer = await (ahead ?? postSession(base, body, idempotencyKey, signal));
        onAge?.(Number(answer[0].headers.get("Age")) || 0);
        return answer;
      }),
    getTransaction: (subject, parentSignal) => about("GET", "", subject, parentSignal),
    cancelTransaction: (subject) => about("POST", "/cancel", subject),
    subscribeTransaction: (id, { onUpdate, signal, ...context }) =>
      openEventStream(getTransactionUrl(base, "/events", { id, ...context }), signal, onUpdate),
  };
}

/** The request as errors name it, without query, credentials or the page's own origin. */
export function describeRequest(request: string): string {
  const { origin } = globalThis.location ?? {};
  return request.replace(/[?#].*|(?<=\/\/)[^/]*@/gs, "").replace(` ${origin}/`, " /");
}

function getTransactionUrl(
  base: string,
  route: string,
  { id, vendor, reference }: TransactionSubject,
): string {
  const query = new URLSearchParams({
    ...(vendor && { vendor }),
    ...(reference && { reference }),
  }).toString();
  return `${base}/transactions/${encodeURIComponent(id)}${route}${query && `?${query}`}`;
}

/** Resolves if the endpoint has no such route, which is optional. */
async function openEventStream(
  url: string,
  parentSignal: AbortSignal,
  onUpdate: (answer: unknown) => void,
) {
  const { signal, reset, release } = createDeadlineSignal(parentSignal);
  const onActivity = () => {
    if (!parentSignal.aborted) reset(STREAM_SILENCE_TIMEOUT_MS);
  };
  onActivity();
  try {
    const response = await fetch(url, {
      headers: { Accept: "text/event-stream" },
      cache: "no-store",
      signal,
    });
    const isStream = /^text\/event-stream\b/.test(response.headers.get("Content-Type") ?? "");
    if (response.ok && isStream && response.body) {
      // Chromium logs a fully read stream as net::ERR_ABORTED unless its response was cloned.
      void response
        .clone()
        .body?.cancel()
        .catch(() => {});
      await parseEventStream(response.body, onActivity, (data) => onUpdate(parseJson(data)));
    } else {
      void response.body?.cancel();
      if (response.status < 500 && response.status !== 429) return;
    }
    // Polling continues meanwhile and reports the cause, if there is one.
    throw new Error("There is no stream.");
  } finally {
    release();
  }
}

/**
 * Reads the JSON body of a response.
 *
 * @param requestName the request as the error names it
 * @throws {RampError} on any failure; if `signal` aborted, its own reason is thrown
 */
export async function readJson(
  stage: "session" | "transaction",
  answer: Promise<TextResponse>,
  signal: AbortSignal,
  requestName: string,
): Promise<unknown> {
  const [response, text] = await answer.catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new RampError(
      stage === "session" ? "session-network" : "transaction-unreachable",
      `${requestName} could not be reached.`,
      { cause },
    );
  });
  const body = parseJson(text);
  if (!response.ok) throw errorFromResponse(stage, response, body, requestName);
  if (body === undefined)
    throw new RampError(
      `${stage}-malformed`,
      `${requestName} answered ${response.headers.get("Content-Type") ?? "something"} where JSON was expected. ` +
        "Check that the route exists and is not behind a login.",
      { status: response.status },
    );
  return body;
}
