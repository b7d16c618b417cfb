import { expect, test } from "vitest";
import { memoryStore, rampEndpoint } from "../../src/server.ts";
import type { ConfirmedTransaction, VendorServer } from "../../src/server.ts";
import { plainStatus } from "./permissiveVendor.ts";

const SIGNED: ConfirmedTransaction = {
  id: "dep-1",
  vendor: "one",
  mode: "buy",
  status: "pending",
  vendorStatus: "pending",
  userId: "ada",
};

/** A vendor that knows its transactions by a part of the endpoint's id, and asks for the whole one. */
function createVendor() {
  const asked: string[] = [];
  let onSession = async () => {};
  const vendor: VendorServer = {
    name: "one",
    async createSession() {
      await onSession();
      return { status: 200, body: { id: "dep-1.secret" } };
    },
    async getTransaction(id) {
      asked.push(id);
      return { status: 200, body: { id, status: "completed" } };
    },
    getStatus: plainStatus,
    getRecordId: (id) => id.split(".", 1)[0] ?? id,
    parseWebhook: async () => ({ id: "dep-1", status: "pending", signed: SIGNED }),
    confirmTransaction: async ({ signed }) => signed,
  };
  return { vendor, asked, beforeAnswer: (work: () => Promise<void>) => (onSession = work) };
}

function post(path: string, headers: Record<string, string> = {}) {
  return new Request(`https://shop.example/api/ramp/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ type: "buy", currency: "USDT", amount: "100" }),
  });
}

test("a webhook that arrives before the session's answer leaves the purchase its id", async () => {
  const { vendor, asked, beforeAnswer } = createVendor();
  const store = memoryStore();
  const told: string[] = [];
  const work: Promise<unknown>[] = [];
  const endpoint = rampEndpoint({
    vendors: [{ ...vendor, getEncryptionKey: () => "a secret of this vendor" }],
    store,
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onTransaction: ({ status }) => void told.push(status),
    waitUntil: (promise) => work.push(promise),
  });
  beforeAnswer(async () => {
    expect((await endpoint(post("webhook"))).status).toBe(202);
    await Promise.all(work);
  });
  const key = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";
  expect((await endpoint(post("session", { "Idempotency-Key": key }))).status).toBe(200);

  const record = await store.getPurchase("one", "dep-1");
  expect(record).toMatchObject({ endpointId: "dep-1.secret", amount: "100" });
  expect(record?.keyHash).toBeDefined();
  // Minutes later.
  if (record) await store.savePurchase({ ...record, dueAt: 0, version: record.version + 1 });
  expect(await endpoint.reconcile({ olderThan: 0 })).toMatchObject({
    checked: 1,
    moved: 1,
    stuck: [],
  });
  expect(asked).toEqual(["dep-1.secret"]);
  expect(told.at(-1)).toBe("completed");
});
