import type { VendorAnswer } from "../vendors/VendorServer.ts";

/** Longest text of an error that travels on, in characters. */
const LONGEST = 300;

/** Turns an answer into the response that the browser gets: JSON, never cached, errors cut to size. */
export function answer({ status, body, requestId, retryAfter }: VendorAnswer): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const [name, value] of Object.entries({
    "X-Request-Id": requestId,
    "Retry-After": retryAfter,
  })) {
    if (value && /^[\x20-\x7e]{1,200}$/.test(value)) headers.set(name, value);
  }
  // A status that carries no body, or none that a Response takes, says nothing that can be passed on.
  const isPassable = (status >= 200 && status < 204) || (status >= 400 && status < 600);
  if (!isPassable)
    return refuse(
      502,
      "upstream_error",
      "upstream_invalid_response",
      "The provider's answer makes no sense. Try again later.",
    );
  return Response.json(status < 400 ? body : readableError(body), { status, headers });
}

/** Says no, in the words of this endpoint. */
export function refuse(status: number, error: string, code: string, message: string): Response {
  return answer({ status, body: { error, code, message } });
}

function readableError(body: Record<string, unknown>): Record<string, string> {
  const error: Record<string, string> = { error: "upstream_error" };
  for (const field of ["error", "code", "message"]) {
    const text = body[field];
    if (typeof text === "string") error[field] = text.slice(0, LONGEST);
  }
  return error;
}
