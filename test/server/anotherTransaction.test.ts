import { describe, expect, onTestFinished, test, vi } from "vitest";
import { memoryStore, rampEndpoint, type VendorServer } from "../../src/server.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { parseProofTransaction } from "../../src/vendors/proof/transaction.ts";
import { permissiveVendor } from "./permissiveVendor.ts";
import { scriptVendor } from "./scriptVendor.ts";

// faults M: an answer about another transaction than the requested one is neither shown nor booked.

const COMPLETED = {
  merchant_transaction_id: "ab-1",
  partner_user_id: "ada",
  type: "buy",
  status: "completed",
  currency: "USDT",
  crypto_amount: "100",
};

/** Vendors that answer about one transaction, whatever they are asked for. */
const VENDORS: Record<string, () => Promise<VendorServer>> = {
  async proof() {
    const { baseUrl } = await scriptVendor([{ body: COMPLETED }]);
    return proofServer({ baseUrl, clientToken: "client-token-5f2c" }, async () => {});
  },
  "a vendor of the partner's": async () =>
    permissiveVendor({
      getTransaction: async () => ({ status: 200, body: COMPLETED }),
      parseTransaction: parseProofTransaction,
      getEncryptionKey: () => ["a-key-of-the-partners"],
    }).vendor,
};

async function start(name: string) {
  const vendor = await VENDORS[name]?.();
  if (!vendor) throw new Error(`There is no vendor ${name}.`);
  const store = memoryStore();
  const told: string[] = [];
  const endpoint = rampEndpoint({
    vendors: [vendor],
    store,
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onTransaction: ({ id, status }) => void told.push(`${id} ${status}`),
    onError: () => {},
  });
  const get = (path: string) => endpoint(new Request(`https://shop.example/api/ramp/${path}`));
  return { endpoint, get, told, store, vendor };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

describe.each(Object.keys(VENDORS))("%s answers about another transaction", (name) => {
  test.each(["AB-1", "ab1", "quite-another"])(
    "asked for %s, it is not shown and not booked",
    async (id) => {
      const { get, told } = await start(name);
      const response = await get(`transactions/${id}`);
      expect(response.status).toBe(502);
      expect(await response.text()).not.toContain("completed");
      expect((await get(`transactions/${id}/events`)).status).toBe(502);
      await settle();
      expect(told).toEqual([]);
      expect(await (await get("transactions")).json()).toMatchObject({ transactions: [] });
    },
  );

  test("each spelling of the id leaves one booking, for the right one", async () => {
    const { get, told } = await start(name);
    for (const id of ["ab-1", "AB-1", "Ab-1"]) await get(`transactions/${id}`);
    await vi.waitFor(() => expect(told).toEqual(["ab-1 completed"]));
    await settle();
    expect(told).toHaveLength(1);
  });

  test("`reconcile()` doesn't book it, and says that the vendor failed", async () => {
    const { endpoint, told, store, vendor } = await start(name);
    const now = Date.now();
    await store.savePurchase({
      vendor: vendor.name,
      id: "cd-2",
      userId: "ada",
      mode: "buy",
      status: "processing",
      currency: "USDT",
      createdAt: now,
      updatedAt: now,
      dueAt: now,
      reportedStatus: "processing",
      version: 1,
    });
    const { stuck } = await endpoint.reconcile({ olderThan: 0 });
    expect(stuck).toMatchObject([{ id: "cd-2", why: "vendor-failed" }]);
    expect(told).toEqual([]);
    expect(await store.getPurchase(vendor.name, "cd-2")).toMatchObject({ status: "processing" });
  });
});

test("a push about another transaction is neither shown nor booked", async () => {
  let push: (fields: Record<string, unknown>) => void = () => {};
  const told: string[] = [];
  const endpoint = rampEndpoint({
    vendors: [
      permissiveVendor({
        getTransaction: async (id) => ({
          status: 200,
          body: { ...COMPLETED, merchant_transaction_id: id, status: "pending" },
        }),
        parseTransaction: parseProofTransaction,
        subscribeTransaction(_id, _user, listener) {
          push = listener.update;
          listener.opened();
          return () => {};
        },
      }).vendor,
    ],
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onTransaction: ({ id, status }) => void told.push(`${id} ${status}`),
  });
  const url = "https://shop.example/api/ramp/transactions/cd-2/events";
  const { body } = await endpoint(new Request(url));
  onTestFinished(async () => body?.cancel());
  push(COMPLETED);
  await settle();
  expect(told).toEqual([]);
  push({ ...COMPLETED, merchant_transaction_id: "cd-2" });
  await vi.waitFor(() => expect(told).toEqual(["cd-2 completed"]));
});
