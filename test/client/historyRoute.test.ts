import { afterEach, expect, test, vi } from "vitest";
import { listTransactions } from "../../src/client/listTransactions.ts";
import { parseTransactionPage } from "../../src/core/transaction/parseTransactionPage.ts";
import { isRampError } from "../../src/index.ts";
import { rampEndpoint } from "../../src/server.ts";
import { permissiveVendor } from "../server/permissiveVendor.ts";

const never = new AbortController().signal;

afterEach(() => void vi.restoreAllMocks());

/** A page at an endpoint of this library, without a network in between. */
function start(user: () => { id: string; email: string } | null) {
  let sessions = 0;
  const { vendor } = permissiveVendor({
    name: "proof",
    createSession: async () => ({ status: 200, body: { id: `tx ${++sessions} %/"` } }),
  });
  const endpoint = rampEndpoint({ vendors: [vendor], user });
  vi.spyOn(globalThis, "fetch").mockImplementation((url, init) =>
    endpoint(new Request(new URL(String(url), "https://shop.example"), init)),
  );
  const order = () =>
    endpoint(
      new Request("https://shop.example/api/ramp/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ type: "buy", currency: "USDT", fiat_currency: "EUR" }),
      }),
    );
  return { order };
}

test("the browser reads the endpoint's history page by page, each purchase once", async () => {
  const { order } = start(() => ({ id: "ada", email: "ada@example.com" }));
  for (let count = 0; count < 45; count++) await order();
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 5; pages++) {
    const page = parseTransactionPage(await listTransactions("/api/ramp", { cursor }, never));
    ids.push(...page.transactions.map(({ id }) => id));
    cursor = page.cursor ?? undefined;
    if (cursor === undefined) break;
  }
  expect(cursor).toBeUndefined();
  expect(ids).toHaveLength(45);
  expect(new Set(ids).size).toBe(45);
});

test("a filter that the browser sends is one that the endpoint knows", async () => {
  const { order } = start(() => ({ id: "ada", email: "ada@example.com" }));
  await order();
  const list = async (query: object) =>
    parseTransactionPage(await listTransactions("/api/ramp", query, never)).transactions.length;
  expect(await list({ mode: "buy", statuses: ["pending", "processing"] })).toBe(1);
  expect(await list({ statuses: ["failed", "cancelled"] })).toBe(0);
});

test("someone who is signed out is told so", async () => {
  start(() => null);
  const failure: unknown = await listTransactions("/api/ramp", {}, never).catch(
    (error: unknown) => error,
  );
  expect(isRampError(failure) && [failure.status, failure.code]).toEqual([401, expect.any(String)]);
});
