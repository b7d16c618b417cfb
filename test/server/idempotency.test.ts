import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createSessionCache } from "../../src/server/createSessionCache.ts";
import { memoryStore } from "../../src/server/store/memoryStore.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions, VendorAnswer, VendorServer } from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";

const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };
const MINUTE = 60_000;
const LONGEST_REDIRECT = "https://shop.example/".padEnd(2048, "x");
const KEY = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A partner whose vendor gives each session a number of its own, and how often it was asked. */
function start(
  createSession?: () => Promise<VendorAnswer>,
  options: Partial<RampEndpointOptions> = {},
  answers: Partial<VendorServer> = {},
) {
  const sessions = permissiveVendor(answers);
  const vendor = createSession
    ? {
        ...sessions.vendor,
        createSession: (...asked: Parameters<typeof sessions.vendor.createSession>) => {
          void sessions.vendor.createSession(...asked);
          return createSession();
        },
      }
    : sessions.vendor;
  const endpoint = rampEndpoint({
    vendors: [vendor],
    user: (request) => {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com` } : null;
    },
    ...options,
  });
  let age: string | null = null;
  const post = async (key: string | undefined = KEY, order: object = ORDER, user = "ada") => {
    const headers = { "Content-Type": "application/json", Cookie: user };
    const response = await endpoint(
      new Request("https://shop.example/session", {
        method: "POST",
        headers: { ...headers, ...(key !== undefined && { "Idempotency-Key": key }) },
        body: JSON.stringify(order),
      }),
    );
    age = response.headers.get("Age");
    return [response.status, await response.text(), response.headers.get("X-Request-Id")];
  };
  return { post, asked: () => sessions.orders.length, age: () => age, endpoint };
}

describe("an order that is sent twice with one key", () => {
  test("is placed once, and gets the very answer of the first time", async () => {
    const { post, asked } = start();
    const first = await post();
    expect(first[0]).toBe(200);
    expect(await post()).toEqual(first);
    expect(asked()).toBe(1);
  });

  test("is placed once, also where the page's colours have changed meanwhile", async () => {
    const { post, asked } = start();
    const first = await post(KEY, { ...ORDER, theme: "light" });
    expect(first[0]).toBe(200);
    expect(await post(KEY, { ...ORDER, theme: "dark" })).toEqual(first);
    expect(asked()).toBe(1);
  });

  test("is placed once while the first is still under way", async () => {
    let answer: (answer: VendorAnswer) => void = () => {};
    const { post, asked } = start(() => new Promise((resolve) => (answer = resolve)));
    const both = [post(), post()];
    await expect.poll(asked).toBe(1);
    answer({ status: 201, body: { id: "tx-1" }, requestId: "req-1" });
    const [first, second] = await Promise.all(both);
    expect(first).toEqual([201, '{"id":"tx-1"}', "req-1"]);
    expect(second).toEqual(first);
    expect(asked()).toBe(1);
  });

  test("has gone by the partner's rules once", async () => {
    const order = vi.fn((order) => order);
    const { post } = start(undefined, { order });
    await post();
    await post();
    expect(order).toHaveBeenCalledTimes(1);
  });

  // faults M1
  test.each<[string, number, Partial<VendorServer>]>([
    ["as long as the vendor's sessions live", 5 * MINUTE, { sessionLifetimeMs: 5 * MINUTE }],
    ["for an hour, where the vendor does not say", 60 * MINUTE, {}],
  ])("is placed once %s, counted from when it was asked for", async (_what, lifetime, answers) => {
    const answer = async () => {
      await vi.advanceTimersByTimeAsync(1000);
      return { status: 200, body: { id: "tx-1" } };
    };
    const { post, asked } = start(answer, {}, answers);
    const first = await post();
    vi.advanceTimersByTime(lifetime - 1001);
    expect(await post()).toEqual(first);
    expect(asked()).toBe(1);
    vi.advanceTimersByTime(1);
    await post();
    expect(asked()).toBe(2);
  });

  // faults M1
  test("is placed once until the session expires that says when, and is told what time it is", async () => {
    const now = Date.parse("2031-05-06T07:08:09.000Z");
    const time = (ms: number) => new Date(now + ms).toISOString();
    const { post, asked } = start(async () => ({
      status: 200,
      body: { id: "tx-1", expiresAt: time(10 * MINUTE), now: time(0) },
    }));
    await post();
    vi.advanceTimersByTime(10 * MINUTE - 1);
    expect(JSON.parse(String((await post())[1]))).toEqual({
      id: "tx-1",
      expiresAt: time(10 * MINUTE),
      now: time(10 * MINUTE - 1),
    });
    expect(asked()).toBe(1);
    vi.advanceTimersByTime(1);
    await post();
    expect(asked()).toBe(2);
  });

  // faults M1
  test("says how old the answer is, in seconds that have begun; the first one is new", async () => {
    const { post, age } = start();
    await post();
    expect(age()).toBeNull();
    await post();
    expect(age()).toBe("0");
    vi.advanceTimersByTime(1);
    await post();
    expect(age()).toBe("1");
    vi.advanceTimersByTime(90_000);
    await post();
    expect(age()).toBe("91");
    vi.advanceTimersByTime(60 * MINUTE);
    await post();
    expect(age()).toBeNull();
  });

  // faults M1
  test("joins the first one however long that takes, also where its caller has gone", async () => {
    let answer: (answer: VendorAnswer) => void = () => {};
    const { post, asked, age, endpoint } = start(
      () => new Promise((resolve) => (answer = resolve)),
      {},
      { sessionLifetimeMs: 5 * MINUTE },
    );
    const tab = new AbortController();
    const gone = endpoint(
      new Request("https://shop.example/session", {
        method: "POST",
        headers: { "Content-Type": "application/json", Cookie: "ada", "Idempotency-Key": KEY },
        body: JSON.stringify(ORDER),
        signal: tab.signal,
      }),
    );
    await vi.waitFor(() => expect(asked()).toBe(1), { timeout: 30_000 });
    tab.abort();
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    const digest = vi.spyOn(crypto.subtle, "digest");
    const second = post();
    // From here on it knows that there is another one.
    await vi.waitFor(() => expect(digest).toHaveBeenCalled(), { timeout: 30_000 });
    await digest.mock.results[0]?.value;
    await vi.advanceTimersByTimeAsync(1);
    answer({ status: 200, body: { id: "tx-1" } });
    expect((await second)[1]).toBe('{"id":"tx-1"}');
    expect([asked(), age()]).toEqual([1, "0"]);
    await gone;
  });

  test.each([
    ["the vendor refused it", async () => ({ status: 400, body: {} })],
    ["the vendor failed", async () => ({ status: 502, body: {} })],
    ["the vendor's answer makes no sense", async () => ({ status: 302, body: {} })],
    ["the vendor threw", () => Promise.reject(new Error("database away"))],
  ])("is placed again where %s", async (_what, createSession) => {
    const { post, asked } = start(createSession);
    for (const times of [1, 2]) {
      await post().catch((error: unknown) => expect(error).toEqual(new Error("database away")));
      expect(asked()).toBe(times);
    }
  });

  test("goes by the partner's rules again where they refused it", async () => {
    let isOpen = false;
    const { post } = start(undefined, {
      order: (order) => (isOpen ? order : { refused: "Closed." }),
    });
    expect((await post())[0]).toBe(403);
    isOpen = true;
    expect((await post())[0]).toBe(200);
  });
});

describe("an order is placed", () => {
  test.each<[string, Parameters<ReturnType<typeof start>["post"]>]>([
    ["with another key", [`${KEY}1`]],
    ["that differs", [KEY, { ...ORDER, fiat_amount: "101" }]],
    ["for another vendor", [KEY, { ...ORDER, vendor: "obliging" }]],
    ["of another user", [KEY, ORDER, "eve"]],
  ])("as a new one, %s", async (_what, second) => {
    const { post, asked } = start();
    const first = await post();
    expect((await post(...second))[1]).not.toBe(first[1]);
    expect(asked()).toBe(2);
    // And neither takes the other's place.
    expect(await post()).toEqual(first);
    await post(...second);
    expect(asked()).toBe(2);
  });

  test.each([
    undefined,
    "",
    "short-7",
    "k".repeat(65),
    "key with spaces",
    "k\u00e9y-k\u00e9y-k",
    "key,key,key",
  ])("each time with the key %j, which is none", async (key) => {
    const { post, asked, endpoint } = start();
    if (key === undefined) {
      for (let time = 0; time < 2; time++)
        await endpoint(
          new Request("https://shop.example/session", {
            method: "POST",
            headers: { "Content-Type": "application/json", Cookie: "ada" },
            body: JSON.stringify(ORDER),
          }),
        );
    } else for (let time = 0; time < 2; time++) expect((await post(key))[0]).toBe(200);
    expect(asked()).toBe(2);
  });

  test.each(["k".repeat(8), "k".repeat(64)])("once with the key %s", async (key) => {
    const { post, asked } = start();
    await post(key);
    await post(key);
    expect(asked()).toBe(1);
  });
});

test("whoever has signed out is told nothing of what was answered before", async () => {
  const { post } = start();
  await post();
  expect((await post(KEY, ORDER, ""))[0]).toBe(401);
});

const HOUR = 60 * MINUTE;

/** Counts how often what is remembered has to be placed. */
function remembering() {
  const askOnce = createSessionCache(memoryStore(), () => undefined);
  let placed = 0;
  const ask = (user: string, question: string, status = 200) =>
    askOnce(user, question, async () => ({
      answer: { status, body: { placed: ++placed } },
      lifetimeMs: HOUR,
    }));
  return { ask, placed: () => placed };
}

test("the newest 20,000 answers are kept, and no timer for any of them", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const { ask, placed } = remembering();
  for (let user = 0; user <= 20_000; user++) await ask(`user-${user}`, "order");
  expect(placed()).toBe(20_001);
  await ask("user-1", "order");
  await ask("user-20000", "order");
  expect(placed()).toBe(20_001);
  await ask("user-0", "order");
  expect(placed()).toBe(20_002);
  expect(vi.getTimerCount()).toBe(0);
});

// faults S5
test("a thousand answers to the largest orders take less than four megabytes", async () => {
  vi.useRealTimers();
  const { ask, placed } = remembering();
  const order = (user: number) => JSON.stringify({ user, filling: "x".repeat(16 * 1024) });
  for (let user = 0; user < 100; user++) await ask(`user-${user}`, order(user));
  const before = heapAfterCollecting();
  for (let user = 100; user < 1100; user++) await ask(`user-${user}`, order(user));
  const taken = heapAfterCollecting() - before;
  // They are all still there.
  await ask("user-100", order(100));
  expect(placed()).toBe(1100);
  expect(taken).toBeLessThan(4 * 1024 * 1024);
});

/** What is still referred to, in bytes. */
function heapAfterCollecting(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

// faults S5
test.each([
  ["redirect_url", `${LONGEST_REDIRECT}x`],
  ["network", "n".repeat(33)],
  ["currency", "c".repeat(33)],
  ["fiat_currency", "f".repeat(33)],
  ["vendor", "v".repeat(33)],
  ["fiat_amount", "1".repeat(25)],
])("an order whose `%s` is longer than any vendor's is refused", async (field, text) => {
  const { post, asked } = start();
  expect((await post(KEY, { ...ORDER, [field]: text }))[0]).toBe(400);
  expect(asked()).toBe(0);
});

test("a flood of one user's orders is refused, and drives out no other user's answer", async () => {
  const { post, asked } = start();
  const first = await post(KEY, ORDER, "ada");
  const answers = [];
  for (let at = 0; at < 200; at++) answers.push(await post(`key-of-one-${at}`, ORDER, "eve"));
  expect(answers.filter(([status]) => status === 200)).toHaveLength(120);
  expect(answers.at(-1)?.[0]).toBe(429);
  expect(String(answers.at(-1)?.[1])).toContain("too_many_sessions");
  expect(asked()).toBe(121);
  // What was answered before the limit is answered again.
  expect(await post(KEY, ORDER, "ada")).toEqual(first);
  expect(await post("key-of-one-0", ORDER, "eve")).toEqual(answers[0]);
  expect(asked()).toBe(121);
  vi.advanceTimersByTime(60 * MINUTE);
  expect((await post("key-of-one-200", ORDER, "eve"))[0]).toBe(200);
});
