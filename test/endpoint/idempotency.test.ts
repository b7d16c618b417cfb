import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rememberAnswers } from "../../src/endpoint/rememberAnswers.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions, VendorAnswer } from "../../src/server.ts";
import { obligingVendor } from "./obligingVendor.ts";

const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };
const KEY = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A partner whose vendor gives each session a number of its own, and how often it was asked. */
function start(
  createSession?: () => Promise<VendorAnswer>,
  options: Partial<RampEndpointOptions> = {},
) {
  const sessions = obligingVendor();
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
  const post = async (key: string | undefined = KEY, order: object = ORDER, user = "ada") => {
    const headers = { "Content-Type": "application/json", Cookie: user };
    const response = await endpoint(
      new Request("https://shop.example/session", {
        method: "POST",
        headers: { ...headers, ...(key !== undefined && { "Idempotency-Key": key }) },
        body: JSON.stringify(order),
      }),
    );
    return [response.status, await response.text(), response.headers.get("X-Request-Id")];
  };
  return { post, asked: () => sessions.orders.length, endpoint };
}

describe("an order that is sent twice with one key", () => {
  test("is placed once, and gets the very answer of the first time", async () => {
    const { post, asked } = start();
    const first = await post();
    expect(first[0]).toBe(200);
    expect(await post()).toEqual(first);
    expect(asked()).toBe(1);
  });

  test("is placed once while the first is still under way", async () => {
    let answer: (answer: VendorAnswer) => void = () => {};
    const { post, asked } = start(() => new Promise((resolve) => (answer = resolve)));
    const both = [post(), post()];
    await vi.waitFor(() => expect(asked()).toBe(1));
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

  test("is placed again after a minute", async () => {
    const { post, asked } = start();
    await post();
    vi.advanceTimersByTime(59_999);
    await post();
    expect(asked()).toBe(1);
    vi.advanceTimersByTime(1);
    await post();
    expect(asked()).toBe(2);
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

test("the newest 10,000 answers are kept, and no timer for any of them", async () => {
  const askOnce = rememberAnswers();
  let asked = 0;
  const ask = (question: number) =>
    askOnce(`user-${question}`, "order", async () => ({ status: 200, body: { asked: ++asked } }));
  for (let question = 0; question <= 10_000; question++) await ask(question);
  expect(asked).toBe(10_001);
  await ask(1);
  await ask(10_000);
  expect(asked).toBe(10_001);
  await ask(0);
  expect(asked).toBe(10_002);
  expect(vi.getTimerCount()).toBe(0);
});

test("the newest 20 answers of each user are kept, whatever another user asks", async () => {
  const { post, asked } = start();
  const key = (at: number) => `key-of-one-${at}`;
  await post(key(0), ORDER, "ada");
  for (let at = 0; at <= 20; at++) await post(key(at), ORDER, "eve");
  expect(asked()).toBe(22);
  await post(key(0), ORDER, "ada");
  for (const at of [1, 20]) await post(key(at), ORDER, "eve");
  expect(asked()).toBe(22);
  await post(key(0), ORDER, "eve");
  expect(asked()).toBe(23);
});

test("a flood of one user's leaves the answers of 10,000 to the others", async () => {
  const askOnce = rememberAnswers();
  let asked = 0;
  const ask = (user: string, question: string) =>
    askOnce(user, question, async () => ({ status: 200, body: { asked: ++asked } }));
  await ask("ada", "order");
  for (let at = 0; at < 10_000; at++) await ask("eve", String(at));
  await ask("ada", "order");
  expect(asked).toBe(10_001);
  // Her failures do not count: what is not kept takes no room.
  for (let at = 0; at < 40; at++)
    await askOnce("eve", `bad ${at}`, async () => ({ status: 502, body: {} }));
  await ask("eve", "9999");
  expect(asked).toBe(10_001);
});

test("a failure that comes late does not take the place of the try after it", async () => {
  const askOnce = rememberAnswers();
  let fail = () => {};
  const late = askOnce(
    "ada",
    "one",
    () => new Promise((_, reject) => (fail = () => reject(new Error("too late")))),
  );
  vi.advanceTimersByTime(60_000);
  const answer = { status: 200, body: {} };
  expect(await askOnce("ada", "one", async () => answer)).toBe(answer);
  fail();
  await expect(late).rejects.toThrow("too late");
  expect(await askOnce("ada", "one", async () => ({ status: 200, body: {} }))).toBe(answer);
});
