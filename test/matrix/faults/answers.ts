import type { Fault as VendorFault } from "../../../src/sandbox/faults.ts";
import type { Misdeed } from "../CellPlan.ts";

/** A host name that no resolver knows (RFC 6761). */
export const NOWHERE = "https://nowhere.invalid";
/** A port that no browser forbids and nobody listens on. */
export const CLOSED = "http://localhost:2";

/** A pixel, as an image server would send it. */
const PIXEL = "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;";

const answer = (body: string, headers?: Record<string, string>, status?: number): Misdeed => ({
  type: "answer",
  body,
  ...(headers && { headers }),
  ...(status && { status }),
});

export const html = (status = 200): Misdeed =>
  answer("<!doctype html><title>Sign in</title>", { "content-type": "text/html" }, status);
export const image: Misdeed = answer(PIXEL, { "content-type": "image/gif" });
export const text = (body: string): Misdeed => answer(body);
export const json = (value: unknown, status?: number, headers?: Record<string, string>): Misdeed =>
  answer(JSON.stringify(value), headers, status);

/** What gives no JSON at all, however it tries. */
export const NO_JSON: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["an empty answer", text("")],
  ["204, no content", answer("", undefined, 204)],
  ["JSON that is truncated", text('{"merchant_transaction_id":"m-1","wid')],
  ["an app's HTML page", html()],
  ["an image", image],
];
export const WRONG_JSON: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["`null`", json(null)],
  ["an array", json([])],
  ["a string", json("ok")],
  ["an empty object", json({})],
];

/** An answer of the vendor's API, as often as the partner's server asks. */
export interface Refusal {
  edition: "E1" | "E3";
  status: number;
  error: string;
  code?: string;
  retryAfter?: number;
}

const E3 = (status: number, error: string, code: string): Refusal => ({
  edition: "E3",
  status,
  error,
  code,
});
const E1 = (status: number, error: string, retryAfter?: number): Refusal => ({
  edition: "E1",
  status,
  error,
  ...(retryAfter !== undefined && { retryAfter }),
});

export const REFUSALS = {
  E3: [
    E3(400, "invalid_request", "validation_error"),
    E3(400, "invalid_request", "decode_error"),
    E3(400, "invalid_request", "missing_param"),
    E3(400, "invalid_request", "currency_not_allowed"),
    E3(400, "wallet_not_supported", "WALLET_NOT_SUPPORTED"),
    E3(401, "unauthorised", "missing_token"),
    E3(401, "unauthorised", "invalid_token"),
    E3(403, "forbidden", "forbidden_origin"),
    E3(404, "not_found", "not_found"),
    E3(500, "internal_error", "db_error"),
    E3(500, "internal_error", "token_error"),
    E3(502, "upstream_error", "provider_error"),
    E3(502, "upstream_unavailable", "upstream_unavailable"),
    E3(502, "upstream_unavailable", "upstream_invalid_response"),
  ],
  E1: [
    E1(400, "invalid_request"),
    E1(400, "unsupported_currency"),
    E1(401, "unauthorized"),
    E1(403, "forbidden_origin"),
    E1(403, "offramp_disabled"),
    E1(404, "transaction_not_found"),
    E1(409, "session_already_used"),
    E1(422, "kyc_required"),
    E1(429, "rate_limit_exceeded", 60),
    E1(500, "internal_error"),
    E1(502, "upstream_error"),
  ],
} as const;

export function nameOf({ edition, status, error, code, retryAfter }: Refusal): string {
  const wait = retryAfter === undefined ? "" : `, \`Retry-After: ${retryAfter}\``;
  return `vendor ${edition}: ${status} \`${[error, code].filter(Boolean).join("` / `")}\`${wait}`;
}

export function vendorFault(at: "session" | "transaction", refusal: Refusal): VendorFault {
  const { status, error, code, retryAfter } = refusal;
  return { at, status, error, code, retryAfter, times: 1000 };
}
