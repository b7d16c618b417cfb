import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { memoryStore, rampEndpoint } from "../../src/server.ts";
import type {
  ConfirmedTransaction,
  RampEndpointOptions,
  RampStore,
  TransactionListener,
  TransactionStatus,
  VendorServer,
} from "../../src/server.ts";
import { eventsOf } from "./listenToEvents.ts";
import { plainStatus } from "./permissiveVendor.ts";

const ADA = { id: "ada", email: "ada@example.com" };
const KEY = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";
const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };

const waitForReal = setTimeout;

beforeEach(() => {
  vi.useFakeTimers({
    now: 1_900_000_000_000,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A vendor, and what it was asked, over all instances. */
function createVendor() {
  const state = {
    sessions: 0,
    looks: 0,
    lines: [] as { listener: TransactionListener; isOpen: boolean }[],
    status: "pending" as TransactionStatus,
    open: async () => {},
    isDown: false,
  };
  const body = (id: string) => ({ id, status: state.status, now: "ignored" });
  const vendor: VendorServer = {
    name: "one",
    async createSession() {
      const id = `tx-${++state.sessions}`;
      await state.open();
      return { status: 200, body: { id, token: "init-token-of-this-session" } };
    },
    async getTransaction(id) {
      state.looks++;
      return state.isDown
        ? { status: 502, body: { code: "upstream_unavailable" } }
        : { status: 200, body: body(id) };
    },
    getStatus: plainStatus,
    parseTransaction: ({ id, status }) => ({
      id: String(id),
      vendor: "one",
      mode: "buy",
      status: plainStatus({ status }),
      vendorStatus: String(status),
      currency: "USDT",
      amount: "99.5",
    }),
    getEncryptionKey: () => "a secret of this vendor",
    parseWebhook: async ({ body }) => JSON.parse(body) as { id: string; status: "completed" },
    async confirmTransaction({ id }) {
      const report = vendor.parseTransaction?.(body(id));
      return { ...report, status: state.status, userId: "ada" } as ConfirmedTransaction;
    },
    subscribeTransaction(_id, _user, listener) {
      const line = { listener, isOpen: true };
      state.lines.push(line);
      queueMicrotask(() => line.isOpen && listener.opened());
      return () => (line.isOpen = false);
    },
  };
  const openLines = () => state.lines.filter(({ isOpen }) => isOpen);
  return { vendor, state, openLines };
}

type Told = { instance: number; id: string; status: TransactionStatus };

/** Instances of one endpoint over one store. */
function startInstances(count: number, options: Partial<RampEndpointOptions> = {}) {
  const played = createVendor();
  const { store = memoryStore() } = options;
  const told: Told[] = [];
  const failures: unknown[] = [];
  const instances = Array.from({ length: count }, (_, instance) =>
    rampEndpoint({
      vendors: [played.vendor],
      user: (request) => {
        const id = request.headers.get("cookie") ?? "ada";
        return { id, email: `${id}@example.com` };
      },
      onTransaction: ({ id, status }) => void told.push({ instance, id, status }),
      onError: (error) => failures.push(error),
      ...options,
      store,
    }),
  );
  const at = (instance: number) => {
    const endpoint = instances[instance];
    if (!endpoint) throw new Error(`There is no instance ${instance}.`);
    return endpoint;
  };
  const send = (instance: number, path: string, body?: object, headers: object = {}) =>
    at(instance)(
      new Request(`https://shop.example/api/ramp/${path}`, {
        headers: { "Content-Type": "application/json", ...headers },
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      }),
    );
  const order = async (instance: number, key = KEY, asked: object = ORDER) => {
    const response = await send(instance, "session", asked, { "Idempotency-Key": key });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  const statuses = () => told.map(({ status }) => status);
  return { ...played, store, told, statuses, failures, at, send, order };
}

/** Lets time pass until a promise is settled, encryption and other real work included. */
async function passUntil<Result>(promise: Promise<Result>): Promise<Result> {
  const state = { isSettled: false };
  void promise.finally(() => (state.isSettled = true)).catch(() => {});
  for (let turns = 0; !state.isSettled && turns < 1_000; turns++) {
    await vi.advanceTimersByTimeAsync(100);
    // Encryption takes real time, in which none must pass here.
    await new Promise((resolve) => waitForReal(resolve, 2));
  }
  return promise;
}

/** Waits for what needs no time but turns of the event loop, encryption among it. */
const settle = () => vi.advanceTimersByTimeAsync(1);

describe("one order, sent to several instances", () => {
  test("has one session", async () => {
    const { order, state } = startInstances(3);
    const first = await order(0);
    expect(first.status).toBe(200);
    for (const instance of [1, 2, 0]) expect((await order(instance)).body).toEqual(first.body);
    expect(state.sessions).toBe(1);
  });

  test("has one session, also if the vendor's secret is rotated", async () => {
    const { vendor, state } = createVendor();
    const store = memoryStore();
    async function ask(...secrets: string[]) {
      const endpoint = rampEndpoint({
        vendors: [{ ...vendor, getEncryptionKey: () => secrets }],
        user: () => ADA,
        store,
      });
      const headers = { "Content-Type": "application/json", "Idempotency-Key": KEY };
      const response = await endpoint(
        new Request("https://shop.example/session", {
          method: "POST",
          headers,
          body: JSON.stringify(ORDER),
        }),
      );
      return response.json();
    }
    const first = await ask("old");
    expect(await ask("old", "new")).toEqual(first);
    expect(await ask("new", "old")).toEqual(first);
    expect(await ask("new")).toMatchObject({ code: "session_unreadable" });
    expect(state.sessions).toBe(1);
  });

  test("has one session, also while the vendor is still being asked", async () => {
    const { order, state } = startInstances(3);
    let answer = () => {};
    state.open = () => new Promise((resolve) => (answer = resolve));
    const answers = [0, 1, 2, 1].map((instance) => order(instance));
    await vi.waitFor(() => expect(state.sessions).toBe(1));
    await vi.advanceTimersByTimeAsync(2_000);
    answer();
    const bodies = (await passUntil(Promise.all(answers))).map(({ body }) => body);
    expect(bodies).toEqual(Array.from({ length: 4 }, () => ({ ...bodies[0] })));
    expect(bodies[0]).toMatchObject({ id: "tx-1" });
    expect(state.sessions).toBe(1);
  });

  test("is told to come again where the vendor takes too long", async () => {
    const { order, state } = startInstances(2);
    state.open = () => new Promise(() => {});
    void order(0);
    await vi.waitFor(() => expect(state.sessions).toBe(1));
    const { status, body, headers } = await passUntil(order(1));
    expect([status, body.code, headers.get("Retry-After")]).toEqual([503, "in_progress", "2"]);
    expect(state.sessions).toBe(1);
  });

  test("has a second session half a minute after the first instance died in the middle", async () => {
    const store = memoryStore();
    const isDead = { first: false };
    // Nothing of a dead process reaches the store.
    const dying: RampStore = {
      ...store,
      claim: (...parameters) => (isDead.first ? new Promise(() => {}) : store.claim(...parameters)),
      complete: (...parameters) =>
        isDead.first ? new Promise(() => {}) : store.complete(...parameters),
    };
    const first = startInstances(1, { store: dying });
    first.state.open = () => new Promise(() => {});
    void first.order(0);
    await vi.waitFor(() => expect(first.state.sessions).toBe(1));
    isDead.first = true;
    const second = startInstances(1, { store });
    expect((await passUntil(second.order(0))).status).toBe(503);
    await vi.advanceTimersByTimeAsync(16_000);
    expect((await second.order(0)).status).toBe(200);
    expect(second.state.sessions).toBe(1);
  });

  test("leaves no secret in the store", async () => {
    const values: string[] = [];
    const store = memoryStore();
    const { order } = startInstances(1, {
      store: {
        ...store,
        complete(key, owner, value, ttlMs) {
          values.push(value);
          return store.complete(key, owner, value, ttlMs);
        },
      },
    });
    await order(0);
    expect(values).toHaveLength(1);
    expect(values.join("")).not.toContain("init-token");
    const [record] = await store.listUserPurchases("ada", { limit: 10 });
    expect(record).toMatchObject({ vendor: "one", id: "tx-1", status: "pending", version: 1 });
    expect(JSON.stringify(record)).not.toMatch(/init-token|example\.com|4f1c9a2e/);
  });

  test("needs a vendor that can encrypt its sessions", () => {
    const { vendor } = createVendor();
    const { getEncryptionKey: _, ...plain } = vendor;
    expect(() =>
      rampEndpoint({ vendors: [plain], user: () => null, store: memoryStore() }),
    ).toThrow(/"one" has no `getEncryptionKey`/);
  });
});

describe("each status is reported once, over all instances", () => {
  test("when its webhook comes to each of them at once", async () => {
    const { send, state, statuses } = startInstances(3);
    state.status = "completed";
    const hook = { id: "tx-1", status: "completed" };
    await Promise.all([0, 1, 2, 0, 1].map((instance) => send(instance, "webhook", hook)));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(statuses()).toEqual(["completed"]);
  });

  test("forwards only, whichever instance hears of it", async () => {
    const { send, state, statuses } = startInstances(3);
    const steps: TransactionStatus[] = [
      "processing",
      "failed",
      "processing",
      "completed",
      "failed",
    ];
    for (const [index, status] of steps.entries()) {
      state.status = status;
      await send(index % 3, "webhook", { id: "tx-1", status });
      await settle();
    }
    expect(statuses()).toEqual(["processing", "failed", "completed"]);
  });

  test("by another instance, where the first one's handler fails", async () => {
    const { vendor, state } = createVendor();
    const store = memoryStore();
    const told: string[] = [];
    const start = (onTransaction: () => void) =>
      rampEndpoint({ vendors: [vendor], user: () => null, store, onTransaction, onError() {} });
    const broken = start(() => {
      throw new Error("database away");
    });
    const working = start(() => void told.push("working"));
    state.status = "completed";
    const hook = () =>
      new Request("https://shop.example/webhook", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ id: "tx-1", status: "completed" }),
      });
    await broken(hook());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    await working(hook());
    await settle();
    expect(told).toEqual(["working"]);
  });

  test("and where the store refuses what a page asked for, the host hears of it, also with `waitUntil`", async () => {
    const { vendor, state } = createVendor();
    const broken = {
      ...memoryStore(),
      getPurchase: async () => {
        throw new Error("disk full");
      },
    };
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const endpoint = rampEndpoint({
      vendors: [vendor],
      user: () => ADA,
      store: broken,
      onTransaction: () => {},
      waitUntil: () => {},
    });
    state.status = "processing";
    const answer = await endpoint(new Request("https://shop.example/transactions/tx-1?vendor=one"));
    expect(answer.status).toBe(200);
    await settle();
    expect(said).toHaveBeenCalledTimes(1);
    expect(String(said.mock.calls[0]?.[0])).toContain("store");
  });

  test("without any webhook, when a page asks how the purchase stands", async () => {
    const { order, send, state, statuses } = startInstances(2);
    await order(0);
    await send(1, "transactions/tx-1");
    await settle();
    expect(statuses()).toEqual([]);
    state.status = "processing";
    for (const instance of [0, 1]) await send(instance, "transactions/tx-1");
    await settle();
    expect(statuses()).toEqual(["processing"]);
  });

  test("and at last by `reconcile()`, where nobody hears of it", async () => {
    const { order, at, state, statuses, store } = startInstances(2);
    await order(0);
    state.status = "completed";
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(statuses()).toEqual([]);
    const report = await at(1).reconcile();
    expect(report).toMatchObject({ checked: 1, moved: 1, stuck: [], hasMore: false });
    expect(statuses()).toEqual(["completed"]);
    expect(await store.getPurchase("one", "tx-1")).toMatchObject({
      status: "completed",
      reportedStatus: "completed",
      dueAt: undefined,
      amount: "99.5",
    });
    expect(await at(0).reconcile()).toMatchObject({ checked: 0 });
  });
});

describe("each status is reported once, also where", () => {
  test("the store fails once after the handler returned", async () => {
    const store = memoryStore();
    let failures = 1;
    const { send, state, statuses } = startInstances(1, {
      store: {
        ...store,
        async savePurchase(record) {
          if (record.reportedStatus === "completed" && failures-- > 0) throw new Error("timeout");
          return store.savePurchase(record);
        },
      },
    });
    state.status = "completed";
    await send(0, "webhook", { id: "tx-1", status: "completed" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses()).toEqual(["completed"]);
    expect(await store.getPurchase("one", "tx-1")).toMatchObject({ reportedStatus: "completed" });
  });

  test("the instance that hears of it first has no handler", async () => {
    const store = memoryStore();
    const { vendor, state } = createVendor();
    const web = rampEndpoint({ vendors: [vendor], user: () => ADA, store });
    await web(
      new Request("https://shop.example/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(ORDER),
      }),
    );
    state.status = "completed";
    await web(new Request("https://shop.example/transactions/tx-1"));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const told: string[] = [];
    const onTransaction = ({ status }: { status: string }) => void told.push(status);
    const worker = rampEndpoint({ vendors: [vendor], user: () => null, store, onTransaction });
    await worker.reconcile();
    expect(told).toEqual(["completed"]);
  });
});

test("a vendor that its partner has wrapped keeps what the partner changed", async () => {
  const { vendor, state } = createVendor();
  const shared = vi.fn();
  const wrapped: VendorServer = {
    ...vendor,
    name: "one of ours",
    useStore: shared,
    createSession: async () => ({
      status: 403,
      body: { code: "kyc_required", error: "forbidden" },
    }),
  };
  const endpoint = rampEndpoint({ vendors: [wrapped], user: () => ADA, store: memoryStore() });
  const response = await endpoint(
    new Request("https://shop.example/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(ORDER),
    }),
  );
  expect(response.status).toBe(403);
  expect(state.sessions).toBe(0);
  expect(shared).toHaveBeenCalledOnce();
});

test("a session without an id is given out, and the partner hears that the ledger lacks it", async () => {
  const { vendor } = createVendor();
  const { order, failures, store } = startInstances(1, {
    vendors: [{ ...vendor, createSession: async () => ({ status: 200, body: { token: "t" } }) }],
  });
  expect((await order(0)).status).toBe(200);
  expect(failures.map(String)).toEqual([
    expect.stringContaining("so the ledger lacks the purchase"),
  ]);
  expect(await store.listUserPurchases("ada", { limit: 10 })).toEqual([]);
});

describe("`reconcile()`", () => {
  test.each([{ limit: 0 }, { limit: Number.NaN }, { olderThan: -1 }])(
    "refuses %j",
    async (options) => {
      const { at } = startInstances(1);
      await expect(at(0).reconcile(options)).rejects.toThrow(/whole number/);
    },
  );

  test("says what needs a person, and why", async () => {
    const { order, at, state } = startInstances(1, {
      onTransaction() {
        throw new Error("database away");
      },
    });
    await order(0);
    state.status = "processing";
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    const running = at(0).reconcile();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await running).stuck).toMatchObject([{ id: "tx-1", why: "not-reported" }]);
    state.isDown = true;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    const again = at(0).reconcile();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await again).stuck).toMatchObject([
      { id: "tx-1", why: "not-reported" },
      { id: "tx-1", why: "vendor-failed", code: "upstream_unavailable" },
    ]);
  });

  test("says so if this version doesn't know the vendor's word for a status", async () => {
    const { order, at, vendor } = startInstances(1);
    await order(0);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const report = { id: "tx-1", vendor: "one", mode: "buy" as const, status: undefined };
    vendor.getStatus = () => undefined;
    vendor.parseTransaction = () => ({ ...report, vendorStatus: "on_hold" });
    const { stuck } = await at(0).reconcile();
    expect(stuck).toMatchObject([{ id: "tx-1", why: "status-unknown", code: "on_hold" }]);
  });

  test("leaves a vendor alone until its `Retry-After`, in the next runs of all instances", async () => {
    const { order, at, state, vendor } = startInstances(2);
    await order(0);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const answer = vi.spyOn(vendor, "getTransaction");
    answer.mockResolvedValueOnce({ status: 429, body: {}, retryAfter: "540" });
    expect(await at(0).reconcile()).toMatchObject({ checked: 1, hasMore: false });
    await vi.advanceTimersByTimeAsync(8 * 60_000);
    expect(await at(1).reconcile()).toMatchObject({ checked: 0, moved: 0 });
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    state.status = "completed";
    expect(await at(1).reconcile()).toMatchObject({ checked: 1, moved: 1 });
  });

  test("runs on one instance at a time", async () => {
    const { order, at, vendor } = startInstances(2);
    await order(0);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    let answer = () => {};
    vi.spyOn(vendor, "getTransaction").mockImplementation(
      () => new Promise((resolve) => (answer = () => resolve({ status: 404, body: {} }))),
    );
    const first = at(0).reconcile();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await at(1).reconcile()).toMatchObject({ isRunningElsewhere: true, checked: 0 });
    answer();
    expect(await first).toMatchObject({ isRunningElsewhere: false, checked: 1 });
  });

  test("asks ever more rarely for what was never paid, and in the end no more", async () => {
    const { order, at, state, store } = startInstances(1);
    await order(0);
    const DAY = 24 * 60 * 60_000;
    for (let time = 0; time < 40 * DAY; time += 10 * 60_000) {
      vi.setSystemTime(Date.now() + 10 * 60_000);
      await at(0).reconcile();
    }
    expect(state.looks).toBeGreaterThan(20);
    expect(state.looks).toBeLessThan(100);
    expect((await store.getPurchase("one", "tx-1"))?.dueAt).toBeUndefined();
  });

  test("deletes what has been settled for longer than it is to stay", async () => {
    const { order, at, state, store } = startInstances(1, { retentionDays: 1 });
    await order(0);
    state.status = "completed";
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(await at(0).reconcile()).toMatchObject({ deleted: 0 });
    vi.setSystemTime(Date.now() + 24 * 60 * 60_000 + 1);
    expect(await at(0).reconcile()).toMatchObject({ deleted: 1 });
    expect(await store.getPurchase("one", "tx-1")).toBeUndefined();
  });
});

