import { toWireOrder } from "../order.ts";
import { RampError } from "../RampError.ts";
import type { RampEndpoint, TransactionContext } from "./endpoint.ts";
import { errorOf } from "./errorOf.ts";
import { patience } from "./patience.ts";
import { postSession } from "./postSession.ts";
import { readEvents } from "./readEvents.ts";
import { type Answer, send } from "./send.ts";

/** A stream that is silent for that long, in milliseconds, is taken for dead; ours says something every 15 s. */
const SILENCE = 45_000;

/** An endpoint that is an address: its three routes, and what is believed of their answers. */
export function overHttp(base: string): RampEndpoint {
  return {
    createSession: (order, { idempotencyKey, signal }) =>
      readJson(
        "session",
        postSession(base, JSON.stringify(toWireOrder(order)), idempotencyKey, signal),
        signal,
      ),
    getTransaction: (id, context) => request(addressOf(base, id, "", context), context.signal),
    cancelTransaction: (id, context) =>
      request(addressOf(base, id, "/cancel", context), context.signal, "POST"),
    watchTransaction: (id, { hear, ...context }) =>
      watch(addressOf(base, id, "/events", context), context.signal, hear),
  };
}

function addressOf(
  base: string,
  id: string,
  route: string,
  { vendor, reference }: TransactionContext,
): string {
  const query = new URLSearchParams({
    ...(vendor && { vendor }),
    ...(reference && { reference }),
  }).toString();
  return `${base}/transactions/${encodeURIComponent(id)}${route}${query && `?${query}`}`;
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

function request(url: string, signal: AbortSignal, method = "GET"): Promise<unknown> {
  return readJson("transaction", send(url, { method, cache: "no-store", signal }), signal);
}

/** Reads an answer that was asked for. @throws {RampError} whatever goes wrong, but for the signal's own reason */
export async function readJson(
  stage: "session" | "transaction",
  answer: Promise<Answer>,
  signal: AbortSignal,
): Promise<unknown> {
  const [response, text] = await answer.catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new RampError(
      stage === "session" ? "session-network" : "transaction-unreachable",
      `The endpoint could not be reached, so there is no ${stage}. It is safe to try again.`,
      { cause },
    );
  });
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
