import { describe, expect, test } from "vitest";
import { proofServer } from "../../../src/vendors/proof/server.ts";
import { scriptVendor } from "../../server/scriptVendor.ts";
import type { Reply } from "../../server/scriptVendor.ts";

const USER = { id: "user-123", email: "ada@example.com" };

async function statusOver(replies: Reply[], user = USER) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const server = proofServer({ baseUrl, clientToken: "client-token-5f2c" }, async () => {});
  return { answer: await server.getKycStatus?.(user), asked };
}

describe("the identity check of a user", () => {
  test.each(["not_started", "pending", "verified", "failed"])("%s", async (status) => {
    const body = { partner_user_id: "user-123", status, verified_at: "2026-01-01T00:00:00Z" };
    const { answer, asked } = await statusOver([{ body, headers: { "X-Request-Id": "req-1" } }]);
    expect(answer).toEqual({
      status: 200,
      body: { status },
      requestId: "req-1",
      time: expect.any(Number),
    });
    expect(asked[0]).toMatchObject({
      method: "GET",
      url: "/widget/users/user-123/kyc-status",
      headers: { authorization: "Bearer client-token-5f2c" },
    });
  });

  test("has not started for a user whom Proof doesn't know", async () => {
    const { answer } = await statusOver([
      { status: 404, body: { error: "not_found", code: "not_found" } },
    ]);
    expect(answer).toMatchObject({ status: 200, body: { status: "not_started" } });
  });

  test.each<[string, Reply, number, string]>([
    ["404 of another server", { status: 404, body: "<html>" }, 502, "vendor_not_found"],
    ["401", { status: 401, body: { error: "unauthorised" } }, 502, "vendor_unauthorized"],
    ["403", { status: 403, body: { error: "forbidden" } }, 502, "vendor_unauthorized"],
    ["429", { status: 429, body: { code: "slow_down" } }, 429, "slow_down"],
    ["502", { status: 502, body: { code: "provider_error" } }, 502, "provider_error"],
    [
      "another user's",
      { body: { partner_user_id: "user-9", status: "verified" } },
      502,
      "upstream_invalid_response",
    ],
    ["nobody's", { body: { status: "verified" } }, 502, "upstream_invalid_response"],
    [
      "a word that is new",
      { body: { partner_user_id: "user-123", status: "approved" } },
      502,
      "upstream_invalid_response",
    ],
    ["no status", { body: { partner_user_id: "user-123" } }, 502, "upstream_invalid_response"],
  ])("is no fact after %s", async (_what, reply, status, code) => {
    const { answer } = await statusOver([reply]);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(JSON.stringify(answer)).not.toContain("verified");
  });

  test("is tried again after 502", async () => {
    const body = { partner_user_id: "user-123", status: "verified" };
    const { answer, asked } = await statusOver([{ status: 502 }, { body }]);
    expect(answer).toMatchObject({ body: { status: "verified" } });
    expect(asked).toHaveLength(2);
  });

  test("of an id that would climb in a URL is requested with the id made harmless, or not at all", async () => {
    const reply = { status: 404, body: { error: "not_found" } };
    const escaped = await statusOver([reply], { ...USER, id: "../a?b" });
    expect(escaped.asked[0]?.url).toBe("/widget/users/..%2Fa%3Fb/kyc-status");
    const dots = await statusOver([reply], { ...USER, id: ".." });
    expect(dots.answer).toMatchObject({ body: { status: "not_started" } });
    expect(dots.asked).toEqual([]);
  });
});
