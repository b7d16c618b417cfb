import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, test } from "vitest";
import { errorFromResponse } from "../../src/client/errorFromResponse.ts";
import type { CustomEndpoint } from "../../src/client/CustomEndpoint.ts";
import { createSession } from "../../src/client/createSession.ts";
import { createTransactionClient } from "../../src/client/createTransactionClient.ts";
import { isRampError, RampError } from "../../src/RampError.ts";
import { parseTransaction } from "../../src/core/transaction/fetchTransaction.ts";
import { proof } from "../../src/vendors/proof/proof.ts";
import { parseProofSession, proofSessionFields } from "../../src/vendors/proof/session.ts";
import { parseProofTransaction } from "../../src/vendors/proof/transaction.ts";
import { assertNoSecretOptions } from "../../src/vendors/assertNoSecretOptions.ts";
import { english } from "../../src/messages/english.ts";
import { hostileJson, hostileText, letters, spoiled } from "./hostileJson.ts";
import { outcome, property, slowProperty } from "./tally.ts";
import { loadVendor } from "../loadVendor.ts";

const SECRETS = { signature: "v2:secret-signature-5f1c", init_token: "secret-init-token-77ab" };
export const SESSION = {
  merchant_transaction_id: "550e8400-e29b-41d4-a716-446655440000",
  widget_id: "fb359d09-fff6-4b1f-906c-b9062b135065",
  address: "TRx1a2b3c4d5e6f",
  ...SECRETS,
  init_token_type: "sdk_customer_token",
  currency: "USDT",
  networks: ["TRC20"],
  fix_amount: true,
  fiat_amount: "100",
  type: "buy",
  widget_url: "https://widget.proof.community/widget.2.0.js",
};
export const TRANSACTION = {
  merchant_transaction_id: "550e8400-e29b-41d4-a716-446655440000",
  partner_user_id: "user-1",
  type: "buy",
  status: "completed",
  currency: "USDT",
  network: "TRC20",
  crypto_amount: "99.50",
  fiat_currency: "EUR",
  fiat_amount: "100",
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:01:00Z",
};
const STATUSES = /^(pending|processing|completed|failed|cancelled)$/;
const CODES = Object.keys(english.errors);
const REQUIRED = [
  "merchant_transaction_id",
  "widget_id",
  "address",
  "signature",
  "init_token",
  "init_token_type",
] as const;

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isTextOrNothing = (value: unknown) => value === undefined || isText(value);
const vendor = await loadVendor(proof());
const order = fc.constantFrom<"buy" | "sell">("buy", "sell");

describe("a session of Proof", () => {
  property("is complete, or refused by its code", 7_000, spoiled(SESSION), (answer) => {
    const read = outcome(() => parseProofSession(answer), "session-malformed");
    if ("error" in read) return;
    for (const field of REQUIRED) assert.ok(isText(read.value[field]), field);
    assert.ok(isTextOrNothing(read.value.type) && isTextOrNothing(read.value.widget_url));
    for (const field of Object.keys(read.value)) assert.ok(proofSessionFields.includes(field));
  });

  property("keeps its secrets, also in errors", 3_000, fc.tuple(spoiled(SESSION), order), (all) => {
    const [answer, mode] = all;
    assert.equal(typeof vendor.matches(answer), "boolean");
    const read = outcome(
      () => vendor.parseSession(answer, { mode, currency: "USDT" }),
      "session-malformed",
    );
    const shown = "value" in read ? read.value : read.error;
    if ("value" in read) {
      assert.ok(isText(read.value.transactionId));
      assert.equal(read.value.mode, mode);
      assert.ok(read.value.expiresInMs > 0);
      assert.deepEqual(read.value.script?.origins, ["https://widget.proof.community"]);
      assert.equal(vendor.matches(answer), true);
    }
    // An answer that has a secret in place of its id or its address has told it already.
    const { merchant_transaction_id: id, widget_url: url } = (answer ?? {}) as Record<
      string,
      unknown
    >;
    const said = [
      JSON.stringify(shown),
      "error" in read ? read.error.toString() : "",
      inspect(shown, { depth: 9, showHidden: true }),
    ];
    for (const secret of Object.values(SECRETS)) {
      if ([id, url].includes(secret)) continue;
      for (const text of said) assert.ok(!text.includes(secret), `it tells ${text}`);
    }
  });
});