describe("a purchase that is followed through several instances", () => {
  function watch(instance: number, { at }: ReturnType<typeof startInstances>) {
    const tab = new AbortController();
    const request = new Request("https://shop.example/api/ramp/transactions/tx-1/events", {
      signal: tab.signal,
    });
    const opened = at(instance)(request).then((response) => eventsOf(response, () => tab.abort()));
    onTestFinished(() => tab.abort());
    return { opened, leave: () => tab.abort() };
  }

  async function watchAll(instances: ReturnType<typeof startInstances>, count: number) {
    const tabs = [];
    for (let instance = 0; instance < count; instance++) {
      const { opened, leave } = watch(instance, instances);
      await vi.advanceTimersByTimeAsync(1_500);
      tabs.push({ events: await opened, leave });
    }
    for (const { events } of tabs) expect(await events.next()).toMatchObject({ status: "pending" });
    return tabs;
  }

  test("is watched at the vendor by one of them, and seen by all", async () => {
    const instances = startInstances(3);
    await instances.order(0);
    const tabs = await watchAll(instances, 3);
    expect(instances.openLines()).toHaveLength(1);
    const { looks } = instances.state;
    instances.openLines()[0]?.listener.update({ id: "tx-1", status: "processing" });
    for (const { events } of tabs)
      expect(await events.next()).toMatchObject({ status: "processing" });
    expect(instances.state.looks).toBe(looks);
    await settle();
    expect(instances.statuses()).toEqual(["processing"]);
  });

  test("is watched by another one at once, when the page at the first leaves", async () => {
    const instances = startInstances(2);
    await instances.order(0);
    const [first, second] = await watchAll(instances, 2);
    const [line] = instances.openLines();
    first?.leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(line?.isOpen).toBe(false);
    expect(instances.openLines()).toHaveLength(1);
    instances.openLines()[0]?.listener.update({ id: "tx-1", status: "processing" });
    expect(await second?.events.next()).toMatchObject({ status: "processing" });
  });

  test("is watched by another one within ten seconds, when the first dies", async () => {
    const store = memoryStore();
    let isDead = false;
    const hang = () => new Promise<never>(() => {});
    const dying: RampStore = {
      ...store,
      claim: (...parameters) => (isDead ? hang() : store.claim(...parameters)),
      release: (...parameters) => (isDead ? hang() : store.release(...parameters)),
      publish: (message) => (isDead ? hang() : (store.publish?.(message) ?? hang())),
    };
    const first = startInstances(1, { store: dying });
    await first.order(0);
    await watchAll(first, 1);
    const second = startInstances(1, { store });
    const [tab] = await watchAll(second, 1);
    expect(second.openLines()).toHaveLength(0);
    isDead = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(second.openLines()).toHaveLength(1);
    second.state.status = "processing";
    second.openLines()[0]?.listener.update({ id: "tx-1", status: "processing" });
    expect(await tab?.events.next()).toMatchObject({ status: "processing" });
  });

  test("is watched by one again within seconds, when the first stood still and was taken for dead", async () => {
    const store = memoryStore();
    let delayMs = 0;
    let shownLifeAt = 0;
    const claim: RampStore["claim"] = async (key, ...rest) => {
      if (key.startsWith("instance:")) shownLifeAt = Date.now();
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      return store.claim(key, ...rest);
    };
    const first = startInstances(1, { store: { ...store, claim } });
    await first.order(0);
    await watchAll(first, 1);
    const second = startInstances(1, { store });
    await watchAll(second, 1);
    shownLifeAt = 0;
    const hasShownLife = () => shownLifeAt > 0;
    while (!hasShownLife()) await vi.advanceTimersByTimeAsync(10);
    // It stands still for almost as long as a sign of life lasts, and the store takes its time for the next one.
    vi.setSystemTime(Date.now() + 3_900);
    delayMs = 2_500;
    await vi.advanceTimersByTimeAsync(4_500);
    expect(second.openLines()).toHaveLength(1);
    delayMs = 0;
    await vi.advanceTimersByTimeAsync(3_000);
    expect([first.openLines().length, second.openLines().length]).toEqual([0, 1]);
  });

  test("is watched by another one soon, when the first leaves and can't say so", async () => {
    const store = memoryStore();
    let isCut = false;
    const refuse = () => Promise.reject(new Error("connection reset"));
    const first = startInstances(1, {
      store: {
        ...store,
        release: (...parameters) => (isCut ? refuse() : store.release(...parameters)),
        publish: (message) => (isCut ? refuse() : (store.publish?.(message) ?? refuse())),
      },
    });
    await first.order(0);
    await first.order(0, "another-key-of-ada");
    const [firstTab] = await watchAll(first, 1);
    // It goes on to follow another purchase, so it shows signs of life.
    const other = first.send(0, "transactions/tx-2/events");
    await vi.advanceTimersByTimeAsync(1_500);
    const { body } = await other;
    const second = startInstances(1, { store });
    await watchAll(second, 1);
    isCut = true;
    firstTab?.leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(second.openLines()).toHaveLength(0);
    isCut = false;
    await vi.advanceTimersByTimeAsync(12_000);
    expect(second.openLines()).toHaveLength(1);
    expect(first.openLines()).toHaveLength(1);
    await body?.cancel();
  });

  test("is not moved by a message that another one than an instance wrote", async () => {
    const store = memoryStore();
    const instances = startInstances(1, { store });
    await instances.order(0);
    const key = JSON.stringify(["ada", "one", "tx-1"]);
    const forge = (fields: object) => store.publish?.(JSON.stringify({ from: "x", key, fields }));
    const { opened } = watch(0, instances);
    await vi.advanceTimersByTimeAsync(0);
    await forge({ id: "tx-1", status: "completed", amount: "9999" });
    await vi.advanceTimersByTimeAsync(2_000);
    await opened;
    await forge({ id: "tx-1", status: "completed", amount: "9999" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(instances.told).toEqual([]);
    expect(await store.getPurchase("one", "tx-1")).toMatchObject({ status: "pending" });
    expect((await store.getPurchase("one", "tx-1"))?.amount).not.toBe("9999");
  });

  test("shows within half a minute what a lost message would have said", async () => {
    const store = memoryStore();
    const instances = startInstances(2, { store: { ...store, publish: async () => {} } });
    await instances.order(0);
    const [first, second] = await watchAll(instances, 2);
    instances.state.status = "processing";
    instances.openLines()[0]?.listener.update({ id: "tx-1", status: "processing" });
    expect(await first?.events.next()).toMatchObject({ status: "processing" });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await second?.events.next()).toMatchObject({ status: "processing" });
  });
});

describe("while the store is down", () => {
  function breakable() {
    const store = memoryStore();
    const state = { isDown: false };
    const broken = new Proxy(store, {
      get(target, name: keyof RampStore) {
        if (!state.isDown || name === "subscribe") return target[name];
        return () => Promise.reject(new Error("connection refused"));
      },
    });
    return { store: broken, state };
  }

  test("no session is opened, and the answer says when to come again", async () => {
    const { store, state } = breakable();
    const { order, state: vendor, failures } = startInstances(1, { store });
    state.isDown = true;
    const { status, body, headers } = await order(0);
    expect([status, body.code]).toEqual([503, "store_unavailable"]);
    expect(headers.get("Retry-After")).toBe("5");
    expect(vendor.sessions).toBe(0);
    expect(String(failures[0])).toContain("The store failed at `claim`");
    state.isDown = false;
    expect((await order(0)).status).toBe(200);
  });

  test("every instance follows by itself", async () => {
    const { store, state } = breakable();
    const instances = startInstances(2, { store });
    await instances.order(0);
    const pages = [];
    for (const instance of [0, 1]) {
      const page = instances.send(instance, "transactions/tx-1/events");
      await vi.advanceTimersByTimeAsync(1_500);
      pages.push(await page);
    }
    expect(instances.openLines()).toHaveLength(1);
    state.isDown = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(instances.openLines()).toHaveLength(2);
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(instances.openLines()).toHaveLength(1);
    for (const { body } of pages) await body?.cancel();
  });

  test("a session that could not be recorded is shown to no one", async () => {
    const { store, state } = breakable();
    const { order, state: vendor } = startInstances(1, { store });
    vendor.open = async () => void (state.isDown = true);
    expect((await order(0)).status).toBe(503);
    vendor.open = async () => {};
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(31_000);
    expect((await order(0)).body).toMatchObject({ id: "tx-2" });
  });

  test("a purchase is looked at and followed on, and reported once the store is back", async () => {
    const { store, state } = breakable();
    const instances = startInstances(1, { store });
    await instances.order(0);
    state.isDown = true;
    instances.state.status = "completed";
    const response = await instances.send(0, "transactions/tx-1");
    expect(await response.json()).toMatchObject({ status: "completed" });
    const events = instances.send(0, "transactions/tx-1/events");
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await events).status).toBe(200);
    expect(instances.statuses()).toEqual([]);
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    await instances.at(0).reconcile();
    expect(instances.statuses()).toEqual(["completed"]);
  });

  test("its health is 503, and no longer than that", async () => {
    const { store, state } = breakable();
    const { send, at } = startInstances(1, { store });
    expect((await send(0, "health")).status).toBe(200);
    state.isDown = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await send(0, "health")).status).toBe(503);
    const head = () =>
      at(0)(new Request("https://shop.example/api/ramp/health", { method: "HEAD" }));
    expect((await head()).status).toBe(503);
    state.isDown = false;
    expect((await head()).status).toBe(200);
    expect(await (await send(0, "health")).json()).toEqual({ status: "ok" });
  });

  test("a stranger who asks for its health a thousand times reaches the database once", async () => {
    const store = memoryStore();
    const read = vi.spyOn(store, "read");
    const { send } = startInstances(1, { store });
    await Promise.all(Array.from({ length: 500 }, () => send(0, "health")));
    for (let count = 0; count < 500; count++) await send(0, "health");
    expect(read).toHaveBeenCalledOnce();
  });

  test("a store that hangs counts as down after three seconds", async () => {
    const store = memoryStore();
    let askedAt = 0;
    const claim = () => {
      askedAt ||= Date.now();
      return new Promise<never>(() => {});
    };
    const { order } = startInstances(1, { store: { ...store, claim } });
    expect((await passUntil(order(0))).status).toBe(503);
    // What comes before it isn't timed: pretended time passes while the machine is busy.
    expect(Date.now() - askedAt).toBeLessThan(3_500);
  });
});

