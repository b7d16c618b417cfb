import { act, renderHook } from "@testing-library/react";
import { Fragment, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RampError, type TransactionStatus, useTransaction } from "../../src/index.ts";
import { pageGlobal } from "../../src/pageGlobal.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { useFollowed } from "../browser/useFollowed.ts";

// The endpoint may tell of changes by itself. Where it does, nobody asks; where it stops, somebody does.

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
async function doing(action: () => void) {
  action();
  await pass(0);
}

interface Stream {
  signal: AbortSignal;
  tell: (status: TransactionStatus) => Promise<void>;
  onUpdate: (answer: unknown) => Promise<void>;
  breakOff: () => Promise<void>;
  end: () => Promise<void>;
}

/** A partner's endpoint that streams when and what the test says. */
function streaming(wrapper: typeof StrictMode | typeof Fragment = Fragment) {
  const fake = createFakeVendor();
  const streams: Stream[] = [];
  const endpoint = {
    ...fake.endpoint,
    subscribeTransaction: (
      id: string,
      { signal, onUpdate }: { signal: AbortSignal; onUpdate: (answer: unknown) => void },
    ) =>
      new Promise<void>((resolve, reject) => {
        const report = { id, vendor: "pretend", mode: "buy" as const };
        streams.push({
          signal,
          onUpdate: (answer) => doing(() => onUpdate(answer)),
          tell: (status) => doing(() => onUpdate({ ...report, status, vendorStatus: status })),
          breakOff: () => doing(() => reject(new Error("the line is dead"))),
          end: () => doing(() => resolve()),
        });
      }),
  };
  const { result, unmount } = renderHook(
    () => useFollowed("1", { endpoint: { ...endpoint }, vendors: [fake.vendor] }),
    { wrapper },
  );
  const status = () => result.current.transaction?.status;
  return { fake, streams, result, unmount, status };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what the endpoint tells is known at once, and nobody asks any more", async () => {
  const { fake, streams, status } = streaming();
  await pass(0);
  expect([streams.length, fake.requestCount()]).toEqual([1, 1]);
  await streams[0]?.tell("pending");
  await pass(600_000);
  await streams[0]?.tell("processing");
  expect(status()).toBe("processing");
  await pass(600_000);
  expect(fake.requestCount()).toBe(1);
});

test("a final status ends the watching", async () => {
  const { streams, status } = streaming();
  await pass(0);
  await streams[0]?.tell("completed");
  expect(status()).toBe("completed");
  expect(streams[0]?.signal.aborted).toBe(true);
  await pass(600_000);
  expect(streams).toHaveLength(1);
});

test("a stream that has said nothing yet is not relied on", async () => {
  const { fake } = streaming();
  await pass(30_000);
  expect(fake.requestCount()).toBeGreaterThanOrEqual(4);
});

test("an endpoint that has nothing to watch is asked once whether it has, and then looked at", async () => {
  const { fake, streams } = streaming();
  await pass(0);
  await streams[0]?.end();
  await pass(60_000);
  expect(streams).toHaveLength(1);
  expect(fake.requestCount()).toBeGreaterThanOrEqual(7);
});

test("where it breaks off, looking goes on, and watching is tried again after growing pauses", async () => {
  const { fake, streams } = streaming();
  await pass(0);
  await streams[0]?.tell("pending");
  await streams[0]?.breakOff();
  await pass(10_000);
  expect(fake.requestCount()).toBe(2);
  expect(streams).toHaveLength(2);
  const pauses: number[] = [];
  for (let count = 2; count < 9; count += 1) {
    const before = Date.now();
    await streams.at(-1)?.breakOff();
    while (streams.length === count) await pass(500);
    pauses.push(Date.now() - before);
  }
  expect(pauses.at(0)).toBeLessThanOrEqual(2_500);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(60_500);
});

test.each([
  ["none of it", 0, 500],
  ["all of it", 1, 1_000],
])("the pause is spread by chance: %s", async (_, chance, pause) => {
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const { streams } = streaming();
  await pass(0);
  await streams[0]?.breakOff();
  await pass(pause - 1);
  expect(streams).toHaveLength(1);
  await pass(1);
  expect(streams).toHaveLength(2);
});

test("a stream that works again is relied on again, and waits little when it breaks the next time", async () => {
  const { fake, streams, status } = streaming();
  await pass(0);
  await streams[0]?.breakOff();
  await pass(1_000);
  await streams[1]?.tell("processing");
  const looks = fake.requestCount();
  await pass(120_000);
  expect(status()).toBe("processing");
  expect(fake.requestCount()).toBe(looks);
  await streams[1]?.breakOff();
  await pass(1_000);
  expect(streams).toHaveLength(3);
});

test("one that says something old and breaks, again and again, does not keep anybody from looking", async () => {
  const { fake, streams, status } = streaming();
  await pass(0);
  fake.respondWith({ status: "processing" });
  for (let time = 0; time < 60; time += 1) {
    await streams.at(-1)?.tell("pending");
    await streams.at(-1)?.breakOff();
    await pass(1_000);
  }
  expect(status()).toBe("processing");
  expect(streams.length).toBeLessThan(10);
});

