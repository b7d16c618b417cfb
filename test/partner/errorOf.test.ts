import { expect, test } from "vitest";
import { errorOf } from "../../src/partner/errorOf.ts";

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

test.each([
  [401, { error: "unauthorised", code: "invalid_token" }, "unauthorized", false],
  [401, { error: "unauthorized" }, "unauthorized", false],
  [403, { error: "forbidden", code: "forbidden_origin" }, "forbidden", false],
  [403, { error: "offramp_disabled" }, "offramp-disabled", false],
  [404, { error: "not_found", code: "not_found" }, "endpoint-not-found", false],
  [
    400,
    { error: "invalid_request", code: "currency_not_allowed" },
    "currency-not-supported",
    false,
  ],
  [400, { error: "unsupported_currency" }, "currency-not-supported", false],
  [
    400,
    { error: "wallet_not_supported", code: "WALLET_NOT_SUPPORTED" },
    "wallet-not-supported",
    false,
  ],
  [400, { error: "invalid_request", code: "validation_error" }, "order-rejected", false],
  [403, { error: "order_rejected", code: "order_rejected" }, "order-rejected", false],
  [409, { error: "session_already_used" }, "session-used", true],
  [422, { error: "kyc_required" }, "kyc-required", false],
  [429, { error: "rate_limit_exceeded" }, "rate-limited", true],
  [500, { error: "internal_error", code: "db_error" }, "endpoint-failed", true],
  [502, { error: "upstream_error", code: "provider_error" }, "vendor-unavailable", true],
  [418, "a teapot", "endpoint-failed", false],
  [400, { error: "constructor", code: "__proto__" }, "order-rejected", false],
] as const)("a session answered with %i %j becomes %s", (status, body, code, retryable) => {
  expect(errorOf("session", answer(status), body)).toMatchObject({
    code,
    retryable,
    stage: "session",
    status,
  });
});

test.each([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "transaction-not-found"],
  [429, "transaction-unreachable"],
  [500, "transaction-unreachable"],
  [502, "transaction-unreachable"],
] as const)("a transaction answered with %i becomes %s", (status, code) => {
  expect(errorOf("transaction", answer(status), {})).toMatchObject({ code, stage: "transaction" });
});

test("the vendor's code, the request id and the wait are kept as fields", () => {
  const said = { error: "invalid_request", code: "currency_not_allowed", message: "no DOGE" };
  const error = errorOf(
    "session",
    answer(400, { "X-Request-Id": "req-1", "Retry-After": "7" }),
    said,
  );
  expect(error).toMatchObject({
    vendorCode: "currency_not_allowed",
    requestId: "req-1",
    retryAfter: 7,
  });
  expect(error.message).toContain("no DOGE");
});

test("the request id is also found in the body, where the earlier edition has it", () => {
  const error = errorOf("session", answer(403), { error: "forbidden_origin", request_id: "req-2" });
  expect(error).toMatchObject({ requestId: "req-2", vendorCode: "forbidden_origin" });
});

test("a date in Retry-After is turned into seconds from now", () => {
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const { retryAfter } = errorOf("session", answer(429, { "Retry-After": inAMinute }), {});
  expect(retryAfter).toBeGreaterThanOrEqual(58);
  expect(retryAfter).toBeLessThanOrEqual(60);
});

test("a megabyte of an answer is not repeated", () => {
  const word = "x".repeat(1_000_000);
  const error = errorOf("session", answer(400), { error: word, message: word, request_id: word });
  expect((error.message + JSON.stringify(error)).length).toBeLessThan(1_500);
});
