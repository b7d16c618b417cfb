import { type TextResponse, fetchText } from "./fetchText.ts";

/** Requests a session. Every attempt at one purchase sends the same key and gets the same session. */
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

/** A random key. Works on insecure origins too, where `crypto.randomUUID` is missing. */
export function createIdempotencyKey(): string {
  try {
    return crypto.getRandomValues(new Uint32Array(4)).join("-");
  } catch {
    // Some DOM implementations for tests lack it. This key is unique; it needn't be secret.
    return `${Date.now()}-${Math.random()}`;
  }
}
