import { QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import {
  type CustomEndpoint,
  transactionsQueryOptions,
  useTransaction,
  useTransactions,
  type UseTransactionsOptions,
} from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import {
  createFakeHistory,
  createRow,
  type FakeHistory,
  json,
} from "../browser/createFakeHistory.ts";
import { createFakeVendor, simulateTabReturn } from "../browser/createFakeVendor.ts";
import { createStorage } from "../browser/createStorage.ts";
import { expectErrors } from "../browser/expectErrors.ts";

const pass = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  clearPageGlobal("history log");
});
afterEach(() => void vi.useRealTimers());

function serve(fake: FakeHistory): FakeHistory {
  vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
  return fake;
}

const six = () => Array.from({ length: 6 }, (_, at) => createRow(`${at + 1}`));

function list(options: UseTransactionsOptions, wrapper = StrictMode) {
  return renderHook((props: UseTransactionsOptions) => useTransactions(props), {
    initialProps: options,
    wrapper,
  });
}
const idsOf = ({ current }: { current: { transactions: readonly { id: string }[] } }) =>
  current.transactions.map(({ id }) => id).join();

describe("pages", () => {
  test("are loaded one by one, each once, and the last one ends the list", async () => {
    const fake = serve(createFakeHistory(six()));
    const { result } = list({ endpoint: fake.endpoint });
    expect(result.current).toMatchObject({ isLoading: true, transactions: [], error: undefined });
    await pass();
    expect([idsOf(result), result.current.hasNextPage]).toEqual(["1,2", true]);
    act(() => {
      // A double click.
      void result.current.fetchNextPage();
      void result.current.fetchNextPage();
    });
    await pass();
    expect([idsOf(result), result.current.isFetchingNextPage]).toEqual(["1,2,3,4", false]);
    await act(() => result.current.fetchNextPage());
    expect([idsOf(result), result.current.hasNextPage]).toEqual(["1,2,3,4,5,6", false]);
    await act(() => result.current.fetchNextPage());
    expect(fake.queries).toHaveLength(3);
    expect(fake.queries[0]).toBe("");
  });

  test("that overlap, because a purchase came in between, show nothing twice", async () => {
    const fake = serve(createFakeHistory(six()));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    fake.rows.unshift(createRow("0"));
    await act(() => result.current.fetchNextPage());
    expect(idsOf(result)).toBe("1,2,3");
  });

  test("that are empty are skipped, and after some of them the user decides", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => createRow(`${at}`));
    rows[10] = createRow("found", "failed");
    const fake = serve(createFakeHistory(rows));
    const { result } = list({ endpoint: fake.endpoint, statuses: ["failed"] });
    await pass();
    expect([idsOf(result), fake.queries.length, result.current.hasNextPage]).toEqual([
      "found",
      6,
      true,
    ]);
    await act(() => result.current.fetchNextPage());
    expect([idsOf(result), fake.queries.length, result.current.hasNextPage]).toEqual([
      "found",
      12,
      true,
    ]);
  });

  test("whose cursor comes back end the list instead of going in circles", async () => {
    const fake = serve(createFakeHistory([]));
    fake.intercept(() => json(200, { transactions: [createRow("1")], cursor: "same" }));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    await act(() => result.current.fetchNextPage());
    expect([idsOf(result), result.current.hasNextPage, fake.queries.length]).toEqual([
      "1",
      false,
      2,
    ]);
    fake.intercept(() => json(200, { transactions: [], cursor: "same" }));
    await act(() => result.current.refetch());
    expect([idsOf(result), result.current.hasNextPage]).toEqual(["", false]);
    expect(fake.queries.length).toBeLessThan(9);
  });

  test("with an unreadable row show the others", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const fake = serve(createFakeHistory([createRow("1"), { id: 5 }]));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    expect([idsOf(result), result.current.error]).toEqual(["1", undefined]);
    expect(logged).toHaveBeenCalledOnce();
  });
});