describe("the history", () => {
  const purchases = async (response: Response | Promise<Response>) => {
    const { transactions, cursor } = await (await response).json();
    return { ids: transactions.map(({ id }: { id: string }) => id), cursor, transactions };
  };

  test("has the user's own purchases, the newest first, in pages", async () => {
    const { order, send, state } = startInstances(2);
    for (let at = 0; at < 25; at++) {
      await order(at % 2, `key-of-one-${at}`);
      vi.setSystemTime(Date.now() + 1000);
    }
    state.status = "processing";
    for (let at = 1; at <= 25; at++) await send(0, `transactions/tx-${at}`);
    const first = await purchases(send(0, "transactions"));
    expect(first.ids[0]).toBe("tx-25");
    expect(first.ids).toHaveLength(20);
    expect(first.transactions[0]).toMatchObject({
      vendor: "one",
      mode: "buy",
      status: "processing",
      currency: "USDT",
      fiatCurrency: "EUR",
      fiatAmount: "100",
      createdAt: expect.stringMatching(/^2030-.*Z$/),
    });
    const second = await purchases(send(1, `transactions?cursor=${first.cursor}`));
    expect(second).toMatchObject({ ids: ["tx-5", "tx-4", "tx-3", "tx-2", "tx-1"], cursor: null });
    const headers = { Cookie: "eve" };
    expect(await purchases(send(0, "transactions", undefined, headers))).toMatchObject({ ids: [] });
  });

  test("has of sessions that were opened and not used only the newest, and for a day", async () => {
    const { order, send, state } = startInstances(1);
    for (let at = 0; at < 3; at++) {
      await order(0, `key-of-one-${at}`);
      vi.setSystemTime(Date.now() + 1000);
    }
    expect((await purchases(send(0, "transactions"))).ids).toEqual(["tx-3"]);
    state.status = "completed";
    await send(0, "transactions/tx-1");
    expect((await purchases(send(0, "transactions"))).ids).toEqual(["tx-3", "tx-1"]);
    vi.setSystemTime(Date.now() + 24 * 60 * 60_000);
    expect((await purchases(send(0, "transactions"))).ids).toEqual(["tx-1"]);
  });

  test("can be filtered", async () => {
    const { order, send, state } = startInstances(1);
    for (let at = 0; at < 3; at++) {
      await order(0, `key-of-one-${at}`);
      vi.setSystemTime(Date.now() + 1000);
    }
    state.status = "completed";
    await send(0, "transactions/tx-2");
    expect((await purchases(send(0, "transactions?status=completed"))).ids).toEqual(["tx-2"]);
    expect((await purchases(send(0, "transactions?mode=sell"))).ids).toEqual([]);
    expect(
      (await purchases(send(0, "transactions?mode=buy&status=pending,processing"))).ids,
    ).toEqual(["tx-3"]);
  });

  test.each([
    "cursor=abc",
    "cursor=%E0%A4%A",
    "cursor=[1]",
    "mode=steal",
    "status=paid",
    "status=",
    'cursor=[1,"\\u0000","one"]',
    'cursor=[1e300,"a","one"]',
  ])("refuses %s", async (query) => {
    const { send } = startInstances(1);
    expect((await send(0, `transactions?${query}`)).status).toBe(400);
  });

  test("is gone after `forgetUser()`, which waits for the end of what is under way", async () => {
    const { order, send, at, state } = startInstances(1);
    await order(0);
    expect(await at(0).forgetUser("eve")).toBe(0);
    for (const status of ["pending", "processing"] as const) {
      state.status = status;
      await send(0, "transactions/tx-1");
      await settle();
      await expect(at(0).forgetUser("ada")).rejects.toThrow(/tx-1 at one is under way/);
    }
    state.status = "completed";
    await send(0, "transactions/tx-1");
    await settle();
    expect(await at(0).forgetUser("ada")).toBe(1);
    expect(await purchases(send(0, "transactions"))).toMatchObject({ ids: [] });
  });
});

