import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTransactionRequest } from "../../src/server/createTransactionRequest.ts";
import { createTransactionFeed } from "../../src/server/events/createTransactionFeed.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { RampLimits, VendorAnswer } from "../../src/server.ts";
import type { TransactionListener, VendorServer } from "../../src/vendors/VendorServer.ts";
import { eventsOf } from "./listenToEvents.ts";
import { plainStatus } from "./permissiveVendor.ts";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const found = (fields: Record<string, unknown> = {}): VendorAnswer => ({
  status: 200,
  body: { merchant_transaction_id: "tx-1", status: "pending", crypto_amount: "", ...fields },
});

/** A vendor whose every word the test speaks, and when it was asked, in milliseconds from the start. */
function vendorByHand({ hasPush = true } = {}) {
  const startedAt = Date.now();
  const looks: number[] = [];
  const connects: number[] = [];
  const lines: (TransactionListener & { ended: boolean })[] = [];
  const hand = {
    looks,
    connects,
    lines,
    answer: (): VendorAnswer | Promise<VendorAnswer> => found(),
    line: () => {
      const line = lines.at(-1);
      if (!line) throw new Error("Nobody has connected.");
      return line;
    },
  };
  const vendor: VendorServer = {
    name: "by hand",
    createSession: async () => found(),
    async getTransaction() {
      looks.push(Date.now() - startedAt);
      return hand.answer();
    },
    getStatus: plainStatus,
    ...(hasPush && {
      subscribeTransaction(_id, _user, listener) {
        connects.push(Date.now() - startedAt);
        const line = { ...listener, ended: false };
        lines.push(line);
        return () => (line.ended = true);
      },
    }),
  };
  return { hand, vendor };
}

/** Asks for events as a server does, without any server. */
function watchVia(vendor: VendorServer, limits?: RampLimits) {
  const endpoint = rampEndpoint({
    vendors: [vendor],
    limits,
    user: () => ({ id: "ada", email: "ada@example.com" }),
  });
  return async () => {
    const tab = new AbortController();
    const request = new Request("https://shop.example/api/ramp/transactions/tx-1/events", {
      signal: tab.signal,
    });
    return eventsOf(await endpoint(request), () => tab.abort());
  };
}

/** A browser that has its first event, over a connection that is open. */
async function connected() {
  const { hand, vendor } = vendorByHand();
  const watch = watchVia(vendor);
  const watching = watch();
  await vi.advanceTimersByTimeAsync(0);
  hand.line().opened();
  await vi.advanceTimersByTimeAsync(1);
  const events = await watching;
  await events.next();
  return { hand, watch, events };
}

/** A browser that has its first event from a vendor that has no push. */
async function polling() {
  const { hand, vendor } = vendorByHand({ hasPush: false });
  const watching = watchVia(vendor)();
  await vi.advanceTimersByTimeAsync(1);
  const events = await watching;
  await events.next();
  return { hand, events };
}

const gaps = (times: number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));

