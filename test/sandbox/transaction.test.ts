import { createSandbox, type SandboxOptions } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { callApi, newSession } from "./partner.ts";

const HOUR = 60 * 60 * 1000;

async function started(changes: Record<string, unknown> = {}, options: SandboxOptions = {}) {
  const sandbox = createSandbox({ settlementDelayMs: 4000, ...options });
  const { merchant_transaction_id: id } = await newSession(sandbox, changes);
  const status = () => sandbox.transaction(id)?.status;
  return { sandbox, id, status };
}

describe("a purchase", () => {
  test("goes from pending over processing to completed, and stays there", async () => {
    const { sandbox, id, status } = await started();
    expect(status()).toBe("pending");
    sandbox.pay(id);
    expect(status()).toBe("processing");
    sandbox.clock.advance(3000);
    expect(status()).toBe("processing");
    sandbox.clock.advance(1000);
    expect(status()).toBe("completed");
    sandbox.clock.advance(48 * HOUR);
    expect(status()).toBe("completed");
  });

  test("tells its final amounts from processing on", async () => {
    const { sandbox, id } = await started({ fiat_amount: "100" });
    expect(sandbox.transaction(id)).toMatchObject({ crypto_amount: "", fiat_amount: "100" });
    sandbox.pay(id);
    expect(sandbox.transaction(id)).toMatchObject({
      crypto_amount: "104.84",
      fiat_amount: "100.00",
    });
  });

  test("tells when its status changed", async () => {
    const { sandbox, id } = await started();
    const created = String(sandbox.transaction(id)?.created_at);
    expect(sandbox.transaction(id)?.updated_at).toBe(created);
    sandbox.clock.advance(HOUR);
    sandbox.pay(id);
    const since = Date.parse(String(sandbox.transaction(id)?.updated_at)) - Date.parse(created);
    expect(since).toBeGreaterThanOrEqual(HOUR);
    expect(sandbox.transaction(id)?.created_at).toBe(created);
  });

  test.each([
    ["decline", "failed"],
    ["cancel", "cancelled"],
  ] as const)("ends after %s as %s, and nothing happens to it any more", async (act, end) => {
    const { sandbox, id, status } = await started();
    sandbox[act](id);
    expect(status()).toBe(end);
    expect(() => sandbox.pay(id)).toThrow(`is ${end}`);
    sandbox.clock.advance(HOUR);
    expect(status()).toBe(end);
  });

  // faults M3
  test("can be paid after a declined card with sdk_partner_authorization, while its token is valid", async () => {
    const { sandbox, id, status } = await started(
      {},
      { initTokenType: "sdk_partner_authorization" },
    );
    sandbox.decline(id);
    sandbox.decline(id);
    expect(status()).toBe("failed");
    sandbox.pay(id);
    expect(status()).toBe("processing");
    sandbox.clock.advance(4000);
    expect(status()).toBe("completed");
    expect(() => sandbox.pay(id)).toThrow("is completed");
  });

  // faults M3
  test("cannot be paid after a declined card once its token is no longer valid", async () => {
    const { sandbox, id } = await started({}, { initTokenType: "sdk_partner_authorization" });
    sandbox.decline(id);
    sandbox.clock.advance(HOUR);
    expect(() => sandbox.pay(id)).toThrow("is failed");
  });

  test("has no deposit", async () => {
    const { sandbox, id } = await started();
    expect(() => sandbox.depositArrives(id)).toThrow("is a buy");
  });
});

describe("a sale", () => {
  test("is processed when its deposit arrives, then completed", async () => {
    const { sandbox, id, status } = await started({ type: "sell" });
    sandbox.depositArrives(id);
    expect(status()).toBe("processing");
    sandbox.clock.advance(4000);
    expect(status()).toBe("completed");
    sandbox.clock.advance(6 * HOUR);
    expect(status()).toBe("completed");
  });

  test("fails when six hours pass without its deposit", async () => {
    const { sandbox, id, status } = await started({ type: "sell" });
    sandbox.clock.advance(6 * HOUR - 1000);
    expect(status()).toBe("pending");
    sandbox.clock.advance(1000);
    expect(status()).toBe("failed");
    expect(() => sandbox.depositArrives(id)).toThrow("is failed");
  });
});

describe("GET /widget/transactions/{id}", () => {
  test("answers with the documented fields, all of them texts", async () => {
    const { sandbox, id } = await started();
    const { status, body } = await callApi(sandbox, `/widget/transactions/${id}`);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      "merchant_transaction_id",
      "partner_user_id",
      "type",
      "status",
      "currency",
      "network",
      "crypto_amount",
      "fiat_currency",
      "fiat_amount",
      "created_at",
      "updated_at",
    ]);
    expect(Object.values(body).every((value) => typeof value === "string")).toBe(true);
  });

  test.each([
    ["sdk_customer_token", "transaction_not_found"],
    ["sdk_partner_authorization", "not_found"],
  ] as const)("answers 404 with %s for one that is unknown", async (initTokenType, error) => {
    const sandbox = createSandbox({ initTokenType });
    const answer = await callApi(sandbox, "/widget/transactions/nobody%");
    expect(answer).toMatchObject({ status: 404, body: { error } });
  });

  test("knows no transaction of another sandbox", async () => {
    const { id } = await started();
    const answer = await callApi(createSandbox(), `/widget/transactions/${id}`);
    expect(answer.status).toBe(404);
  });

  test("is counted as a look; the test's own look is not", async () => {
    const { sandbox, id } = await started();
    sandbox.transaction(id);
    await callApi(sandbox, `/widget/transactions/${id}`);
    expect(sandbox.counts).toEqual({
      tokens: 0,
      sessions: 1,
      scripts: 0,
      runs: 0,
      statusRequests: 1,
      cancels: 0,
      sockets: 0,
      webhooks: 0,
    });
  });
});

test("time never goes back", () => {
  expect(() => createSandbox().clock.advance(-1)).toThrow(RangeError);
});
