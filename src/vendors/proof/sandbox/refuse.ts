import type { FaultAnswer } from "../../VendorSandbox.ts";
import type { ProofEdition } from "../session.ts";

interface Reason {
  status: number;
  E1: string;
  E3: readonly [error: string, code: string];
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
    E1: "unauthorized",
    E3: ["unauthorised", "missing_token"],
    message: "The Authorization header with the Bearer token is missing.",
  },
  invalidToken: {
    status: 401,
    E1: "unauthorized",
    E3: ["unauthorised", "invalid_token"],
    message: "The client token is unknown or inactive.",
  },
  foreignOrigin: {
    status: 403,
    E1: "forbidden_origin",
    E3: ["forbidden", "forbidden_origin"],
    message: "This API is for backends. Calls from a web page's origin are refused.",
  },
  notJson: {
    status: 400,
    E1: "invalid_request",
    E3: ["invalid_request", "decode_error"],
    message: "The body must be a JSON object, sent as application/json.",
  },
  missingField: {
    status: 400,
    E1: "invalid_request",
    E3: ["invalid_request", "missing_param"],
    message: "A required field is missing.",
  },
  badField: {
    status: 400,
    E1: "invalid_request",
    E3: ["invalid_request", "validation_error"],
    message: "A field has an unusable value.",
  },
  currency: {
    status: 400,
    E1: "unsupported_currency",
    E3: ["invalid_request", "currency_not_allowed"],
    message: "The currency is not enabled for this partner.",
  },
  wallet: {
    status: 400,
    E1: "wallet_not_supported",
    E3: ["wallet_not_supported", "WALLET_NOT_SUPPORTED"],
    message: "There is no wallet for this currency on this network.",
  },
  // The current edition does not say what it answers here; it gets the earlier edition's slug.
  offRamp: {
    status: 403,
    E1: "offramp_disabled",
    E3: ["forbidden", "offramp_disabled"],
    message: "Selling is not enabled for this partner.",
  },
  transactionUnknown: {
    status: 404,
    E1: "transaction_not_found",
    E3: ["not_found", "not_found"],
    message: "There is no such transaction.",
  },
  // The earlier edition documents no slug for an unknown user or path.
  notFound: {
    status: 404,
    E1: "not_found",
    E3: ["not_found", "not_found"],
    message: "There is nothing at this address.",
  },
};

/** Answers with one of Proof's own errors; `message` replaces the general sentence. */
export function refuse(edition: ProofEdition, reason: RefusalReason, message?: string): Response {
  const { status, E1, E3, message: general } = reasons[reason];
  const [error, code] = edition === "E1" ? [E1, undefined] : E3;
  return refusal(edition, {
    status,
    error,
    code,
    message: message ?? general,
    retryAfter: undefined,
  });
}

/** Puts an error into the edition's shape: `request_id` in the body, or `code` and a header. */
export function refusal(edition: ProofEdition, facts: FaultAnswer): Response {
  const { status, error, message, retryAfter } = facts;
  const requestId = crypto.randomUUID();
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (edition === "E1")
    return Response.json({ error, message, request_id: requestId }, { status, headers });
  headers.set("x-request-id", requestId);
  return Response.json({ error, code: facts.code ?? error, message }, { status, headers });
}
