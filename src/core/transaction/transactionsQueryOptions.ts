import type { InfiniteData, InfiniteQueryObserverOptions } from "@tanstack/query-core";
import { listTransactions } from "../../client/listTransactions.ts";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { Mode } from "../../order.ts";
import type { RampError } from "../../RampError.ts";
import type { Transaction, TransactionStatus } from "../../vendors/Transaction.ts";
import type { RampStorage } from "../RampSettings.ts";
import { createTransactionMerger } from "./createTransactionMerger.ts";
import { getTransactionKey } from "./transactionQuery.ts";
import { parseTransactionPage, type TransactionPage } from "./parseTransactionPage.ts";

/** Which of the user's transactions to list. */
export interface TransactionsFilter {
  /** Only purchases, or only sales. @default both */
  mode?: Mode | undefined;
  /** Only transactions with one of these statuses. @default all statuses */
  statuses?: readonly TransactionStatus[] | undefined;
}

/** Which of the user's transactions to list, and their endpoint. */
export interface TransactionsQueryInput extends TransactionsFilter {
  /** As in `useRamp`. */
  endpoint: string | CustomEndpoint;
}

/** The pages of a list, and the cursors that they were requested with. */
export type TransactionPages = InfiniteData<TransactionPage, string | undefined>;

export type TransactionsKey = readonly [string, string, string, string, string];

/** TanStack Query options that list transactions page by page. */
export interface TransactionsOptions<Data = TransactionPages> extends InfiniteQueryObserverOptions<
  TransactionPage,
  RampError,
  Data,
  TransactionsKey,
  string | undefined
> {
  queryKey: TransactionsKey;
}

/** Empty pages in a row that are skipped. After that, the user decides whether to go on. */
const MAX_EMPTY_PAGES = 5;
/** Within this time, in milliseconds, returning to the tab requests nothing. */
export const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;
/** If the endpoint asks to wait for longer, in seconds, the user sees the error meanwhile. */
const MAX_SILENT_RETRY_AFTER = 5;

/** Identifies an endpoint in query keys, for a list as for its transactions. */
export function getEndpointKey(
  endpoint: string | CustomEndpoint,
  storage?: RampStorage | null,
): string {
  const [, , endpointKey] = getTransactionKey({ id: "", vendor: undefined, endpoint }, storage);
  return endpointKey;
}

/** @param endpointKey see `getEndpointKey` */
export function getTransactionsKey(
  endpointKey: string,
  { mode = "" as Mode, statuses = [] }: TransactionsFilter,
): TransactionsKey {
  return [...getTransactionsPrefix(endpointKey), mode, [...new Set(statuses)].toSorted().join()];
}

/** Matches the lists of an endpoint, whatever their filter. */
export function getTransactionsPrefix(endpointKey: string): readonly [string, string, string] {
  return ["ramp-widget", "transactions", endpointKey];
}

/** The query that lists transactions. */
export function transactionsQuery(
  queryKey: TransactionsKey,
  getTarget: () => TransactionsQueryInput,
): TransactionsOptions {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(getTarget(), pageParam, signal),
    initialPageParam: undefined,
    // A cursor that comes back would never end.
    getNextPageParam: ({ cursor }, _pages, _cursor, cursors) =>
      cursor === null || cursors.includes(cursor) ? undefined : cursor,
    retry: (failures, { code, status = 500, retryAfter = 0 }) =>
      failures < MAX_RETRIES &&
      code === "transaction-unreachable" &&
      status >= 500 &&
      retryAfter <= MAX_SILENT_RETRY_AFTER,
    retryDelay: (failures, { retryAfter = 0 }) =>
      Math.max(retryAfter * 1000, getBackoffDelay(failures, { firstMs: 1_000 })),
    staleTime: STALE_AFTER_MS,
    // The browser's offline state is a hint: it stops no request.
    networkMode: "always",
    refetchOnMount: "always",
    structuralSharing: true,
  };
}

/** @throws {RampError} on any failure */
async function fetchPage(
  { endpoint, mode, statuses }: TransactionsQueryInput,
  first: string | undefined,
  signal: AbortSignal,
): Promise<TransactionPage> {
  let cursor = first;
  for (let empty = 0; ; empty += 1) {
    const page = parseTransactionPage(
      await listTransactions(endpoint, { cursor, mode, statuses }, signal),
    );
    const isLast = page.cursor === null || page.cursor === cursor;
    if (page.transactions.length > 0 || isLast || empty >= MAX_EMPTY_PAGES) return page;
    cursor = page.cursor ?? undefined;
  }
}

/**
 * Options for `useInfiniteQuery` that list the user's transactions in your own query client, newest first. `data` is
 * one list of all loaded pages, without duplicates. They override the client's defaults. `error` is a `RampError`.
 * Unlike `useTransactions`, they don't show what the page learns meanwhile by following one of the transactions.
 */
export function transactionsQueryOptions(
  input: TransactionsQueryInput,
): TransactionsOptions<readonly Transaction[]> {
  return {
    ...(transactionsQuery(
      getTransactionsKey(getEndpointKey(input.endpoint), input),
      () => input,
    ) as TransactionsOptions<never>),
    enabled: true,
    placeholderData: () => undefined,
    refetchInterval: false,
    refetchOnReconnect: true,
    refetchOnWindowFocus: true,
    throwOnError: false,
    select: toTransactions,
  };
}

/** A stable function, so that the list keeps its identity until something changes. */
function toTransactions({ pages }: TransactionPages): readonly Transaction[] {
  return createTransactionMerger()(pages);
}
