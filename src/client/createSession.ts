import { toWireOrder, type Order } from "../order.ts";
import { callEndpoint } from "./callEndpoint.ts";
import type { CustomEndpoint } from "./CustomEndpoint.ts";
import type { TextResponse } from "./fetchText.ts";
import { postSession } from "./postSession.ts";
import { describeRequest, readJson } from "./readJson.ts";

/** What an endpoint named by URL knows besides the session. */
export interface SessionTransport {
  /** The response to a request that was sent ahead, in place of a new one. */
  ahead?: Promise<TextResponse> | undefined;
  /** Receives the age of a cached answer to this order, in seconds (the `Age` header). */
  onAge?: (seconds: number) => void;
}

/**
 * Requests a session from the partner's endpoint, and returns the answer unparsed.
 *
 * @throws {RampError} on any failure
 */
export async function createSession(
  endpoint: string | CustomEndpoint,
  order: Order,
  idempotencyKey: string,
  { ahead, onAge }: SessionTransport = {},
): Promise<unknown> {
  if (typeof endpoint !== "string")
    return callEndpoint(
      "session",
      "The endpoint's function for the session",
      undefined,
      async (signal) => endpoint.createSession(order, { idempotencyKey, signal }),
    );
  const base = endpoint.replace(/\/+$/, "");
  const requestName = describeRequest(`POST ${base}/session`);
  async function post(signal: AbortSignal) {
    const body = JSON.stringify(toWireOrder(order));
    const answer = await (ahead ?? postSession(base, body, idempotencyKey, signal));
    onAge?.(Number(answer[0].headers.get("Age")) || 0);
    return answer;
  }
  return callEndpoint("session", requestName, undefined, (signal) =>
    readJson("session", post(signal), signal, requestName),
  );
}
