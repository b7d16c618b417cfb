import type { FaultAnswer } from "../../VendorSandbox.ts";

export type RefusalReason = "validation_failed" | "unauthorized" | "not_found" | "cannot_cancel";

const reasons: Readonly<Record<RefusalReason, readonly [status: number, message: string]>> = {
  validation_failed: [400, "A field has a value that is not allowed."],
  unauthorized: [401, "The authentication is missing or invalid."],
  not_found: [404, "There is nothing of that id."],
  cannot_cancel: [400, "The session is already confirmed or expired."],
};

/** Responds with one of Bleepay's errors; `message` replaces the default sentence. */
export function refuse(code: RefusalReason, message?: string): Response {
  const [status, general] = reasons[code];
  return refusal({
    status,
    error: code,
    code: undefined,
    message: message ?? general,
    retryAfter: undefined,
  });
}

/** Bleepay documents a status and a code for each error, but not the body. This shape is an assumption. */
export function refusal({ status, error, code, message, retryAfter }: FaultAnswer): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  return Response.json({ code: code ?? error, message }, { status, headers });
}
