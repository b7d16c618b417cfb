import { RampError, type RampErrorCode } from "../RampError.ts";

/** Words of the vendors, and of our own endpoint for them, that say more than the status does. */
const BY_WORD: ReadonlyMap<string, RampErrorCode> = new Map<string, RampErrorCode>([
  ["currency_not_allowed", "currency-not-supported"],
  ["unsupported_currency", "currency-not-supported"],
  ["wallet_not_supported", "wallet-not-supported"],
  ["network_not_allowed", "wallet-not-supported"],
  ["offramp_disabled", "offramp-disabled"],
  ["session_already_used", "session-used"],
  ["kyc_required", "kyc-required"],
  ["order_rejected", "order-rejected"],
]);

/** Longest text of an answer that an error repeats, in characters. */
const LONGEST = 300;

/** Makes an error of an endpoint's answer that was not 2xx. */
export function errorOf(
  stage: "session" | "transaction",
  { status, headers }: Response,
  body: unknown,
): RampError {
  const said = isRecord(body) ? body : {};
  const word = (name: string) =>
    typeof said[name] === "string" ? said[name].slice(0, LONGEST) : undefined;
  const vendorCode = word("code") ?? word("error");
  const known = [word("code"), word("error")].map((said) => BY_WORD.get(said?.toLowerCase() ?? ""));
  // They say why there is no session. Of one that was paid they would tell something else than is so.
  const code = (stage === "session" && known.find(Boolean)) || byStatus(stage, status);
  return new RampError(
    code,
    `The endpoint answered ${status}${vendorCode ? ` (${vendorCode})` : ""} when asked for the ${stage}. ` +
      (word("message") ?? "It gave no message; see `status` and `requestId`."),
    {
      stage,
      // A 4xx says that the same question gets the same answer.
      retryable: code === "endpoint-failed" ? status >= 500 : undefined,
      status,
      vendorCode,
      requestId: headers.get("X-Request-Id") ?? word("request_id"),
      retryAfter: seconds(headers.get("Retry-After")),
    },
  );
}

function byStatus(stage: "session" | "transaction", status: number): RampErrorCode {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (stage === "transaction")
    return status === 404 ? "transaction-not-found" : "transaction-unreachable";
  switch (status) {
    case 400:
      return "order-rejected";
    case 404:
      return "endpoint-not-found";
    case 409:
      return "session-used";
    case 422:
      return "kyc-required";
    case 429:
      return "rate-limited";
    case 502:
    case 503:
    case 504:
      return "vendor-unavailable";
    default:
      return "endpoint-failed";
  }
}

/** `Retry-After` is a number of seconds or a date. */
function seconds(header: string | null): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
