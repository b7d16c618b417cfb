/** Stage of a purchase in which an error occurred. */
export type RampErrorStage = "session" | "script" | "frame" | "transaction" | "deposit";

/**
 * Every way a purchase can fail. The union is closed, so a `switch` over it can be exhaustive. For the meaning, cause
 * and fix of each code, see [Errors](errors.md).
 */
export type RampErrorCode =
  | "session-network"
  | "session-timeout"
  | "session-malformed"
  | "session-expired"
  | "session-used"
  | "open-in-another-tab"
  | "unauthorized"
  | "forbidden"
  | "offramp-disabled"
  | "currency-not-supported"
  | "wallet-not-supported"
  | "kyc-required"
  | "order-rejected"
  | "order-uncertain"
  | "rate-limited"
  | "endpoint-not-found"
  | "endpoint-misconfigured"
  | "endpoint-failed"
  | "endpoint-unavailable"
  | "vendor-unavailable"
  | "script-origin"
  | "script-offline"
  | "script-network"
  | "script-blocked"
  | "script-timeout"
  | "script-integrity"
  | "script-malformed"
  | "frame-origin"
  | "frame-failed"
  | "frame-timeout"
  | "popup-blocked"
  | "transaction-not-found"
  | "transaction-malformed"
  | "transaction-unreachable"
  | "transaction-unlisted"
  | "deposit-failed"
  | "deposit-timeout";

/** Repeating the request gives the same result; something has to change first. */
const NOT_RETRYABLE: ReadonlySet<RampErrorCode> = new Set<RampErrorCode>([
  "unauthorized",
  "forbidden",
  "offramp-disabled",
  "currency-not-supported",
  "wallet-not-supported",
  "kyc-required",
  "order-rejected",
  "endpoint-not-found",
  "endpoint-misconfigured",
  "script-origin",
  "script-blocked",
  "transaction-unlisted",
  "frame-origin",
  "deposit-failed",
  "deposit-timeout",
]);

/** Details of a failure besides its code. Never holds a token, a signature or a request body. */
export interface RampErrorFacts {
  /**
   * Stage of the purchase.
   * @default the part of `code` before its first hyphen if that names a stage, else `session`
   */
  stage?: RampErrorStage | undefined;
  /** Whether the user can simply try again. @default true, unless `code` means that something has to change first */
  retryable?: boolean | undefined;
  /** HTTP status of the endpoint's response. */
  status?: number | undefined;
  /** `X-Request-Id` of the endpoint's response, for support. */
  requestId?: string | undefined;
  /** The vendor's own code as its response spells it, e.g. `currency_not_allowed`. */
  vendorCode?: string | undefined;
  /** Seconds to wait before the next attempt, from `Retry-After`. */
  retryAfter?: number | undefined;
  /** The value that was thrown originally. */
  cause?: unknown;
}

/**
 * The only error class of this library. `message` is for developers; users read the message table's text for `code`.
 */
export class RampError extends Error {
  /** Matches by name, since lazily loaded code brings its own copy of this class. @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isRampError(value);
  }

  /** Identifies the error across copies of this library. */
  override readonly name = "RampError";
  /** What went wrong. */
  readonly code: RampErrorCode;
  /** Stage of the purchase. */
  readonly stage: RampErrorStage;
  /** Whether the user can simply try again. */
  readonly retryable: boolean;
  /** HTTP status of the endpoint's response, if there was one. */
  readonly status: number | undefined;
  /** `X-Request-Id` of the endpoint's response, for support. */
  readonly requestId: string | undefined;
  /** The vendor's own code as its response spells it, e.g. `currency_not_allowed`. */
  readonly vendorCode: string | undefined;
  /** Seconds to wait before the next attempt, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(code: RampErrorCode, message: string, facts: RampErrorFacts = {}) {
    super(message, "cause" in facts ? { cause: facts.cause } : undefined);
    this.code = code;
    this.stage = facts.stage ?? getStage(code);
    this.retryable = facts.retryable ?? !NOT_RETRYABLE.has(code);
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.vendorCode = facts.vendorCode;
    this.retryAfter = facts.retryAfter;
  }
}

/** Type guard for `RampError`. Also accepts one made by another copy of this library on the page. */
export function isRampError(value: unknown): value is RampError {
  return value instanceof Error && value.name === "RampError" && "code" in value;
}

/** Returns a `RampError` as is, and wraps any other thrown value as `cause`. */
export function asRampError(
  thrown: unknown,
  code: RampErrorCode,
  message: string,
  facts: RampErrorFacts = {},
): RampError {
  return isRampError(thrown) ? thrown : new RampError(code, message, { ...facts, cause: thrown });
}

const STAGES: ReadonlySet<string> = new Set(["script", "frame", "transaction", "deposit"]);

function getStage(code: RampErrorCode): RampErrorStage {
  const stage = code === "popup-blocked" ? "frame" : (code.split("-")[0] ?? "");
  return STAGES.has(stage) ? (stage as RampErrorStage) : "session";
}
