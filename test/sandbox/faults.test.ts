import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { callApi, newSession, order, pageUrl } from "./partner.ts";

test("a fault meets the next request of its kind, and only that", async () => {
  const sandbox = createSandbox();
  sandbox.injectFault({ at: "session", status: 429, error: "rate_limit_exceeded", retryAfter: 7 });
  const { merchant_transaction_id: id } = await newSession(createSandbox());
  expect((await callApi(sandbox, `/widget/transactions/${id}`)).status).toBe(404);
  const refused = await callApi(sandbox, "/widget/session", order);
  expect(refused).toMatchObject({ status: 429, body: { error: "rate_limit_exceeded" } });
  expect(refused.headers.get("retry-after")).toBe("7");
  expect((await callApi(sandbox, "/widget/session", order)).status).toBe(200);
  expect(sandbox.counts.sessions).toBe(1);
});

test("a fault can meet several requests", async () => {
  const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization" });
  sandbox.injectFault({ at: "session", status: 502, error: "upstream_error", code: "x", times: 2 });
  const statuses = [];
  for (let turn = 0; turn < 3; turn += 1)
    statuses.push((await callApi(sandbox, "/widget/session", order)).status);
  expect(statuses).toEqual([502, 502, 200]);
});

test("a fault has the API's shape", async () => {
  const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization" });
  sandbox.injectFault({ at: "kyc", status: 502, error: "upstream_error", code: "provider_error" });
  const { body } = await callApi(sandbox, "/widget/users/ada/kyc-status");
  expect(body).toMatchObject({ error: "upstream_error", code: "provider_error" });
});

test("a script can arrive without its global", async () => {
  const sandbox = createSandbox();
  sandbox.injectFault({ at: "script", answer: "empty" });
  const script = async () => (await sandbox.fetch(new Request(`${pageUrl}/widget.2.0.js`))).text();
  expect(await script()).toBe("");
  expect(await script()).toContain("proofWidget");
  expect(sandbox.counts.scripts).toBe(2);
});

test("a session can arrive without its fields, and is not counted as issued", async () => {
  const sandbox = createSandbox();
  sandbox.injectFault({ at: "session", answer: "empty" });
  expect(await callApi(sandbox, "/widget/session", order)).toMatchObject({ status: 200, body: {} });
  expect(sandbox.counts.sessions).toBe(0);
});

test("a request that hangs ends when its caller gives up", async () => {
  const sandbox = createSandbox();
  sandbox.injectFault({ at: "script", answer: "never" });
  const caller = new AbortController();
  const request = new Request(`${pageUrl}/widget.2.0.js`, { signal: caller.signal });
  const answer = sandbox.fetch(request);
  caller.abort(new Error("enough"));
  await expect(answer).rejects.toThrow("enough");
});

test("a delay alone changes nothing but the time", async () => {
  const sandbox = createSandbox();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  sandbox.injectFault({ at: "session", delay: 20 });
  const answered = vi.fn();
  const answer = callApi(sandbox, "/widget/session", order).finally(answered);
  await vi.advanceTimersByTimeAsync(19);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer).status).toBe(200);
});

test("a fault at an unknown place is a programmer's mistake", () => {
  const sandbox = createSandbox();
  // @ts-expect-error There is no such place.
  expect(() => sandbox.injectFault({ at: "nowhere" })).toThrow("nowhere");
});

describe("controls", () => {
  const control = (sandbox: ReturnType<typeof createSandbox>, path: string, body?: object) =>
    sandbox.fetch(
      new Request(`${pageUrl}/sandbox/${path}`, {
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      }),
    );

  test("advance the clock, let things happen, set faults and start afresh", async () => {
    const sandbox = createSandbox();
    const { merchant_transaction_id: id } = await newSession(sandbox, { type: "sell" });
    await control(sandbox, "happen", { transactionId: id, event: "depositArrives" });
    expect(sandbox.transaction(id)?.status).toBe("processing");
    await control(sandbox, "clock", { advance: 4000 });
    expect(sandbox.transaction(id)?.status).toBe("completed");
    await control(sandbox, "faults", { at: "session", status: 500 });
    expect((await callApi(sandbox, "/widget/session", order)).status).toBe(500);
    await control(sandbox, "faults", { at: "session", status: 500 });
    await control(sandbox, "reset", {});
    expect((await callApi(sandbox, "/widget/session", order)).status).toBe(200);
    const counts = await control(sandbox, "counts");
    expect(await counts.json()).toEqual({
      tokens: 0,
      sessions: 1,
      scripts: 0,
      runs: 0,
      statusRequests: 0,
      cancels: 0,
      sockets: 0,
      webhooks: 0,
    });
    expect(counts.headers.get("access-control-allow-origin")).toBe("*");
  });

  test.each([
    ["happen", { transactionId: "nobody", event: "pay" }, 400],
    ["happen", { transactionId: "nobody", event: "toString" }, 400],
    ["happen", {}, 400],
    ["clock", { advance: "soon" }, 400],
    ["faults", { at: "nowhere" }, 400],
    ["faults", { at: "toString" }, 400],
    ["faults", { at: "session", vendor: "nobody" }, 400],
    ["deposits", { transactionId: "nobody" }, 404],
    ["secrets", {}, 404],
  ])("answer nonsense at %s in a sentence", async (path, body, status) => {
    const response = await control(createSandbox(), path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: expect.stringMatching(/\.$/) });
  });
});