describe("a transaction of Proof", () => {
  property("says only what the answer says", 7_000, spoiled(TRANSACTION), (answer) => {
    const read = outcome(() => parseProofTransaction(answer), "transaction-malformed");
    if ("error" in read) return;
    const { id, vendor, mode, status, vendorStatus, ...decoration } = read.value;
    const told = answer as Record<string, unknown>;
    assert.ok(isText(id) && isText(vendorStatus) && vendor === "proof");
    assert.ok(mode === "buy" || mode === "sell");
    // What is no word of ours is no status, and above all not a completed one.
    const word = STATUSES.exec(vendorStatus)?.[0];
    assert.equal(vendorStatus, told["status"]);
    assert.equal(status, word);
    for (const [field, value] of Object.entries(decoration))
      assert.ok(isTextOrNothing(value), field);
  });

  property("counts only for the purchase it is about", 5_000, spoiled(TRANSACTION), (answer) => {
    const id = TRANSACTION.merchant_transaction_id;
    const read = outcome(() => parseTransaction(id, answer, vendor), "transaction-malformed");
    if ("value" in read) assert.equal(read.value.report.id, id);
  });
});

const header = fc.oneof(
  fc.constantFrom("0", "5", "-1", "1e400", "9".repeat(400), "Infinity", "NaN", "0x10", "soon"),
  fc.constantFrom("Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"),
  fc.string({ unit: letters("ab1 ,;:<>\"'=/"), maxLength: 20 }),
);
const answered = fc.record({
  stage: fc.constantFrom<"session" | "transaction">("session", "transaction"),
  status: fc.oneof(
    fc.integer({ min: 100, max: 999 }),
    fc.constantFrom(400, 401, 409, 422, 429, 502),
  ),
  headers: fc.dictionary(fc.constantFrom("X-Request-Id", "Retry-After"), header),
  body: spoiled({
    error: "invalid_request",
    code: "currency_not_allowed",
    message: "It is not.",
    request_id: "r-1",
  }),
});

describe("an error of the endpoint", () => {
  property("has a code of the closed union and sane facts", 6_000, answered, (one) => {
    const { stage, status, headers, body } = one;
    const response = { status, headers: new Headers(headers) } as Response;
    const error = errorFromResponse(stage, response, body, "POST /session");
    assert.ok(isRampError(error) && CODES.includes(error.code), error.code);
    assert.equal(error.stage, stage);
    assert.equal(error.status, status);
    assert.equal(typeof error.retryable, "boolean");
    const { retryAfter = 0, requestId, vendorCode } = error;
    assert.ok(Number.isFinite(retryAfter) && retryAfter >= 0, `wait ${retryAfter}`);
    for (const text of [requestId, vendorCode])
      assert.ok(["string", "undefined"].includes(typeof text));
  });

  const thrown = fc.oneof(
    hostileJson,
    answered.map(({ stage }) => new RampError("rate-limited", "", { stage, status: 429 })),
    hostileText.map((text) => new Error(text)),
    fc.constant(Object.create(null) as unknown),
  );
  slowProperty("that a partner's function throws is of its stage", 2_000, thrown, async (what) => {
    const endpoint: CustomEndpoint = {
      createSession: () => Promise.reject(what),
      getTransaction: () => {
        throw what;
      },
    };
    const { signal } = new AbortController();
    const both = [
      ["session", createSession(endpoint, { mode: "buy", currency: "USDT" }, "key")],
      ["transaction", createTransactionClient(endpoint).getTransaction({ id: "id" }, signal)],
    ] as const;
    for (const [stage, asking] of both) {
      const error: unknown = await asking.catch((error: unknown) => error);
      assert.ok(isRampError(error) && CODES.includes(error.code));
      assert.equal(error.stage, stage);
    }
  });
});

describe("options of the page", () => {
  const secretName = fc.constantFrom(
    "clientToken",
    "client_token",
    "apiSecret",
    "API_KEY",
    "privateKey",
    "password",
    "accessToken",
    "mySecret2",
  );
  const options = fc.tuple(
    fc.array(
      fc.tuple(fc.constantFrom("endpoint", "mode", "currency", "lang", "nonce"), hostileJson),
      { maxLength: 4 },
    ),
    fc.option(secretName, { nil: undefined }),
    fc.uuid(),
  );
  property(
    "that are named like secrets are refused unseen",
    3_000,
    options,
    ([others, name, value]) => {
      const given = Object.fromEntries([...others, ...(name ? [[name, value] as const] : [])]);
      for (const call of [() => assertNoSecretOptions(given), () => void proof(given)]) {
        const refusal = refusalOf(call);
        if (!name) assert.equal(refusal, undefined);
        else assert.ok(refusal?.includes(`\`${name}\``), "a secret passed");
        assert.ok(!refusal?.includes(value), "the refusal quotes the secret");
      }
    },
  );

  test("that no secret's name is like are left alone", () => {
    assertNoSecretOptions({
      endpoint: "/api/ramp",
      onComplete: () => {},
      className: "token",
      nonce: "n",
    });
  });
});

function refusalOf(call: () => void): string | undefined {
  try {
    call();
  } catch (thrown) {
    return inspect(thrown);
  }
}
