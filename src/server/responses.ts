import type { VendorAnswer } from "../vendors/VendorServer.ts";

/** Longest error text that the endpoint passes on, in characters. */
const MAX_ERROR_LENGTH = 300;

/** Whether a response is a success with a body, which can be passed on. */
export function isSuccess({ status }: VendorAnswer): boolean {
  return status >= 200 && status < 204;
}

/** Headers of every response: no content sniffing, and no embedding by other origins. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Converts an answer into the browser's response: JSON, never cached, error texts truncated. */
export function jsonResponse(given: VendorAnswer): Response {
  const { status, body, requestId, retryAfter } = given;
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    ...SECURITY_HEADERS,
  };
  for (const [name, value] of Object.entries({
    "X-Request-Id": requestId,
    "Retry-After": retryAfter,
  })) {
    if (value && /^[\x20-\x7e]{1,200}$/.test(value)) headers[name] = value;
  }
  // A status without a body, or one that `Response` rejects, can't be passed on.
  const isPassable = isSuccess(given) || (status >= 400 && status < 600);
  if (!isPassable)
    return errorResponse(
      502,
      "upstream_error",
      "upstream_invalid_response",
      "The provider returned an invalid response. Try again later.",
    );
  // `Response.json` takes twice as long in Node 20.
  return new Response(JSON.stringify(status < 400 ? body : readableError(body)), {
    // 500 would blame this server.
    status: status === 500 ? 502 : status,
    headers,
  });
}

export function errorResponse(
  status: number,
  error: string,
  code: string,
  message: string,
): Response {
  return jsonResponse(errorAnswer(status, error, code, message));
}

/** Same as `errorResponse`, as a `VendorAnswer`. */
export function errorAnswer(
  status: number,
  error: string,
  code: string,
  message: string,
): VendorAnswer {
  return { status, body: { error, code, message } };
}

export function unauthorized(): Response {
  return errorResponse(
    401,
    "unauthorized",
    "unauthorized",
    "No user is signed in. Sign in and try again.",
  );
}

/**
 * Omits the vendor's message and request id: unknown and foreign transactions must be
 * indistinguishable.
 */
export function notFound(): Response {
  return errorResponse(404, "not_found", "not_found", "Not found.");
}

/** `Retry-After` while the store doesn't answer, in seconds. */
const STORE_RETRY_SECONDS = "5";

/** The endpoint must not open a session that it can't record. */
export function storeUnavailable(): Response {
  return jsonResponse({
    ...errorAnswer(
      503,
      "unavailable",
      "store_unavailable",
      "This server can't record purchases right now, so nothing was started. Try again in a moment.",
    ),
    retryAfter: STORE_RETRY_SECONDS,
  });
}

/** `Retry-After` of a request that another one is working on, in seconds. */
const IN_PROGRESS_RETRY_SECONDS = "2";

/** Another request for the same order is at work, on this instance or another one. */
export function inProgress(): VendorAnswer {
  const message = "This order is already being placed. Try again in a moment.";
  return {
    ...errorAnswer(503, "unavailable", "in_progress", message),
    retryAfter: IN_PROGRESS_RETRY_SECONDS,
  };
}

/** @param why which header caused it, shown only in development */
export function forbiddenCrossSite(why: string): Response {
  const message = "Only this site's own pages may ask for this.";
  return errorResponse(
    403,
    "forbidden",
    "cross_site",
    isDevelopment() ? `${message} ${why}` : message,
  );
}

function isDevelopment(): boolean {
  try {
    return process.env["NODE_ENV"] !== "production";
  } catch {
    // Without `process`, nothing says that this is development.
    return false;
  }
}

function readableError(body: Record<string, unknown>): Record<string, unknown> {
  const { skipped } = body;
  const error: Record<string, unknown> = { error: "upstream_error" };
  for (const field of ["error", "code", "message"]) {
    const text = body[field];
    if (typeof text === "string") error[field] = text.slice(0, MAX_ERROR_LENGTH);
  }
  // The endpoint's own; the vendors' errors have no lists.
  return Array.isArray(skipped) ? { ...error, skipped } : error;
}
