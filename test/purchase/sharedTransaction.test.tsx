import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render, renderHook, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  RampError,
  RampFrame,
  RampStatus,
  transactionQueryOptions,
  useRamp,
  useTransaction,
} from "../../src/index.ts";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { createStorage } from "../browser/createStorage.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A purchase, the progress of its transaction and a hook of the host's, all on one page. */
function Page({ fake: { endpoint, vendor } }: { fake: FakeVendor }) {
  const options = { endpoint, vendors: [vendor] };
  const ramp = useRamp({ ...options, currency: "USDT" });
  const { transaction } = useTransaction({ ...options, transactionId: "transaction-1" });
  return (
    <>
      <button type="button" onClick={ramp.start}>
        buy
      </button>
      <RampFrame ramp={ramp} />
      <output>{[ramp.transaction?.status, transaction?.status].join()}</output>
      <RampStatus {...options} transactionId="transaction-1" />
    </>
  );
}

describe("three that follow one transaction", () => {
  test("send one request per interval, and see the same", async () => {
    const fake = createFakeVendor();
    render(<Page fake={fake} />);
    await pass(0);
    await act(async () => screen.getByRole("button", { name: "buy" }).click());
    // The purchase asks for its lock first, and the browser's answer doesn't wait for any timer.
    await navigator.locks.request("after it", () => {});
    await pass(0);
    for (let polls = 0; polls < 5; polls += 1) {
      const before = fake.requestCount();
      // After the first, 100 ms of the interval have passed already.
      let passed = polls === 0 ? 0 : 100;
      for (; fake.requestCount() === before && passed < 20_000; passed += 100) await pass(100);
      expect(passed).toBeGreaterThanOrEqual(5_000);
      expect(fake.requestCount()).toBe(before + 1);
      await pass(100);
      expect(fake.requestCount()).toBe(before + 1);
    }
    fake.respondWith({ status: "processing" });
    await pass(11_000);
    expect(screen.getByText("processing,processing")).toBeDefined();
    expect(document.querySelector("[data-status]")).toHaveAttribute("data-status", "processing");
  });

  test("open one stream, and all hear what it says", async () => {
    const fake = createFakeVendor();
    const streams: ((answer: unknown) => void)[] = [];
    const ended = vi.fn();
    fake.endpoint.subscribeTransaction = (_, { onUpdate, signal }) => {
      streams.push(onUpdate);
      signal.addEventListener("abort", ended);
      return new Promise(() => {});
    };
    const { unmount } = render(<Page fake={fake} />);
    await pass(0);
    await act(async () => screen.getByRole("button", { name: "buy" }).click());
    await pass(0);
    expect(streams).toHaveLength(1);
    const report = { id: "transaction-1", vendor: "pretend", mode: "buy", vendorStatus: "?" };
    streams[0]?.({ ...report, status: "processing" });
    await pass(0);
    expect(screen.getByText("processing,processing")).toBeDefined();
    const { requestCount } = fake;
    const before = requestCount();
    await pass(120_000);
    expect(requestCount()).toBe(before);
    expect(ended).not.toHaveBeenCalled();
    unmount();
    await pass(0);
    expect(ended).toHaveBeenCalledOnce();
  });

  test("keep nothing once they are gone: the next one asks", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "completed" });
    const options = {
      transactionId: "transaction-1",
      endpoint: fake.endpoint,
      vendors: [fake.vendor],
    };
    const first = renderHook(() => useTransaction(options));
    await pass(0);
    expect(first.result.current.transaction?.status).toBe("completed");
    first.unmount();
    const second = renderHook(() => useTransaction(options));
    expect(second.result.current.transaction).toBeUndefined();
    await pass(0);
    expect([second.result.current.transaction?.status, fake.requestCount()]).toEqual([
      "completed",
      2,
    ]);
  });
});

test("the hooks and the widget's code are separate bundles, and share all of it through the page", async () => {
  const file = "../../src/core/transaction/pageTransactions.ts";
  const copy: typeof import("../../src/core/transaction/pageTransactions.ts") = await import(
    /* @vite-ignore */ `${file}?copy`
  );
  expect(copy.getPageTransactions).not.toBe(getPageTransactions);
  expect(copy.getPageTransactions()).toBe(getPageTransactions());
});

test("two endpoints of functions that have a storage each are told apart, and without one nothing is shared", async () => {
  for (const storages of [
    [createStorage(), createStorage()],
    [null, null],
  ]) {
    const statuses = ["processing", "failed"] as const;
    const hooks = statuses.map((status, at) => {
      const fake = createFakeVendor();
      fake.respondWith({ status });
      const { endpoint, vendor } = fake;
      const options = {
        transactionId: "transaction-1",
        endpoint,
        vendors: [vendor],
        storage: storages[at],
      };
      return renderHook(() => useTransaction(options));
    });
    await pass(0);
    const seen = hooks.map(({ result }) => result.current.transaction?.status);
    expect(seen).toEqual(statuses);
    for (const { unmount } of hooks) unmount();
  }
});

describe("transactionQueryOptions", () => {
  expectErrors("transaction-unreachable");

  /** What a host may have set for all its queries, each of which would break the polling of a purchase. */
  const HOSTILE = {
    placeholderData: (before: unknown) => before,
    networkMode: "online",
    refetchInterval: false,
    refetchOnMount: false,
    retry: 3,
    retryDelay: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: false,
    throwOnError: true,
  } as const;

  function poll(fake: FakeVendor, ids: { id: string }) {
    const client = new QueryClient({ defaultOptions: { queries: HOSTILE } });
    return renderHook(
      ({ id }) =>
        useQuery(
          transactionQueryOptions({
            transactionId: id,
            endpoint: fake.endpoint,
            vendors: [fake.vendor],
          }),
        ),
      {
        initialProps: ids,
        wrapper: ({ children }) => (
          <StrictMode>
            <QueryClientProvider client={client}>{children}</QueryClientProvider>
          </StrictMode>
        ),
      },
    );
  }

  test("poll in a host's own client, whatever its defaults are, until the transaction is completed", async () => {
    const fake = createFakeVendor();
    const { result, rerender } = poll(fake, { id: "transaction-1" });
    await pass(0);
    expect(result.current.data?.transaction?.status).toBe("pending");
    fake.respondWith({ status: "processing" });
    await pass(11_000);
    expect(result.current.data?.transaction?.status).toBe("processing");
    fake.respondWith({ status: "pending" });
    await pass(11_000);
    expect(result.current.data?.transaction?.status).toBe("processing");
    fake.respondWith({ status: "completed" });
    await pass(11_000);
    expect(result.current.data?.transaction?.status).toBe("completed");
    const before = fake.requestCount();
    await pass(600_000);
    expect(fake.requestCount()).toBe(before);

    // Another transaction never shows the end of the one before.
    rerender({ id: "transaction-2" });
    expect(result.current.data).toBeUndefined();
  });

  test("never fail: what is wrong is part of the data, beside what is known", async () => {
    const fake = createFakeVendor();
    const { result } = poll(fake, { id: "transaction-1" });
    await pass(0);
    fake.respondWith(new RampError("unauthorized", "", { stage: "transaction" }));
    await pass(11_000);
    expect(result.current.data?.error?.code).toBe("unauthorized");
    expect(result.current).toMatchObject({
      isError: false,
      data: { transaction: { status: "pending" } },
    });
  });
});
