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
  ["204 No Content", answer("", undefined, 204)],
  ["truncated JSON", text('{"merchant_transaction_id":"m-1","wid')],
  ["an HTML page of the app", html()],
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
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
  status: number;
  error: string;
  code?: string;
  retryAfter?: number;
}

const sdk_partner_authorization = (status: number, error: string, code: string): Refusal => ({
  initTokenType: "sdk_partner_authorization",
  status,
  error,
  code,
});
const sdk_customer_token = (status: number, error: string, retryAfter?: number): Refusal => ({
  initTokenType: "sdk_customer_token",
  status,
  error,
  ...(retryAfter !== undefined && { retryAfter }),
});

export const REFUSALS = {
  sdk_partner_authorization: [
    sdk_partner_authorization(400, "invalid_request", "validation_error"),
    sdk_partner_authorization(400, "invalid_request", "decode_error"),
    sdk_partner_authorization(400, "invalid_request", "missing_param"),
    sdk_partner_authorization(400, "invalid_request", "currency_not_allowed"),
    sdk_partner_authorization(400, "wallet_not_supported", "WALLET_NOT_SUPPORTED"),
    sdk_partner_authorization(401, "unauthorised", "missing_token"),
    sdk_partner_authorization(401, "unauthorised", "invalid_token"),
    sdk_partner_authorization(403, "forbidden", "forbidden_origin"),
    sdk_partner_authorization(404, "not_found", "not_found"),
    sdk_partner_authorization(500, "internal_error", "db_error"),
    sdk_partner_authorization(500, "internal_error", "token_error"),
    sdk_partner_authorization(502, "upstream_error", "provider_error"),
    sdk_partner_authorization(502, "upstream_unavailable", "upstream_unavailable"),
    sdk_partner_authorization(502, "upstream_unavailable", "upstream_invalid_response"),
  ],
  sdk_customer_token: [
    sdk_customer_token(400, "invalid_request"),
    sdk_customer_token(400, "unsupported_currency"),
    sdk_customer_token(401, "unauthorized"),
    sdk_customer_token(403, "forbidden_origin"),
    sdk_customer_token(403, "offramp_disabled"),
    sdk_customer_token(404, "transaction_not_found"),
    sdk_customer_token(409, "session_already_used"),
    sdk_customer_token(422, "kyc_required"),
    sdk_customer_token(429, "rate_limit_exceeded", 60),
    sdk_customer_token(500, "internal_error"),
    sdk_customer_token(502, "upstream_error"),
  ],
} as const;

export function nameOf({ initTokenType, status, error, code, retryAfter }: Refusal): string {
  const wait = retryAfter === undefined ? "" : `, \`Retry-After: ${retryAfter}\``;
  return `vendor, \`${initTokenType}\`: ${status} \`${[error, code].filter(Boolean).join("` / `")}\`${wait}`;
}

export function vendorFault(at: "session" | "transaction", refusal: Refusal): VendorFault {
  const { status, error, code, retryAfter } = refusal;
  return { at, status, error, code, retryAfter, times: 1000 };
}