test.each([
  ["nonsense", 7],
  ["another transaction", { id: "2", status: "completed", vendorStatus: "completed" }],
  ["nothing", undefined],
])("an event that is %s moves nothing, and is a reason to look", async (_, answer) => {
  const { fake, streams, status } = streaming();
  await pass(0);
  await streams[0]?.tell("pending");
  await streams[0]?.onUpdate(answer);
  expect(status()).toBe("pending");
  await pass(10_000);
  expect(fake.requestCount()).toBe(2);
});

test("statuses that come late or twice move nothing back", async () => {
  const { streams, status } = streaming();
  await pass(0);
  const seen = [];
  for (const told of ["processing", "pending", "completed", "failed", "processing"] as const) {
    await streams[0]?.tell(told);
    seen.push(status());
  }
  expect(seen).toEqual(["processing", "processing", "completed", "completed", "completed"]);
});

test("while it is watched, a failed look is no trouble", async () => {
  const { fake, streams, result } = streaming();
  await pass(0);
  await streams[0]?.tell("processing");
  fake.respondWith(new RampError("transaction-unreachable", "", { status: 503 }));
  await doing(() => void result.current.refetch());
  expect(result.current).toMatchObject({ error: undefined, transaction: { status: "processing" } });
});

describe("a reason to look", () => {
  test("is looked into at once where nobody tells", async () => {
    const { fake, result } = streaming();
    await pass(0);
    await doing(() => result.current.refetchSoon());
    expect(fake.requestCount()).toBe(2);
  });

  test("costs no look where the endpoint tells of it by itself", async () => {
    const { fake, streams, result } = streaming();
    await pass(0);
    await streams[0]?.tell("pending");
    result.current.refetchSoon();
    await pass(200);
    await streams[0]?.tell("processing");
    await pass(60_000);
    expect(fake.requestCount()).toBe(1);
  });

  test("costs one where it does not", async () => {
    const { fake, streams, result } = streaming();
    await pass(0);
    await streams[0]?.tell("pending");
    for (let count = 0; count < 5; count += 1) result.current.refetchSoon();
    fake.respondWith({ status: "processing" });
    await pass(3_100);
    expect(result.current.transaction?.status).toBe("processing");
    await pass(60_000);
    expect(fake.requestCount()).toBe(2);
  });

  test("costs one where the stream broke off instead", async () => {
    const { fake, streams, result } = streaming();
    await pass(0);
    await streams[0]?.tell("pending");
    result.current.refetchSoon();
    await streams[0]?.breakOff();
    await pass(3_100);
    expect(fake.requestCount()).toBe(2);
  });

  test("is forgotten where the page goes", async () => {
    const { fake, streams, result, unmount } = streaming();
    await pass(0);
    await streams[0]?.tell("pending");
    result.current.refetchSoon();
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    await pass(60_000);
    expect(fake.requestCount()).toBe(1);
    expect(streams[0]?.signal.aborted).toBe(true);
  });
});

test("a hidden page holds no connection, and one that is back has a look and a connection", async () => {
  const { fake, streams } = streaming();
  await pass(0);
  await streams[0]?.tell("pending");
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await doing(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  expect(streams[0]?.signal.aborted).toBe(true);
  await pass(600_000);
  // faults M10: it looks six times less often, and does not stop.
  const whileHidden = fake.requestCount();
  expect(streams).toHaveLength(1);
  expect(whileHidden).toBeGreaterThanOrEqual(10);
  expect(whileHidden).toBeLessThanOrEqual(21);
  visibility.mockReturnValue("visible");
  await doing(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await pass(0);
  expect([streams.length, fake.requestCount()]).toEqual([2, whileHidden + 1]);
});

test("under StrictMode one connection is opened", async () => {
  const { streams } = streaming(StrictMode);
  await pass(0);
  expect(streams).toHaveLength(1);
});

test("a page opens two streams to a host and no more: its few connections are for other things too", async () => {
  const asked: string[] = [];
  vi.spyOn(window, "fetch").mockImplementation((url) => {
    asked.push(url as string);
    return new Promise(() => {});
  });
  const follow = (id: string, endpoint: string) =>
    renderHook(() =>
      useTransaction({ transactionId: id, endpoint, vendors: [createFakeVendor().vendor] }),
    );
  const pages = ["1", "2", "3"].map((id) => follow(id, "/ramp"));
  pages.push(follow("4", "https://other.example/ramp"));
  await pass(0);
  const streams = () =>
    asked.map((url) => url.split("?")[0] ?? "").filter((url) => url.endsWith("/events"));
  expect(streams()).toEqual([
    "/ramp/transactions/1/events",
    "/ramp/transactions/2/events",
    "https://other.example/ramp/transactions/4/events",
  ]);
  expect(asked).toHaveLength(7);
  for (const { unmount } of pages) unmount();
  follow("5", "/ramp");
  await pass(0);
  expect(streams()).toHaveLength(4);
  // Those of another copy of this library on the page count as well.
  pageGlobal(`streams ${location.host}`, () => new Set())
    .add({})
    .add({});
  follow("6", "/ramp");
  await pass(0);
  expect(streams()).toHaveLength(4);
  clearPageGlobal("streams");
});