describe("the limits", () => {
  test("count over all instances", async () => {
    const { order } = startInstances(2, { limits: { sessionsPerUser: 3 } });
    const answers = [];
    for (let at = 0; at < 5; at++) answers.push((await order(at % 2, `key-of-one-${at}`)).status);
    expect(answers).toEqual([200, 200, 200, 429, 429]);
  });

  test("count an IPv4 address, and all of a customer's IPv6 addresses, as one", async () => {
    let ip = "";
    const { order } = startInstances(1, {
      user: () => ({ ...ADA, ip }),
      limits: { sessionsPerIp: 2 },
    });
    const answers: Record<string, number> = {};
    for (const address of [
      "203.0.113.1",
      "203.0.113.2",
      "2001:db8:1:2::1",
      "2001:db8:1:2::2",
      "2001:db8:1:2:3::3",
      "2001:db8:1:3::1",
    ]) {
      ip = address;
      answers[ip] = (await order(0, `key-${Object.keys(answers).length}-of-one`)).status;
    }
    expect(answers).toEqual({
      "203.0.113.1": 200,
      "203.0.113.2": 200,
      "2001:db8:1:2::1": 200,
      "2001:db8:1:2::2": 200,
      "2001:db8:1:2:3::3": 429,
      "2001:db8:1:3::1": 200,
    });
  });

  test("open sessions count until they are paid, or an hour old", async () => {
    const { order, send, state } = startInstances(1, { limits: { openSessionsPerUser: 2 } });
    const next = async (at: number) => (await order(0, `key-of-one-${at}`)).status;
    expect([await next(0), await next(1), await next(2)]).toEqual([200, 200, 429]);
    state.status = "processing";
    await send(0, "transactions/tx-1");
    expect([await next(3), await next(4)]).toEqual([200, 429]);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(await next(5)).toBe(200);
  });

  test("open sessions count behind any number of newer purchases that ended, and above 1,000", async () => {
    const store = memoryStore();
    const { order } = startInstances(1, {
      store,
      limits: { openSessionsPerUser: 1_100, sessionsPerUser: Infinity },
    });
    const now = Date.now();
    const save = (id: string, status: TransactionStatus, createdAt: number) =>
      store.savePurchase({
        vendor: "one",
        id,
        userId: "ada",
        mode: "buy",
        status,
        createdAt,
        updatedAt: createdAt,
        version: 1,
      });
    for (let at = 0; at < 1_099; at++) await save(`open-${at}`, "pending", now - 600_000 + at);
    for (let at = 0; at < 3_000; at++) await save(`ended-${at}`, "failed", now - 300_000 + at);
    expect((await order(0, "key-of-one-1")).status).toBe(200);
    const { status, headers } = await order(0, "key-of-one-2");
    expect([status, headers.get("Retry-After")]).toEqual([429, "3000"]);
  });

  test.each([
    [{ sessionsPerUser: 0 }, /`limits\.sessionsPerUser` is no whole number/],
    [{ sessions: 5 }, /no limit called "sessions"/],
    [5, /`limits`/],
  ])("%j is refused at once", (limits, message) => {
    expect(() => startInstances(1, { limits: limits as never })).toThrow(message);
  });
});