describe("a filter", () => {
  test("is sent, in whatever order and as whatever array it is passed", async () => {
    const fake = serve(
      createFakeHistory([createRow("1", "pending"), createRow("2", "processing")]),
    );
    const { endpoint } = fake;
    const { result, rerender } = list({
      endpoint,
      mode: "buy",
      statuses: ["pending", "processing"],
    });
    await pass();
    expect(idsOf(result)).toBe("1,2");
    rerender({ endpoint, mode: "buy", statuses: ["processing", "pending"] });
    await pass();
    expect(fake.queries).toEqual(["?mode=buy&status=pending,processing"]);
  });

  test("that changes shows none of the rows before, and back again those at once", async () => {
    const fake = serve(createFakeHistory([createRow("1"), createRow("2", "failed")]));
    const { endpoint } = fake;
    const { result, rerender } = list({ endpoint });
    await pass();
    rerender({ endpoint, statuses: ["failed"] });
    expect(result.current).toMatchObject({ transactions: [], isLoading: true });
    await pass();
    expect(idsOf(result)).toBe("2");
    rerender({ endpoint });
    expect([idsOf(result), result.current.isLoading]).toEqual(["1,2", false]);
    await pass();
    expect(fake.queries).toEqual(["", "?status=failed", ""]);
  });
});

describe("a list that the user returns to", () => {
  expectErrors("rate-limited");

  test("is fetched again, and a status that is older than the one known doesn't count", async () => {
    const fake = serve(createFakeHistory([createRow("1", "completed"), createRow("2", "pending")]));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    fake.rows = [createRow("0"), createRow("1", "processing"), createRow("2", "failed")];
    await pass(31_000);
    expect(fake.queries).toHaveLength(1);
    await act(async () => simulateTabReturn());
    await pass();
    expect(result.current.transactions.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "0 completed",
      "1 completed",
    ]);
    await act(() => result.current.fetchNextPage());
    expect(result.current.transactions.at(-1)).toMatchObject({ id: "2", status: "failed" });
  });

  test("is not fetched again if it is fresh, or if the endpoint asked to wait", async () => {
    const fake = serve(createFakeHistory(six()));
    const { result } = list({ endpoint: fake.endpoint });
    await pass(29_000);
    await act(async () => simulateTabReturn());
    expect(fake.queries).toHaveLength(1);
    fake.intercept(() => json(429, {}, { "Retry-After": "60" }));
    await act(() => result.current.refetch());
    await pass(59_000);
    await act(async () => simulateTabReturn());
    expect([fake.queries.length, result.current.error?.code]).toEqual([2, "rate-limited"]);
    await pass(2_000);
    fake.intercept(() => undefined);
    await act(async () => simulateTabReturn());
    await pass();
    expect([fake.queries.length, result.current.error]).toEqual([3, undefined]);
  });

  test("keeps its identity if nothing changed", async () => {
    const fake = serve(createFakeHistory(six()));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    const { transactions } = result.current;
    await act(() => result.current.refetch());
    expect(fake.queries).toHaveLength(2);
    expect(result.current.transactions).toBe(transactions);
  });
});

test("nothing of it stays on the page for the next user", async () => {
  const fake = serve(createFakeHistory(six()));
  const first = list({ endpoint: fake.endpoint });
  await pass();
  first.rerender({ endpoint: fake.endpoint, mode: "sell" });
  await pass();
  first.unmount();
  await pass();
  expect(getPageTransactions().client.getQueryCache().getAll()).toEqual([]);
  const second = list({ endpoint: fake.endpoint });
  expect(second.result.current.transactions).toEqual([]);
  await pass();
  expect(idsOf(second.result)).toBe("1,2");
});

test("two lists on a page share one request", async () => {
  const fake = serve(createFakeHistory(six()));
  const { result } = renderHook(() => [
    useTransactions({ endpoint: fake.endpoint }),
    useTransactions({ endpoint: fake.endpoint }),
  ]);
  await pass();
  expect(result.current.map((one) => idsOf({ current: one }))).toEqual(["1,2", "1,2"]);
  expect(fake.queries).toHaveLength(1);
});

