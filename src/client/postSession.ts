import { type TextResponse, fetchText } from "./fetchText.ts";

/** Asks an endpoint for a session. The same key for every try of one purchase gets the same session. */
export function postSession(
  endpoint: string,
  order: string,
  idempotencyKey: string,
  signal: AbortSignal | null,
): Promise<TextResponse> {
  return fetchText(`${endpoint.replace(/\/+$/, "")}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
    body: order,
    signal,
  });
}

/** Random, and at hand on insecure origins too, where `crypto.randomUUID` is not. */
export function createIdempotencyKey(): string {
  try {
    return crypto.getRandomValues(new Uint32Array(4)).join("-");
  } catch {
    // Not there in every imitation of a browser that tests run in. It is unique, and need not be secret.
    return `${Date.now()}-${Math.random()}`;
  }
}
