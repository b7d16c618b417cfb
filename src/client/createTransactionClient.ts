import { parseJson } from "../parseJson.ts";
import { callEndpoint } from "./callEndpoint.ts";
import type { CustomEndpoint, TransactionSubject } from "./CustomEndpoint.ts";
import { createDeadlineSignal } from "./createDeadlineSignal.ts";
import { fetchText } from "./fetchText.ts";
import { parseEventStream } from "./parseEventStream.ts";
import { describeRequest, readJson } from "./readJson.ts";

/**
 * A stream that is silent for this long, in milliseconds, counts as dead. Our endpoint sends a keep-alive every 10 s.
 */
const STREAM_SILENCE_TIMEOUT_MS = 45_000;

/** What the partner's endpoint says about transactions. Every error that it throws is a `RampError`. */
export interface TransactionClient {
  getTransaction: (subject: TransactionSubject, signal: AbortSignal) => Promise<unknown>;
  cancelTransaction: (subject: TransactionSubject) => Promise<unknown>;
  subscribeTransaction: CustomEndpoint["subscribeTransaction"];
}

/** Unifies the two kinds of endpoint: one named by URL, and one of functions. */
export function createTransactionClient(endpoint: string | CustomEndpoint): TransactionClient {
  return typeof endpoint === "string"
    ? createHttpClient(endpoint.replace(/\/+$/, ""))
    : createFunctionClient(endpoint);
}

function createHttpClient(base: string): TransactionClient {
  function request(
    method: string,
    route: string,
    subject: TransactionSubject,
    parentSignal?: AbortSignal,
  ) {
    const name = describeRequest(`${method} ${base}/transactions/:id${route}`);
    const url = getTransactionUrl(base, route, subject);
    return callEndpoint("transaction", name, parentSignal, (signal) =>
      readJson("transaction", fetchText(url, { method, cache: "no-store", signal }), signal, name),
    );
  }
  return {
    getTransaction: (subject, parentSignal) => request("GET", "", subject, parentSignal),
    cancelTransaction: (subject) => request("POST", "/cancel", subject),
    subscribeTransaction: (id, { onUpdate, signal, ...context }) =>
      openEventStream(getTransactionUrl(base, "/events", { id, ...context }), signal, onUpdate),
  };
}

function createFunctionClient(endpoint: CustomEndpoint): TransactionClient {
  const name = "The endpoint's function for the transaction";
  return {
    getTransaction: ({ id, ...context }, parentSignal) =>
      callEndpoint("transaction", name, parentSignal, (signal) =>
        endpoint.getTransaction(id, { ...context, signal }),
      ),
    cancelTransaction: ({ id, ...context }) =>
      callEndpoint("transaction", name, undefined, (signal) => {
        if (!endpoint.cancelTransaction)
          throw new Error("This endpoint has no function `cancelTransaction`.");
        return endpoint.cancelTransaction(id, { ...context, signal });
      }),
    subscribeTransaction: endpoint.subscribeTransaction?.bind(endpoint),
  };
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
