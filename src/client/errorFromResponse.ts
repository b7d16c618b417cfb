import { parseRetryAfter } from "../parseRetryAfter.ts";
import { RampError, type RampErrorCode } from "../RampError.ts";
import { isErrorCode } from "./isDefinitiveRefusal.ts";

/** Error codes of vendors, and of the endpoint on their behalf, that are more specific than the status. */
const CODE_BY_VENDOR_ERROR: ReadonlyMap<string, RampErrorCode> = new Map<string, RampErrorCode>([
  ["currency_not_allowed", "currency-not-supported"],
  ["unsupported_currency", "currency-not-supported"],
  ["wallet_not_supported", "wallet-not-supported"],
  ["network_not_allowed", "wallet-not-supported"],
  ["offramp_disabled", "offramp-disabled"],
  ["kyc_required", "kyc-required"],
  ["order_rejected", "order-rejected"],
  ["deposit_uncertain", "order-uncertain"],
  // Only the partner can fix these: the endpoint's settings, its vendor's keys, the page's origin.
  ["configuration_error", "endpoint-misconfigured"],
  ["forbidden_origin", "endpoint-misconfigured"],
  ["cross_site", "endpoint-misconfigured"],
]);

/** The most characters of a response's text that an error repeats. */
const MAX_TEXT_LENGTH = 300;

/**
 * Converts a response that isn't 2xx into an error.
 *
 * @param requestName the request as the error names it, e.g. `POST /api/ramp/session`
 */
export function errorFromResponse(
  stage: "session" | "transaction",
  { status, headers }: Response,
  body: unknown,
  requestName: string,
): RampError {
  const said = Object(body) as Record<string, unknown>;
  const word = (name: string) =>
    typeof said[name] === "string" ? said[name].slice(0, MAX_TEXT_LENGTH) : undefined;
  const vendorCode = word("code") ?? word("error");
  const known = [word("code"), word("error")].map((said) =>
    CODE_BY_VENDOR_ERROR.get(said?.toLowerCase() ?? ""),
  );
  // These codes explain why there is no session. For a paid transaction they would be misleading.
  const code =
    (stage === "session" && known.find(Boolean)) ||
    getCodeForStatus(stage, status, isErrorCode(vendorCode));
  const wait = parseRetryAfter(headers.get("Retry-After"), Date.now());
  return new RampError(
    code,
    `${requestName} answered ${status}${vendorCode ? ` (${vendorCode})` : ""}. ${word("message") ?? ""}`,
    {
      stage,
      // A 4xx means that the same request fails again.
      retryable: code === "endpoint-failed" ? status >= 500 : undefined,
      status,
      vendorCode,
      requestId: headers.get("X-Request-Id") ?? word("request_id"),
      retryAfter: wait !== undefined && Number.isFinite(wait) ? Math.ceil(wait / 1000) : undefined,
    },
  );
}

/** @param isOwn the endpoint itself responded, not a proxy in front of it */
function getCodeForStatus(
  stage: "session" | "transaction",
  status: number,
  isOwn: boolean,
): RampErrorCode {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (stage === "transaction")
    return status === 404 ? "transaction-not-found" : "transaction-unreachable";
  switch (status) {
    case 400:
    case 422:
      return "order-rejected";
    case 404:
      return "endpoint-not-found";
    case 408:
      return "session-timeout";
    case 409:
      return "session-used";
    case 429:
      return "rate-limited";
    default:
      // If the backend is down, its proxy responds. If the backend is up, it reports on its vendor.
      if (status > 500) return isOwn ? "vendor-unavailable" : "endpoint-unavailable";
      return "endpoint-failed";
  }
}