describe("errors", () => {
  expectErrors(
    "unauthorized",
    "transaction-unreachable",
    "transaction-malformed",
    "endpoint-not-found",
  );

  test("that may pass are retried twice, in silence", async () => {
    const fake = serve(createFakeHistory(six()));
    fake.intercept(() => (fake.queries.length < 3 ? json(500, {}) : undefined));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    expect(result.current).toMatchObject({ isLoading: true, error: undefined });
    await pass(10_000);
    expect([idsOf(result), fake.queries.length]).toEqual(["1,2", 3]);
  });

  test("that say how long to wait are shown, and nothing is requested by itself", async () => {
    const fake = serve(createFakeHistory(six()));
    fake.intercept(() => json(503, { code: "unavailable" }, { "Retry-After": "30" }));
    const { result } = list({ endpoint: fake.endpoint });
    await pass(20_000);
    expect(result.current).toMatchObject({
      isLoading: false,
      error: { code: "transaction-unreachable", status: 503, retryAfter: 30 },
    });
    expect(fake.queries).toHaveLength(1);
    fake.intercept(() => undefined);
    await act(() => result.current.refetch());
    expect([idsOf(result), result.current.error]).toEqual(["1,2", undefined]);
  });

  test("of the next page leave the list, and it can be asked for again", async () => {
    const fake = serve(createFakeHistory(six()));
    const { result } = list({ endpoint: fake.endpoint });
    await pass();
    fake.intercept(() => json(401, { code: "unauthorized" }));
    await act(() => result.current.fetchNextPage());
    expect(result.current).toMatchObject({
      error: { code: "unauthorized" },
      isFetchNextPageError: true,
      hasNextPage: true,
    });
    expect(idsOf(result)).toBe("1,2");
    fake.intercept(() => undefined);
    await act(() => result.current.fetchNextPage());
    expect([idsOf(result), result.current.error]).toEqual(["1,2,3,4", undefined]);
  });

  test.each([
    [404, {}, "endpoint-not-found"],
    [200, [], "transaction-malformed"],
    [200, { transactions: "none" }, "transaction-malformed"],
  ])("%i with %j is %s, asked for once", async (status, body, code) => {
    const fake = serve(createFakeHistory([]));
    fake.intercept(() => json(status, body));
    const { result } = list({ endpoint: fake.endpoint });
    await pass(60_000);
    expect(result.current.error).toMatchObject({ name: "RampError", code });
    expect(fake.queries).toHaveLength(1);
  });
});

