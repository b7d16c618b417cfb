import { afterEach, describe, expect, test, vi } from "vitest";
import { listTransactions } from "../../src/client/listTransactions.ts";
import type { CustomEndpoint, TransactionListQuery } from "../../src/index.ts";
import { json } from "../browser/createFakeHistory.ts";

const never = new AbortController().signal;
const answer = { transactions: [], cursor: null };

afterEach(() => void vi.restoreAllMocks());

function respond(response: () => Response | Promise<Response>) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async () => response());
}

describe("over HTTP", () => {
  test.each<[TransactionListQuery, string]>([
    [{}, "/api/ramp/transactions"],
    [{ statuses: [] }, "/api/ramp/transactions"],
    [{ mode: "sell" }, "/api/ramp/transactions?mode=sell"],
    [{ statuses: ["pending", "processing"] }, "/api/ramp/transactions?status=pending%2Cprocessing"],
    [{ cursor: "a&b=/ü" }, "/api/ramp/transactions?cursor=a%26b%3D%2F%C3%BC"],
  ])("%j asks for %s, past every cache and with the page's own credentials", async (query, url) => {
    const fetched = respond(() => json(200, answer));
    expect(await listTransactions("/api/ramp/", query, never)).toEqual(answer);
    expect(fetched).toHaveBeenCalledExactlyOnceWith(url, {
      cache: "no-store",
      signal: expect.any(AbortSignal),
    });
  });

  test.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "endpoint-not-found"],
    [429, "rate-limited"],
    [500, "transaction-unreachable"],
    [503, "transaction-unreachable"],
  ])("%i is the error %s, with what support needs", async (status, code) => {
    const body = { error: "some_code", code: "some_code", message: "Told." };
    respond(() => json(status, body, { "Retry-After": "7", "X-Request-Id": "r-1" }));
    await expect(listTransactions("/api/ramp", {}, never)).rejects.toMatchObject({
      name: "RampError",
      code,
      status,
      stage: "transaction",
      retryAfter: 7,
      requestId: "r-1",
      vendorCode: "some_code",
    });
  });

  test("an endpoint without a history says what to do", async () => {
    respond(() => json(404, { code: "not_found" }));
    await expect(listTransactions("/api/ramp", {}, never)).rejects.toThrow(
      "Update its `ramp-widget/server`, or add the function `listTransactions`.",
    );
  });

  test("a page instead of JSON, and no answer at all, are typed errors that name no cursor", async () => {
    respond(() => new Response("<!doctype html>", { headers: { "Content-Type": "text/html" } }));
    await expect(listTransactions("/api/ramp", { cursor: "s3cret" }, never)).rejects.toMatchObject({
      code: "transaction-malformed",
      message: expect.not.stringContaining("s3cret"),
    });
    respond(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(listTransactions("/api/ramp", { cursor: "s3cret" }, never)).rejects.toMatchObject({
      code: "transaction-unreachable",
      message: "GET /api/ramp/transactions could not be reached.",
    });
  });
});

describe("by functions", () => {
  const functions = (listed: CustomEndpoint["listTransactions"]): CustomEndpoint => ({
    createSession: async () => ({}),
    getTransaction: async () => ({}),
    listTransactions: listed,
  });

  test("the query arrives as it is, with a signal", async () => {
    const listed = vi.fn(async () => answer);
    const query = { cursor: "c", mode: "buy", statuses: ["failed"] } as const;
    expect(await listTransactions(functions(listed), query, never)).toEqual(answer);
    expect(listed).toHaveBeenCalledExactlyOnceWith({ ...query, signal: expect.any(AbortSignal) });
  });

  test("without the function, there is no history", async () => {
    await expect(listTransactions(functions(undefined), {}, never)).rejects.toMatchObject({
      code: "endpoint-not-found",
      stage: "transaction",
      retryable: false,
    });
  });

  test.each([
    [401, "transaction-unreachable"],
    [404, "endpoint-not-found"],
    [429, "rate-limited"],
  ])("an error with the status %i is %s", async (status, code) => {
    const failed = async () => {
      throw Object.assign(new Error("no"), { status });
    };
    await expect(listTransactions(functions(failed), {}, never)).rejects.toMatchObject({ code });
  });
});
