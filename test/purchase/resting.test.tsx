import { act, render, renderHook } from "@testing-library/react";
import { focusManager, onlineManager } from "@tanstack/query-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { RampError, RampWidget, useTransaction } from "../../src/index.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";

expectErrors("transaction-unreachable");

// faults M10. What a browser or a host says of the network and of the user's attention is a hint: it
// slows looking down, and never stops it.

const MINUTE = 60_000;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** In steps, as time passes: within one `act`, React 18 shows nothing until its end. */
async function wait(ms: number) {
  for (let left = ms; left > 0; left -= 1000) await pass(Math.min(left, 1000));
}

function goOffline() {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  window.dispatchEvent(new Event("offline"));
}
function goOnline() {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  window.dispatchEvent(new Event("online"));
}
function show(visibility: "visible" | "hidden") {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}

async function follow(fake: FakeVendor = createFakeVendor()) {
  const { endpoint, vendor } = fake;
  const { result } = renderHook(() =>
    useTransaction({ transactionId: "1", endpoint, vendors: [vendor] }),
  );
  await pass(0);
  const status = () => result.current.transaction?.status;
  /** How many looks there were meanwhile. */
  const looksIn = async (ms: number) => {
    const before = fake.requestCount();
    await wait(ms);
    return fake.requestCount() - before;
  };
  return { fake, result, status, looksIn };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  onlineManager.setOnline(true);
  focusManager.setFocused(undefined);
});

describe("one `offline` event without `online`", () => {
  test("stops nothing where the endpoint answers: the completion is seen in time", async () => {
    const { fake, status, looksIn } = await follow();
    goOffline();
    expect(await looksIn(MINUTE)).toBeGreaterThanOrEqual(6);
    fake.respondWith({ status: "completed" });
    await wait(11_000);
    expect(status()).toBe("completed");
  });

  test("slows looking down where it does not answer, to one look in five minutes at least", async () => {
    const { fake, status, looksIn } = await follow();
    goOffline();
    fake.respondWith(new RampError("transaction-unreachable", "no network"));
    await wait(10 * MINUTE);
    const looks = await looksIn(30 * MINUTE);
    expect(looks).toBeGreaterThanOrEqual(6);
    expect(looks).toBeLessThanOrEqual(20);
    fake.respondWith({ status: "completed" });
    await wait(5 * MINUTE);
    expect(status()).toBe("completed");
  });

  test("and the `online` that follows is a reason to look at once", async () => {
    const { fake, status } = await follow();
    goOffline();
    fake.respondWith(new RampError("transaction-unreachable", "no network"));
    await wait(10 * MINUTE);
    fake.respondWith({ status: "processing" });
    goOnline();
    await pass(0);
    expect(status()).toBe("processing");
  });

  test("does not keep a page's word from being looked into at once", async () => {
    const fake = createFakeVendor();
    const { endpoint, vendor } = fake;
    render(<RampWidget {...{ endpoint }} vendors={[vendor]} currency="USDT" />);
    await wait(1000);
    goOffline();
    show("hidden");
    onlineManager.setOnline(false);
    focusManager.setFocused(false);
    fake.respondWith({ status: "processing" });
    await act(async () => fake.frames[0]?.emit({ type: "status", status: "paid" }));
    await pass(0);
    const phase = document.querySelector<HTMLElement>("[data-phase]")?.dataset["phase"];
    expect(phase).toBe("processing");
  });

  test("neither keeps a purchase from beginning", async () => {
    onlineManager.setOnline(false);
    focusManager.setFocused(false);
    const fake = createFakeVendor();
    const { endpoint, vendor } = fake;
    render(<RampWidget {...{ endpoint }} vendors={[vendor]} currency="USDT" />);
    await wait(1000);
    expect([fake.frames.length, fake.requestCount()]).toEqual([1, 1]);
  });

  test("opens the endpoint's stream anew, which goes on where there is a network after all", async () => {
    const fake = createFakeVendor();
    const signals: AbortSignal[] = [];
    let hear = (_: unknown) => {};
    fake.endpoint.subscribeTransaction = (_id, stream) => {
      signals.push(stream.signal);
      ({ onUpdate: hear } = stream);
      return new Promise(() => {});
    };
    const { status } = await follow(fake);
    goOffline();
    await pass(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    hear({ id: "1", vendor: "pretend", mode: "buy", status: "completed", vendorStatus: "" });
    await pass(0);
    expect(status()).toBe("completed");
  });
});

describe("a hidden page", () => {
  test("looks once in half a minute to a minute, for as long as it is hidden", async () => {
    const { fake, status, looksIn } = await follow();
    show("hidden");
    await wait(MINUTE);
    const looks = await looksIn(30 * MINUTE);
    expect(looks).toBeGreaterThanOrEqual(29);
    expect(looks).toBeLessThanOrEqual(60);
    fake.respondWith({ status: "completed" });
    await wait(MINUTE);
    expect(status()).toBe("completed");
  });

  test("looks at what has failed once in five minutes at least", async () => {
    const { fake, looksIn } = await follow();
    fake.respondWith({ status: "failed" });
    show("hidden");
    await wait(60 * MINUTE);
    expect(await looksIn(60 * MINUTE)).toBe(12);
  });

  test("looks at once when its user comes back", async () => {
    const { fake, status } = await follow();
    show("hidden");
    await wait(MINUTE);
    fake.respondWith({ status: "processing" });
    show("visible");
    await pass(0);
    expect(status()).toBe("processing");
  });
});

test.each<[string, () => void]>([
  ["offline", () => onlineManager.setOnline(false)],
  ["not focused", () => focusManager.setFocused(false)],
])("a host that tells its query client that it is %s slows nothing down", async (_, tell) => {
  const { fake, status, looksIn } = await follow();
  tell();
  expect(await looksIn(MINUTE)).toBeGreaterThanOrEqual(6);
  fake.respondWith({ status: "completed" });
  await wait(11_000);
  expect(status()).toBe("completed");
});
