import { toWireOrder } from "../order.ts";
import { RampError } from "../RampError.ts";
import type { RampEndpoint, TransactionContext } from "./endpoint.ts";
import { errorOf } from "./errorOf.ts";
import { patience } from "./patience.ts";
import { readEvents } from "./readEvents.ts";

/** A stream that is silent for that long, in milliseconds, is taken for dead; ours says something every 15 s. */
const SILENCE = 45_000;

/** An endpoint that is an address: its three routes, and what is believed of their answers. */
export function overHttp(base: string): RampEndpoint {
  return {
    createSession: (order, { idempotencyKey, signal }) =>
      request("session", `${base}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
        body: JSON.stringify(toWireOrder(order)),
        signal,
      }),
    getTransaction: (id, context) =>
      request("transaction", addressOf(base, id, "", context), { signal: context.signal }),
    cancelTransaction: (id, context) =>
      request("transaction", addressOf(base, id, "/cancel", context), {
        method: "POST",
        signal: context.signal,
      }),
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
