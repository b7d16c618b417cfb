import type { FaultAnswer } from "../../VendorSandbox.ts";
import type { ProofInitTokenType } from "../session.ts";

interface Reason {
  status: number;
  sdk_customer_token: string;
  sdk_partner_authorization: readonly [error: string, code: string];
  message: string;
}

export type RefusalReason =
  | "missingToken"
  | "invalidToken"
  | "foreignOrigin"
  | "notJson"
  | "missingField"
  | "badField"
  | "currency"
  | "wallet"
  | "offRamp"
  | "transactionUnknown"
  | "notFound";

const reasons: Record<RefusalReason, Reason> = {
  missingToken: {
    status: 401,
    sdk_customer_token: "unauthorized",
    sdk_partner_authorization: ["unauthorised", "missing_token"],
    message: "The Authorization header with the Bearer token is missing.",
  },
  invalidToken: {
    status: 401,
    sdk_customer_token: "unauthorized",
    sdk_partner_authorization: ["unauthorised", "invalid_token"],
    message: "The client token is unknown or inactive.",
  },
  foreignOrigin: {
    status: 403,
    sdk_customer_token: "forbidden_origin",
    sdk_partner_authorization: ["forbidden", "forbidden_origin"],
    message: "This API is for backends. Calls from a web page's origin are refused.",
  },
  notJson: {
    status: 400,
    sdk_customer_token: "invalid_request",
    sdk_partner_authorization: ["invalid_request", "decode_error"],
    message: "The body must be a JSON object, sent as application/json.",
  },
  missingField: {
    status: 400,
    sdk_customer_token: "invalid_request",
    sdk_partner_authorization: ["invalid_request", "missing_param"],
    message: "A required field is missing.",
  },
  badField: {
    status: 400,
    sdk_customer_token: "invalid_request",
    sdk_partner_authorization: ["invalid_request", "validation_error"],
    message: "A field has an unusable value.",
  },
  currency: {
    status: 400,
    sdk_customer_token: "unsupported_currency",
    sdk_partner_authorization: ["invalid_request", "currency_not_allowed"],
    message: "The currency is not enabled for this partner.",
  },
  wallet: {
    status: 400,
    sdk_customer_token: "wallet_not_supported",
    sdk_partner_authorization: ["wallet_not_supported", "WALLET_NOT_SUPPORTED"],
    message: "There is no wallet for this currency on this network.",
  },
  // The API with `sdk_partner_authorization` documents no response here, so it uses the other one's slug.
  offRamp: {
    status: 403,
    sdk_customer_token: "offramp_disabled",
    sdk_partner_authorization: ["forbidden", "offramp_disabled"],
    message: "Selling is not enabled for this partner.",
  },
  transactionUnknown: {
    status: 404,
    sdk_customer_token: "transaction_not_found",
    sdk_partner_authorization: ["not_found", "not_found"],
    message: "There is no such transaction.",
  },
  // The API with `sdk_customer_token` documents no slug for an unknown user or path.
  notFound: {
    status: 404,
    sdk_customer_token: "not_found",
    sdk_partner_authorization: ["not_found", "not_found"],
    message: "There is nothing at this address.",
  },
};

/** Responds with one of Proof's errors; `message` replaces the default sentence. */
export function refuse(
  initTokenType: ProofInitTokenType,
  reason: RefusalReason,
  message?: string,
): Response {
  const {
    status,
    sdk_customer_token,
    sdk_partner_authorization,
    message: general,
  } = reasons[reason];
  const [error, code] =
    initTokenType === "sdk_customer_token"
      ? [sdk_customer_token, undefined]
      : sdk_partner_authorization;
  return refusal(initTokenType, {
    status,
    error,
    code,
    message: message ?? general,
    retryAfter: undefined,
  });
}

/** Formats an error like the API: `request_id` in the body, or `code` and a header. */
export function refusal(initTokenType: ProofInitTokenType, facts: FaultAnswer): Response {
  const { status, error, message, retryAfter } = facts;
  const requestId = crypto.randomUUID();
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (initTokenType === "sdk_customer_token")
    return Response.json({ error, message, request_id: requestId }, { status, headers });
  headers.set("x-request-id", requestId);
  return Response.json({ error, code: facts.code ?? error, message }, { status, headers });
}
