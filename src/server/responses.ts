import type { VendorAnswer } from "../vendors/VendorServer.ts";

/** Longest text of an error that travels on, in characters. */
const MAX_ERROR_LENGTH = 300;

/** Whether an answer is a success that can be passed on: one with a body. */
export function isSuccess({ status }: VendorAnswer): boolean {
  return status >= 200 && status < 204;
}

/** What every answer says: nobody may guess at its type, and no foreign page may embed it. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Turns an answer into the response that the browser gets: JSON, never cached, errors cut to size. */
export function jsonResponse(given: VendorAnswer): Response {
  const { status, body, requestId, retryAfter } = given;
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
  };
  for (const [name, value] of Object.entries({
    "X-Request-Id": requestId,
    "Retry-After": retryAfter,
  })) {
    if (value && /^[\x20-\x7e]{1,200}$/.test(value)) headers[name] = value;
  }
  // A status that carries no body, or none that a Response takes, says nothing that can be passed on.
  const isPassable = isSuccess(given) || (status >= 400 && status < 600);
  if (!isPassable)
    return errorResponse(
      502,
      "upstream_error",
      "upstream_invalid_response",
      "The provider's answer makes no sense. Try again later.",
    );
  // `Response.json` takes twice as long in Node 20.
  return new Response(JSON.stringify(status < 400 ? body : readableError(body)), {
    // 500 would say that this server failed.
    status: status === 500 ? 502 : status,
    headers,
  });
}

/** Says no, in the words of this endpoint. */
export function errorResponse(
  status: number,
  error: string,
  code: string,
  message: string,
): Response {
  return jsonResponse(errorAnswer(status, error, code, message));
}

/** The same, for where a vendor's answer could stand. */
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
    "Nobody is signed in. Sign in and try again.",
  );
}

/** In our own words and without the vendor's request id: unknown and foreign must look the same. */
export function notFound(): Response {
  return errorResponse(
    404,
    "not_found",
    "not_found",
    "There is nothing here that belongs to this user.",
  );
}

/** @param why which header said so, told to whoever develops the page */
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
    // There is no `process`, so nothing says that it is.
    return false;
  }
}

function readableError(body: Record<string, unknown>): Record<string, string> {
  const error: Record<string, string> = { error: "upstream_error" };
  for (const field of ["error", "code", "message"]) {
    const text = body[field];
    if (typeof text === "string") error[field] = text.slice(0, MAX_ERROR_LENGTH);
  }
  return error;
}
