import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStore, rampEndpoint } from "../../src/server.ts";
import type {
  RampEndpointOptions,
  RampLogEvent,
  TransactionStatus,
  VendorAnswer,
  VendorServer,
} from "../../src/server.ts";
import { plainStatus } from "./permissiveVendor.ts";

const MINUTE_MS = 60_000;
const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };

beforeEach(() => {
  vi.useFakeTimers({
    now: 1_900_000_000_000,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A vendor whose purchases all have one status, and the ids that it was asked for. */
function createVendor(name: string) {
  const state = { sessions: 0, asked: [] as string[], status: "pending" as TransactionStatus };
  const vendor: VendorServer = {
    name,
    createSession: async () => ({ status: 200, body: { id: `${name}-${++state.sessions}` } }),
    async getTransaction(id): Promise<VendorAnswer> {
      state.asked.push(id);
      return { status: 200, body: { id, status: state.status } };
    },
    getStatus: plainStatus,
    getEncryptionKey: () => `a secret of ${name}`,
  };
  return { vendor, state };
}

function start(options: Partial<RampEndpointOptions> = {}) {
  const [one, two] = [createVendor("one"), createVendor("two")];
  const { store = memoryStore() } = options;
  const events: RampLogEvent[] = [];
  const failures: { error: unknown; vendor: string | undefined }[] = [];
  const told: string[] = [];
  const endpoint = rampEndpoint({
    vendors: [one.vendor, two.vendor],
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onTransaction: ({ id, status }) => void told.push(`${id} ${status}`),
    onError: (error, { vendor }) => failures.push({ error, vendor }),
    onLog: (event) => events.push(event),
    ...options,
    store,
  });
  async function order(vendor: string): Promise<void> {
    const response = await endpoint(
      new Request("https://shop.example/api/ramp/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...ORDER, vendor }),
      }),
    );
    expect(response.status).toBe(200);
  }
  return { one, two, store, events, failures, told, endpoint, order };
}

describe("a vendor that asks to be left alone", () => {
  async function startLimited() {
    const started = start();
    const { one, two, order } = started;
    for (let count = 0; count < 5; count++) await order("one");
    await order("two");
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    const answer = vi.spyOn(one.vendor, "getTransaction");
    answer.mockResolvedValue({ status: 429, body: {}, retryAfter: "540" });
    two.state.status = "completed";
    return { ...started, answer };
  }

  test("keeps no other vendor's purchases waiting", async () => {
    const { endpoint, told, answer } = await startLimited();
    let runs = 0;
    while ((await endpoint.reconcile({ limit: 2 })).hasMore) expect(++runs).toBeLessThan(5);
    expect(told).toEqual(["two-1 completed"]);
    expect(answer).toHaveBeenCalledTimes(2);
    expect(await endpoint.reconcile({ limit: 2 })).toMatchObject({ checked: 0, hasMore: false });
  });

  test("is asked for its purchases once its rest is over", async () => {
    const { endpoint, store, one, answer } = await startLimited();
    let runs = 0;
    while ((await endpoint.reconcile({ limit: 2 })).hasMore) expect(++runs).toBeLessThan(5);
    expect((await store.getPurchase("one", "one-5"))?.checkedAt).toBeUndefined();
    answer.mockRestore();
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS);
    expect(await endpoint.reconcile()).toMatchObject({ checked: 5, hasMore: false });
    expect(one.state.asked.toSorted()).toEqual(["one-1", "one-2", "one-3", "one-4", "one-5"]);
  });
});

describe("the log of a run", () => {
  test("says whether more is due, and for how long the oldest has been", async () => {
    const { endpoint, events, order } = start();
    for (let count = 0; count < 3; count++) await order("one");
    // The first check is two minutes after the session.
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS);
    await endpoint.reconcile({ limit: 2 });
    await endpoint.reconcile({ limit: 2 });
    await endpoint.reconcile({ limit: 2 });
    expect(events.filter(({ event }) => event === "reconcile.finished")).toMatchObject([
      { checked: 2, hasMore: true, lagMs: 7 * MINUTE_MS },
      { checked: 1, hasMore: false, lagMs: 7 * MINUTE_MS },
      { checked: 0, hasMore: false, lagMs: 0 },
    ]);
  });
});

describe("how often a vendor is asked for a purchase that was never paid", () => {
  const HOUR_MS = 60 * MINUTE_MS;

  async function countChecks(vendorStatus: string) {
    const { endpoint, one, order } = start();
    one.vendor.parseTransaction = ({ id }) => ({
      id: String(id),
      vendor: "one",
      mode: "buy",
      status: "pending",
      vendorStatus,
    });
    await order("one");
    const from = Date.now();
    async function pass(untilMs: number): Promise<number> {
      one.state.asked = [];
      while (Date.now() < from + untilMs) {
        vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
        await endpoint.reconcile();
      }
      return one.state.asked.length;
    }
    return { firstHours: await pass(6 * HOUR_MS), later: await pass(31 * 24 * HOUR_MS) };
  }

  test("is the same in the first hours, and less often later if the vendor knows no order", async () => {
    const ordered = await countChecks("AWAITING_PAYMENT");
    const unordered = await countChecks("");
    expect(unordered.firstHours).toBe(ordered.firstHours);
    expect(unordered.firstHours).toBeGreaterThan(10);
    expect(unordered.later).toBeLessThan(ordered.later * 0.6);
    expect(unordered.later).toBeGreaterThan(10);
  });
});

describe("what `reconcile()` can't do is reported with its cause:", () => {
  async function startDue(options: Partial<RampEndpointOptions> = {}) {
    const started = start(options);
    await started.order("one");
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    const namesOf = () =>
      started.events.filter(({ level }) => level === "error").map(({ event }) => event);
    return { ...started, namesOf };
  }

  test("the exception of `onTransaction`", async () => {
    const cause = new Error("database away");
    const { endpoint, one, failures, events } = await startDue({
      onTransaction: () => Promise.reject(cause),
    });
    one.state.status = "completed";
    expect((await endpoint.reconcile()).stuck).toMatchObject([{ why: "not-reported" }]);
    expect(failures).toMatchObject([{ error: { cause }, vendor: "one" }]);
    expect(events.filter(({ event }) => event === "transaction.failed")).toMatchObject([
      { level: "error", vendor: "one", transactionId: "one-1", message: expect.any(String) },
    ]);
  });

  test("the exception of a vendor", async () => {
    const { endpoint, one, failures, namesOf } = await startDue();
    const cause = new Error("no such function");
    vi.spyOn(one.vendor, "getTransaction").mockRejectedValue(cause);
    expect((await endpoint.reconcile()).stuck).toMatchObject([{ why: "vendor-failed" }]);
    expect(failures).toEqual([{ error: cause, vendor: "one" }]);
    expect(namesOf()).toEqual(["transaction.failed"]);
  });

  test("the store's refusal of a record", async () => {
    const store = memoryStore();
    const cause = new Error("value too long");
    const { endpoint, one, failures, namesOf } = await startDue({
      store: {
        ...store,
        savePurchase: async (record) =>
          record.status === "completed" ? Promise.reject(cause) : store.savePurchase(record),
      },
    });
    one.state.status = "completed";
    expect((await endpoint.reconcile()).stuck).toMatchObject([{ why: "not-recorded" }]);
    expect(failures).toMatchObject([{ error: { cause }, vendor: "one" }]);
    expect(namesOf()).toEqual(["store.failed"]);
  });

  test("the store's refusal to delete what is older than `retentionDays`", async () => {
    const cause = new Error("permission denied");
    const { endpoint, failures, namesOf } = await startDue({
      store: { ...memoryStore(), deleteSettledPurchases: () => Promise.reject(cause) },
      retentionDays: 1,
    });
    expect(await endpoint.reconcile()).toMatchObject({ checked: 1, deleted: 0 });
    expect(failures).toMatchObject([{ error: { cause } }]);
    expect(namesOf()).toEqual(["store.failed"]);
  });
});