describe("what the page follows live", () => {
  function page(status: "pending" | "processing") {
    const fake = createFakeVendor();
    fake.respondWith({ status });
    const rows = [createRow("transaction-1", status, { reference: "order-9" }), createRow("2")];
    const endpoint: CustomEndpoint = {
      ...fake.endpoint,
      getTransaction: (...asked) => fake.endpoint.getTransaction(...asked),
      listTransactions: async () => ({ transactions: rows, cursor: null }),
    };
    const shared = { endpoint, vendors: [fake.vendor], storage: createStorage() };
    const view = renderHook(
      ({ isFollowed }) => {
        const { transactions, refetch } = useTransactions(shared);
        const row = transactions.find(({ id }) => id === "transaction-1");
        const { transaction } = useTransaction({
          ...shared,
          transactionId: isFollowed && row ? row.id : null,
          vendor: row?.vendor,
          reference: row?.reference,
        });
        return { row, refetch, transaction };
      },
      { initialProps: { isFollowed: false } },
    );
    return { fake, view };
  }

  test("is as new in the list, keeps what only the list knows, and never goes back", async () => {
    const { fake, view } = page("pending");
    await pass();
    expect(view.result.current.row?.status).toBe("pending");
    view.rerender({ isFollowed: true });
    await pass();
    fake.respondWith({ status: "completed", txHash: "0xabc" });
    await pass(11_000);
    const newest = { status: "completed", txHash: "0xabc", amount: "104.84", reference: "order-9" };
    expect(view.result.current.transaction?.status).toBe("completed");
    expect(view.result.current.row).toMatchObject(newest);
    view.rerender({ isFollowed: false });
    await pass();
    expect(view.result.current.row).toMatchObject(newest);
    await act(() => view.result.current.refetch());
    expect(view.result.current.row).toMatchObject(newest);
  });

  test("appears in a list that was fetched before it began, once it is paid, at the cost of one request", async () => {
    const fake = createFakeVendor();
    fake.respondWith({ status: "pending" });
    const rows = [createRow("2")];
    const listTransactions = vi.fn(async () => ({ transactions: [...rows], cursor: null }));
    const endpoint: CustomEndpoint = {
      ...fake.endpoint,
      getTransaction: (...asked) => fake.endpoint.getTransaction(...asked),
      listTransactions,
    };
    const shared = { endpoint, vendors: [fake.vendor], storage: createStorage() };
    const view = renderHook(() => {
      useTransaction({ ...shared, transactionId: "transaction-1" });
      return useTransactions(shared).transactions.map(({ id }) => id);
    });
    await pass(11_000);
    expect(view.result.current).toEqual(["2"]);
    expect(listTransactions).toHaveBeenCalledTimes(1);
    rows.unshift(createRow("transaction-1", "processing"));
    fake.respondWith({ status: "processing" });
    await pass(11_000);
    expect(view.result.current).toEqual(["transaction-1", "2"]);
    await pass(30_000);
    expect(listTransactions).toHaveBeenCalledTimes(2);
  });

  test("can begin on another device: a row's id, vendor and reference are enough to follow it", async () => {
    const { fake, view } = page("processing");
    const asked = vi.spyOn(fake.endpoint, "getTransaction");
    await pass();
    expect(localStorage).toHaveLength(0);
    expect(asked).not.toHaveBeenCalled();
    view.rerender({ isFollowed: true });
    await pass();
    expect(asked).toHaveBeenCalledExactlyOnceWith("transaction-1", {
      vendor: "pretend",
      reference: "order-9",
      signal: expect.any(AbortSignal),
    });
    fake.respondWith({ status: "completed" });
    await pass(11_000);
    expect(view.result.current.transaction?.status).toBe("completed");
  });
});

describe("transactionsQueryOptions", () => {
  /** What a host may have set for all its queries. */
  const HOSTILE = {
    placeholderData: (before: unknown) => before,
    networkMode: "online",
    refetchOnMount: false,
    retry: 5,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: false,
    throwOnError: true,
    refetchInterval: 100,
  } as const;

  test("list in a host's own client, whatever its defaults are", async () => {
    const fake = serve(
      createFakeHistory([createRow("1"), createRow("2"), createRow("2"), createRow("3")]),
    );
    const client = new QueryClient({ defaultOptions: { queries: HOSTILE } });
    const { result, rerender } = renderHook(
      ({ mode }: { mode: "buy" | "sell" }) => {
        const list = useInfiniteQuery(transactionsQueryOptions({ endpoint: fake.endpoint, mode }));
        const { data, error, fetchNextPage, refetch } = list;
        return { data, error, fetchNextPage, refetch };
      },
      {
        initialProps: { mode: "buy" },
        wrapper: ({ children }: { children: ReactNode }) => (
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        ),
      },
    );
    await pass();
    expect(result.current.data?.map(({ id }) => id)).toEqual(["1", "2"]);
    await act(() => result.current.fetchNextPage());
    await pass();
    expect(result.current.data?.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    await pass(10_000);
    expect(fake.queries).toHaveLength(2);
    rerender({ mode: "sell" });
    expect(result.current.data).toBeUndefined();
    fake.intercept(() => json(401, {}));
    await pass();
    rerender({ mode: "buy" });
    await act(() => result.current.refetch());
    await pass();
    expect(result.current.error).toMatchObject({ name: "RampError", code: "unauthorized" });
  });
});
