import { describe, expect, test } from "vitest";
import { errorFromResponse } from "../../src/client/errorFromResponse.ts";
import { isDefinitiveRefusal } from "../../src/client/isDefinitiveRefusal.ts";
import { RampError } from "../../src/RampError.ts";

const ASKED = "POST /api/ramp/session";
const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

test.each([
  [401, { error: "unauthorised", code: "invalid_token" }, "unauthorized", false],
  [401, { error: "unauthorized" }, "unauthorized", false],
  [403, { error: "forbidden", code: "not_for_you" }, "forbidden", false],
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
  [503, { error: "upstream_error" }, "vendor-unavailable", true],
  [418, "a teapot", "endpoint-failed", false],
  [400, { error: "constructor", code: "__proto__" }, "order-rejected", false],
] as const)("a session answered with %i %j becomes %s", (status, body, code, retryable) => {
  expect(errorFromResponse("session", answer(status), body, ASKED)).toMatchObject({
    code,
    retryable,
    stage: "session",
    status,
  });
});

// faults N2
describe("whose fault it is", () => {
  test.each([
    [502, "<html>Bad Gateway</html>"],
    [502, undefined],
    [503, { message: "no healthy upstream" }],
    [504, { statusCode: 504, error: "Gateway Timeout", message: "Gateway Timeout" }],
    [522, undefined],
  ])("a %i of a proxy is about the backend behind it, not about the vendor: %j", (status, body) => {
    expect(errorFromResponse("session", answer(status), body, ASKED)).toMatchObject({
      code: "endpoint-unavailable",
      retryable: true,
    });
  });

  test.each([
    [502, "vendor_unauthorized"],
    [502, "vendor_not_found"],
    [502, "user_ip_missing"],
    [502, "widget_inactive"],
    [400, "unknown_vendor"],
    [400, "user_id_too_long"],
    [403, "forbidden_origin"],
    [403, "cross_site"],
  ])("%i %s is a mistake in the settings: trying again cannot help", (status, code) => {
    const error = status === 403 ? "forbidden" : "configuration_error";
    expect(errorFromResponse("session", answer(status), { error, code }, ASKED)).toMatchObject({
      code: "endpoint-misconfigured",
      retryable: false,
      vendorCode: code,
    });
  });

  test.each([400, 422])("%i alone says nothing of who the user is", (status) => {
    expect(errorFromResponse("session", answer(status), {}, ASKED).code).toBe("order-rejected");
  });

  test("an order that may still be open is told apart from a vendor that is down", () => {
    const headers = { "Retry-After": "90" };
    const body = { error: "unavailable", code: "deposit_uncertain" };
    expect(errorFromResponse("session", answer(503, headers), body, ASKED)).toMatchObject({
      code: "order-uncertain",
      retryable: true,
      retryAfter: 90,
    });
  });

  test("408 is about its moment, and may be tried again", () => {
    expect(errorFromResponse("session", answer(408), {}, ASKED)).toMatchObject({
      code: "session-timeout",
      retryable: true,
    });
  });
});

// faults M1, N2
test.each([
  [400, { error: "invalid_request", code: "validation_error" }, true],
  [401, { code: "unauthorized" }, true],
  [403, { error: "order_rejected" }, true],
  [404, { code: "not_found" }, true],
  [429, { code: "rate_limit_exceeded" }, true],
  [404, "<html>Not Found</html>", false],
  [403, { message: "Forbidden by the firewall" }, false],
  [429, undefined, false],
  [408, { code: "body_too_slow" }, false],
  [409, { code: "idempotency_conflict" }, false],
  [425, { code: "too_early" }, false],
  [500, { code: "internal_error" }, false],
  [502, { code: "vendor_not_found" }, false],
  [503, undefined, false],
] as const)("after %i %j it is known that no session was made: %s", (status, body, isKnown) => {
  expect(isDefinitiveRefusal(errorFromResponse("session", answer(status), body, ASKED))).toBe(
    isKnown,
  );
});

test.each(["session-network", "session-timeout", "session-malformed", "endpoint-failed"] as const)(
  "after %s without a status it is not known whether a session was made",
  (code) => {
    expect(isDefinitiveRefusal(new RampError(code, "No."))).toBe(false);
  },
);

test.each([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "transaction-not-found"],
  [429, "transaction-unreachable"],
  [500, "transaction-unreachable"],
  [502, "transaction-unreachable"],
] as const)("a transaction answered with %i becomes %s", (status, code) => {
  expect(errorFromResponse("transaction", answer(status), {}, ASKED)).toMatchObject({
    code,
    stage: "transaction",
  });
});

test("the vendor's code, the request id and the wait are kept as fields", () => {
  const said = { error: "invalid_request", code: "currency_not_allowed", message: "no DOGE" };
  const error = errorFromResponse(
    "session",
    answer(400, { "X-Request-Id": "req-1", "Retry-After": "7" }),
    said,
    ASKED,
  );
  expect(error).toMatchObject({
    vendorCode: "currency_not_allowed",
    requestId: "req-1",
    retryAfter: 7,
  });
  expect(error.message).toContain("no DOGE");
});

test("the request id is also found in the body, where Proof's older API has it", () => {
  const error = errorFromResponse(
    "session",
    answer(403),
    { error: "forbidden_origin", request_id: "req-2" },
    ASKED,
  );
  expect(error).toMatchObject({ requestId: "req-2", vendorCode: "forbidden_origin" });
});

test("a date in Retry-After is turned into seconds from now", () => {
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const { retryAfter } = errorFromResponse(
    "session",
    answer(429, { "Retry-After": inAMinute }),
    {},
    ASKED,
  );
  expect(retryAfter).toBeGreaterThanOrEqual(58);
  expect(retryAfter).toBeLessThanOrEqual(60);
});

test("a megabyte of an answer is not repeated", () => {
  const word = "x".repeat(1_000_000);
  const error = errorFromResponse(
    "session",
    answer(400),
    { error: word, message: word, request_id: word },
    ASKED,
  );
  expect((error.message + JSON.stringify(error)).length).toBeLessThan(1_500);
});