describe("a stream", () => {
  test("says that it is alive at least every fifteen seconds", async () => {
    const { events } = await connected();
    const rest = events.rest();
    for (let quarter = 1; quarter <= 8; quarter++) {
      await vi.advanceTimersByTimeAsync(15_000);
      expect(events.text().match(/^: alive$/gm)?.length).toBeGreaterThanOrEqual(quarter);
    }
    events.leave();
    await rest;
  });

  test("ends after ten minutes, so that the browser is asked again who it is", async () => {
    const { hand, events } = await connected();
    let isOver = false;
    const rest = events.rest().then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(10 * MINUTE - 1000);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    await rest;
    expect(hand.line().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is alive every ten seconds and ends in time, each of several by its own clock", async () => {
    const { hand, vendor } = vendorByHand();
    const watch = watchVia(vendor);
    const streams: Awaited<ReturnType<typeof watch>>[] = [];
    for (let opened = 0; opened < 4; opened++) {
      const watching = watch();
      await vi.advanceTimersByTimeAsync(0);
      if (opened === 0) hand.line().opened();
      await vi.advanceTimersByTimeAsync(1);
      streams.push(await watching);
      await vi.advanceTimersByTimeAsync(2_499);
    }
    const ended: number[] = [];
    const rests = streams.map(({ rest }, opened) => rest().then(() => ended.push(opened)));
    const beats = () => streams.map(({ text }) => text().match(/^: alive$/gm)?.length ?? 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(beats()).toEqual([1, 0, 0, 0]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(beats()).toEqual([1, 1, 1, 0]);
    await vi.advanceTimersByTimeAsync(10 * MINUTE - 15_000);
    expect(beats()).toEqual([59, 59, 59, 59]);
    expect(ended).toEqual([0]);
    await vi.advanceTimersByTimeAsync(7_500);
    await Promise.all(rests);
    expect(ended).toEqual([0, 1, 2, 3]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends after ten minutes though it is never silent, and frees its place", async () => {
    const { hand, vendor } = vendorByHand();
    const watch = watchVia(vendor, { streamsPerUser: 1 });
    const watching = watch();
    await vi.advanceTimersByTimeAsync(0);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    const { rest } = await watching;
    let isOver = false;
    const ending = rest().then(() => (isOver = true));
    for (let second = 1; second < 600; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      hand.line().update({ fiat_amount: String(second) });
    }
    expect(isOver).toBe(false);
    expect((await watch()).response.status).toBe(429);
    await vi.advanceTimersByTimeAsync(1_000);
    await ending;
    const again = watch();
    await vi.advanceTimersByTimeAsync(0);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    const next = await again;
    expect(next.response.status).toBe(200);
    next.leave();
  });

  test.each(["leaves", "stops reading"])("leaves nothing when the browser %s", async (how) => {
    const { hand, events } = await connected();
    if (how === "leaves") events.leave();
    else await events.cancel();
    expect(hand.line().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    hand.line().update({ status: "completed" });
    hand.line().opened();
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect([hand.looks.length, hand.connects.length]).toEqual([1, 1]);
  });

  test("leaves nothing when the browser leaves while the connection is broken", async () => {
    const { hand, events } = await connected();
    hand.line().closed();
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    events.leave();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(["before it asks", "while it waits"])(
    "leaves nothing when the browser is gone %s",
    async (when) => {
      const { hand, vendor } = vendorByHand();
      hand.answer = () => new Promise(() => {});
      const endpoint = rampEndpoint({
        vendors: [vendor],
        user: () => ({ id: "ada", email: "ada@example.com" }),
      });
      const tab = new AbortController();
      if (when === "before it asks") tab.abort();
      const answer = endpoint(
        new Request("https://shop.example/transactions/tx-1/events", { signal: tab.signal }),
      );
      if (when === "while it waits") {
        await vi.advanceTimersByTimeAsync(2000);
        expect(hand.looks).toHaveLength(1);
        tab.abort();
      }
      await answer;
      expect(hand.lines.every(({ ended }) => ended)).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test("gives a slow reader the latest, and does not pile up what came before it", async () => {
    const { hand, events } = await connected();
    for (let change = 1; change <= 1000; change++)
      hand.line().update({ fiat_amount: String(change) });
    hand.line().update({ status: "completed" });
    const rest = await events.rest();
    expect(rest.length).toBeLessThanOrEqual(3);
    expect(rest.at(-1)).toMatchObject({ status: "completed", fiat_amount: "1000" });
  });

  test("ends at once where nothing can change any more", async () => {
    const { hand, vendor } = vendorByHand();
    hand.answer = () => found({ status: "completed" });
    const watching = watchVia(vendor)();
    await vi.advanceTimersByTimeAsync(0);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    expect(await (await watching).rest()).toMatchObject([{ status: "completed" }]);
    expect(hand.line().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

// faults M3
describe.each(["failed", "cancelled"])("after `%s`", (ended) => {
  test("the stream goes on, and ends with the `completed` that the vendor pushes", async () => {
    const { hand, events } = await connected();
    hand.line().update({ status: ended });
    expect(await events.next()).toMatchObject({ status: ended });
    await vi.advanceTimersByTimeAsync(5000);
    expect(hand.line().ended).toBe(false);
    hand.line().update({ status: "completed" });
    expect(await events.rest()).toMatchObject([{ status: "completed" }]);
    expect(hand.line().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a vendor without push is asked a minute or more apart, and its `completed` is told", async () => {
    const { hand, events } = await polling();
    hand.answer = () => found({ status: ended });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await events.next()).toMatchObject({ status: ended });
    const before = hand.looks.length;
    await vi.advanceTimersByTimeAsync(6 * MINUTE);
    const slow = gaps(hand.looks.slice(before - 1));
    expect(slow.length).toBeGreaterThanOrEqual(4);
    for (const gap of slow) expect(gap).toBeGreaterThanOrEqual(MINUTE);
    hand.answer = () => found({ status: "completed" });
    await vi.advanceTimersByTimeAsync(1.5 * MINUTE);
    expect(await events.rest()).toMatchObject([{ status: "completed" }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a stream that begins then stays open, though the vendor ends each connection at once", async () => {
    const { hand, vendor } = vendorByHand();
    hand.answer = () => found({ status: ended });
    const watching = watchVia(vendor)();
    await vi.advanceTimersByTimeAsync(0);
    for (let second = 0; second < 5 * 60; second++) {
      const line = hand.line();
      if (!line.ended) {
        line.opened();
        line.closed();
      }
      await vi.advanceTimersByTimeAsync(1000);
    }
    const events = await watching;
    expect(await events.next()).toMatchObject({ status: ended });
    // The first connection broke before it was known how the transaction stands.
    for (const times of [hand.looks, hand.connects.slice(1)]) {
      expect(times.length).toBeGreaterThanOrEqual(3);
      for (const gap of gaps(times)) expect(gap).toBeGreaterThanOrEqual(MINUTE);
    }
    hand.answer = () => found({ status: "completed" });
    await vi.advanceTimersByTimeAsync(1.5 * MINUTE);
    expect(await events.rest()).toMatchObject([{ status: "completed" }]);
  });
});

// faults M3, and "processing back to pending under push"
test.each<[string[], string[]]>([
  [
    ["processing", "pending", "completed", "processing", "failed"],
    ["processing", "", "completed", "", ""],
  ],
  [
    ["processing", "failed", "pending", "processing", "cancelled", "completed", "failed"],
    ["processing", "failed", "", "", "", "completed", ""],
  ],
  [
    ["cancelled", "failed", "processing", "completed", "cancelled"],
    ["cancelled", "", "", "completed", ""],
  ],
])("of a push that says %j each word is told, or not, as it comes", async (said, wanted) => {
  const { hand, vendor } = vendorByHand();
  const told: unknown[] = [];
  const watcher = { onUpdate: (fields: object) => void told.push({ ...fields }), onEnd: () => {} };
  const user = { id: "ada", email: "ada@example.com" };
  const watch = createTransactionFeed(
    { vendor, id: "tx-1", user, reference: undefined },
    { requestTransaction: createTransactionRequest(() => {}), onChange() {}, onOver() {} },
  );
  watch.subscribe(watcher);
  hand.line().opened();
  await vi.advanceTimersByTimeAsync(0);
  expect(told.splice(0)).toMatchObject([{ status: "pending" }]);
  for (const [at, status] of said.entries()) {
    hand.line().update({ status });
    expect(told.splice(0)).toMatchObject(wanted[at] ? [{ status: wanted[at] }] : []);
  }
  watch.unsubscribe(watcher);
});

describe("what is told", () => {
  test("never goes back, and nothing after the end", async () => {
    const { hand, events } = await connected();
    const line = hand.line();
    line.update({ status: "processing", crypto_amount: "5" });
    expect(await events.next()).toMatchObject({ status: "processing", crypto_amount: "5" });
    line.update({ status: "pending", crypto_amount: "4" });
    line.update({ status: "processing", crypto_amount: "" });
    line.update({ status: "processing", crypto_amount: "5" });
    line.update({ status: "on_hold" });
    expect(await events.next()).toMatchObject({ status: "on_hold", crypto_amount: "5" });
    line.update({ status: "pending" });
    line.update({ status: "completed" });
    line.update({ status: "failed" });
    expect(await events.rest()).toMatchObject([{ status: "completed", crypto_amount: "5" }]);
  });

  test("is nothing that a connection says after it broke", async () => {
    const { hand, events } = await connected();
    const line = hand.line();
    line.closed();
    line.update({ status: "completed" });
    await vi.advanceTimersByTimeAsync(500);
    hand.line().update({ status: "processing" });
    expect(await events.next()).toMatchObject({ status: "processing" });
  });

  test("is told to a second browser at once, without another look", async () => {
    const { hand, watch } = await connected();
    hand.line().update({ status: "processing" });
    const second = await watch();
    expect(await second.next()).toMatchObject({ status: "processing" });
    expect([hand.looks.length, hand.connects.length]).toEqual([1, 1]);
  });

  test("is asked for anew, once everybody had left", async () => {
    const { hand, watch, events } = await connected();
    events.leave();
    hand.answer = () => found({ status: "processing" });
    const watching = watch();
    await vi.advanceTimersByTimeAsync(0);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    expect(await (await watching).next()).toMatchObject({ status: "processing" });
    expect([hand.looks.length, hand.connects.length]).toEqual([2, 2]);
  });

  test("nothing before the vendor has said whose transaction it is", async () => {
    const { hand, vendor } = vendorByHand();
    let answer: (answer: VendorAnswer) => void = () => {};
    hand.answer = () => new Promise((resolve) => (answer = resolve));
    let isAnswered = false;
    const watching = watchVia(vendor)().finally(() => (isAnswered = true));
    await vi.advanceTimersByTimeAsync(0);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    hand.line().update({ status: "processing", crypto_amount: "5" });
    await vi.advanceTimersByTimeAsync(5000);
    expect(isAnswered).toBe(false);
    answer(found());
    const events = await watching;
    expect(await events.next()).toMatchObject({ status: "pending" });
    expect(await events.next()).toMatchObject({ status: "processing", crypto_amount: "5" });
  });

  test("nothing, where the vendor cannot say it", async () => {
    const { hand, vendor } = vendorByHand();
    hand.answer = () => Promise.reject(new Error("database away"));
    const watching = watchVia(vendor)();
    const outcome = expect(watching).rejects.toThrow("database away");
    await vi.advanceTimersByTimeAsync(2000);
    await outcome;
    expect(hand.line().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test.each<[string, () => VendorAnswer | Promise<VendorAnswer>]>([
  ["refused", () => ({ status: 404, body: {} })],
  ["failed", () => Promise.reject(new Error("database away"))],
])("a stream that was %s takes nobody's place", async (_how, answer) => {
  const { hand, vendor } = vendorByHand({ hasPush: false });
  const watch = watchVia(vendor);
  hand.answer = answer;
  for (let time = 1; time <= 20; time++) {
    const outcome = watch().then(
      ({ response }) => response.status,
      () => 500,
    );
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).not.toBe(200);
  }
  hand.answer = () => found();
  const watching = watch();
  await vi.advanceTimersByTimeAsync(1);
  expect((await watching).response.status).toBe(200);
});

describe("the vendor is asked", () => {
  test("after a second, where its connection hangs: a person waits for the answer", async () => {
    const { hand, vendor } = vendorByHand();
    const watching = watchVia(vendor)();
    await vi.advanceTimersByTimeAsync(999);
    expect(hand.looks).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(hand.looks).toEqual([1000]);
    expect(await (await watching).next()).toMatchObject({ status: "pending" });
  });

  test("once in the first four minutes, while its push holds", async () => {
    const { hand } = await connected();
    await vi.advanceTimersByTimeAsync(4 * MINUTE - 1000);
    expect(hand.looks).toHaveLength(1);
  });

  test("every four to five minutes from then on, for a push may be open and silent for ever", async () => {
    const { hand, events, watch } = await connected();
    const first = events.rest();
    await vi.advanceTimersByTimeAsync(10 * MINUTE - 1000);
    // A second window: there is always somebody who watches.
    const second = await watch();
    expect(await second.next()).toMatchObject({ status: "pending" });
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    await first;
    expect(hand.looks.length).toBeGreaterThanOrEqual(3);
    for (const gap of gaps(hand.looks)) {
      expect(gap).toBeGreaterThanOrEqual(4 * MINUTE);
      expect(gap).toBeLessThanOrEqual(5 * MINUTE);
    }
    // The push never says it.
    hand.answer = () => found({ status: "completed" });
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(await second.rest()).toMatchObject([{ status: "completed" }]);
    expect(hand.connects).toHaveLength(1);
  });

  test("every five to ten seconds, where it has no push", async () => {
    const { hand } = await polling();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(hand.looks.length).toBeGreaterThan(29);
    for (const gap of gaps(hand.looks)) {
      expect(gap).toBeGreaterThanOrEqual(5000);
      expect(gap).toBeLessThanOrEqual(10_000);
    }
  });

  test("as rarely as it asks for, and more rarely the longer it fails; the stream goes on", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { hand, events } = await polling();
    hand.answer = () => ({ status: 429, body: {}, retryAfter: "90" });
    await vi.advanceTimersByTimeAsync(10_000);
    hand.answer = () => ({ status: 502, body: {} });
    await vi.advanceTimersByTimeAsync(90_000);
    hand.answer = () => Promise.reject(new Error("database away"));
    await vi.advanceTimersByTimeAsync(20_000 + 40_000 + 60_000);
    hand.answer = () => found({ status: "processing" });
    await vi.advanceTimersByTimeAsync(60_000 + 10_000);
    expect(gaps(hand.looks)).toEqual([10_000, 90_000, 20_000, 40_000, 60_000, 60_000, 10_000]);
    expect(await events.next()).toMatchObject({ status: "processing" });
  });

  test("no oftener, however often the connection breaks", async () => {
    const { hand } = await connected();
    for (let second = 0; second < 300; second++) {
      hand.line().closed();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(hand.looks.length).toBeGreaterThan(25);
    for (const gap of gaps(hand.looks)) expect(gap).toBeGreaterThanOrEqual(4999);
  });

  test("within ten seconds of a break, though connecting goes on failing", async () => {
    const { hand } = await connected();
    hand.line().closed();
    for (let tenth = 0; tenth < 100; tenth++) {
      await vi.advanceTimersByTimeAsync(100);
      hand.line().closed();
    }
    expect(hand.connects.length).toBeGreaterThan(3);
    expect(hand.looks).toHaveLength(2);
  });

  test("no more, once the connection is open again", async () => {
    const { hand } = await connected();
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(500);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(4 * MINUTE - 1000);
    expect(hand.looks).toHaveLength(2);
  });

  test("again, where its answer may be older than the connection", async () => {
    const { hand, vendor } = vendorByHand();
    let answer: (answer: VendorAnswer) => void = () => {};
    hand.answer = () => new Promise((resolve) => (answer = resolve));
    const watching = watchVia(vendor)();
    await vi.advanceTimersByTimeAsync(1500);
    expect(hand.looks).toHaveLength(1);
    hand.line().opened();
    hand.answer = () => found({ status: "processing" });
    answer(found());
    await vi.advanceTimersByTimeAsync(1);
    const events = await watching;
    await events.next();
    expect(await events.next()).toMatchObject({ status: "processing" });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(hand.looks).toHaveLength(2);
  });

  test("once at first, though the connection breaks while it is being asked", async () => {
    const { hand, vendor } = vendorByHand();
    let answer: (answer: VendorAnswer) => void = () => {};
    hand.answer = () => new Promise((resolve) => (answer = resolve));
    const watching = watchVia(vendor)();
    await vi.advanceTimersByTimeAsync(1500);
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(300);
    expect(hand.looks).toHaveLength(1);
    answer(found());
    expect(await (await watching).next()).toMatchObject({ status: "pending" });
  });

  test("again, where the look after connecting failed", async () => {
    const { hand, events } = await connected();
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(500);
    hand.answer = () => ({ status: 502, body: {} });
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(1);
    hand.answer = () => found({ status: "processing" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await events.next()).toMatchObject({ status: "processing" });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(hand.looks).toHaveLength(3);
  });
});

describe("a broken connection", () => {
  test("is opened again after waits that double from half a second to half a minute", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { hand } = await connected();
    for (let round = 0; round < 9; round++) {
      hand.line().opened();
      hand.line().closed();
      await vi.advanceTimersToNextTimerAsync();
      while (hand.line().ended) await vi.advanceTimersToNextTimerAsync();
    }
    expect(gaps(hand.connects).map((gap) => Math.round(gap / 100) * 100)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  test("is opened again soon, where it had held for half a minute", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { hand } = await connected();
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(500);
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(1000);
    hand.line().opened();
    await vi.advanceTimersByTimeAsync(30_000);
    hand.line().closed();
    await vi.advanceTimersByTimeAsync(500);
    expect(hand.connects).toHaveLength(4);
  });

  test("is one that a partner's vendor throws at", async () => {
    const { hand, vendor } = vendorByHand({ hasPush: false });
    const watching = watchVia({
      ...vendor,
      subscribeTransaction() {
        throw new Error("no socket here");
      },
    })();
    await vi.advanceTimersByTimeAsync(1);
    expect(await (await watching).next()).toMatchObject({ status: "pending" });
    expect(hand.looks).toHaveLength(1);
  });
});
