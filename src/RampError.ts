/** Where in a purchase something went wrong. */
export type RampErrorStage = "session" | "script" | "frame" | "transaction" | "deposit";

/**
 * Every way a purchase can fail to go on. The union is closed: a `switch` over it can be exhaustive.
 * What each means, its cause and its cure: see [Errors](errors.md).
 */
export type RampErrorCode =
  | "session-network"
  | "session-timeout"
  | "session-malformed"
  | "session-expired"
  | "session-used"
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

/** The same question gets the same answer: somebody has to change something first. */
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

/** What is known of a failure besides its code. Never a token, a signature or a request body. */
export interface RampErrorFacts {
  /** Where in the purchase. @default the part of `code` before its first hyphen, where that names a stage; else `session` */
  stage?: RampErrorStage | undefined;
  /** Whether a person may just try again. @default true, unless the code says that something has to change first */
  retryable?: boolean | undefined;
  /** HTTP status of the endpoint's answer. */
  status?: number | undefined;
  /** `X-Request-Id` of the endpoint's answer: what support asks for. */
  requestId?: string | undefined;
  /** The vendor's own code, as its answer spelled it, e.g. `currency_not_allowed`. */
  vendorCode?: string | undefined;
  /** Seconds to wait before the next try, from `Retry-After`. */
  retryAfter?: number | undefined;
  /** What was thrown in the first place. */
  cause?: unknown;
}

/**
 * The one error of this library. `message` is for developers; what a user reads comes from the
 * message table, by `code`.
 */
export class RampError extends Error {
  /** By its name: what a page fetches later brings its own copy of this class. @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isRampError(value);
  }

  /** How another copy of this library recognises it. */
  override readonly name = "RampError";
  /** What went wrong. */
  readonly code: RampErrorCode;
  /** Where in the purchase. */
  readonly stage: RampErrorStage;
  /** Whether a person may just try again. */
  readonly retryable: boolean;
  /** HTTP status of the endpoint's answer, where there was one. */
  readonly status: number | undefined;
  /** `X-Request-Id` of the endpoint's answer: what support asks for. */
  readonly requestId: string | undefined;
  /** The vendor's own code, as its answer spelled it, e.g. `currency_not_allowed`. */
  readonly vendorCode: string | undefined;
  /** Seconds to wait before the next try, from `Retry-After`. */
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

/** Recognises a `RampError`, also one made by another copy of this library on the same page. */
export function isRampError(value: unknown): value is RampError {
  return value instanceof Error && value.name === "RampError" && "code" in value;
}

/** Keeps a `RampError`, and makes one of anything else that was thrown, with that as its cause. */
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
