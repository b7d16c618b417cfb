import { InfiniteQueryObserver } from "@tanstack/query-core";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import type { RampError } from "../../RampError.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import { createSubscribable } from "../createSubscribable.ts";
import { mayRetry } from "../mayRetry.ts";
import { isReturn, onActivityChange } from "../pageActivity.ts";
import type { RampStorage } from "../RampSettings.ts";
import type { TransactionMerger } from "./createTransactionMerger.ts";
import { getPageTransactions } from "./pageTransactions.ts";
import type { TransactionPage } from "./parseTransactionPage.ts";
import {
  getEndpointKey,
  getTransactionsKey,
  getTransactionsPrefix,
  STALE_AFTER_MS,
  type TransactionPages,
  type TransactionsFilter,
  type TransactionsKey,
  transactionsQuery,
} from "./transactionsQueryOptions.ts";
import type { TransactionRecord } from "./transactionState.ts";

/** The transactions to list. */
export interface TransactionListTarget extends TransactionsFilter {
  endpoint: string | CustomEndpoint;
  /** Tells two endpoints of functions apart. */
  storage: RampStorage | null | undefined;
}

/** The state of a list. It keeps its identity until something changes. */
export interface TransactionListState {
  transactions: readonly Transaction[];
  isLoading: boolean;
  isFetching: boolean;
  error: RampError | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
}

/** A list of the user's transactions, fetched page by page while it has subscribers. */
export interface TransactionList {
  getSnapshot: () => TransactionListState;
  subscribe: (listener: () => void) => () => void;
  /** Updates the endpoint functions of the same list. */
  setTarget: (target: TransactionListTarget) => void;
  fetchNextPage: () => Promise<void>;
  refetch: () => Promise<void>;
}

export const LOADING_LIST: TransactionListState = {
  transactions: [],
  isLoading: true,
  isFetching: true,
  error: undefined,
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
};

type ListObserver = InfiniteQueryObserver<
  TransactionPage,
  RampError,
  TransactionPages,
  TransactionsKey,
  string | undefined
>;

/** @param mergePages shared by the lists of one component, so that no status goes back when its filter changes */
export function createTransactionList(
  first: TransactionListTarget,
  mergePages: TransactionMerger,
): TransactionList {
  const { client } = getPageTransactions();
  const cache = client.getQueryCache();
  const endpointKey = getEndpointKey(first.endpoint, first.storage);
  const queryKey = getTransactionsKey(endpointKey, first);
  const liveKey = ["ramp-widget", "transaction", endpointKey];
  let target = first;
  let snapshot = LOADING_LIST;
  let observer: ListObserver | undefined;
  let stops: (() => void)[] = [];
  /** Followed transactions that the list was fetched again for, each with its status. */
  const fetchedFor = new Set<string>();

  const { subscribe, notify, isConnected } = createSubscribable(connect);

  function connect() {
    if (!observer) {
      observer = new InfiniteQueryObserver(client, {
        ...transactionsQuery(queryKey, () => target),
        // Lists with other filters are kept while one is shown: see `disconnect`.
        gcTime: Number.POSITIVE_INFINITY,
      });
      stops = [
        observer.subscribe(update),
        onActivityChange(refetchOnReturn),
        cache.subscribe(({ query }) => {
          if (liveKey.every((part, index) => query.queryKey[index] === part)) update();
        }),
      ];
    }
    update();
    // StrictMode, and a change of the filter, subscribe again at once.
    return () => queueMicrotask(disconnect);
  }

  /** The cache keeps nothing for the page's next user. */
  function disconnect() {
    if (isConnected()) return;
    for (const stop of stops) stop();
    stops = [];
    observer = undefined;
    const lists = { queryKey: getTransactionsPrefix(endpointKey) };
    if (cache.findAll({ ...lists, type: "active" }).length === 0) client.removeQueries(lists);
  }

  /** Another device may have changed the list meanwhile. */
  function refetchOnReturn(event: Event) {
    if (!isReturn(event) || !observer) return;
    const result = observer.getCurrentResult();
    const isStale = Date.now() >= result.dataUpdatedAt + STALE_AFTER_MS;
    if (isStale && mayRetry(result)) void observer.refetch({ cancelRefetch: false });
  }

  /** What the page knows by following transactions. */
  function getLiveTransactions() {
    return cache
      .findAll({ queryKey: liveKey })
      .flatMap(({ state }) => (state.data as TransactionRecord | undefined)?.transaction ?? []);
  }

  /** A purchase that the page follows may have begun after the list was fetched. */
  function fetchMissing(listed: readonly Transaction[], live: readonly Transaction[]) {
    const missing = live.filter(
      ({ id, status }) =>
        status !== "pending" &&
        !fetchedFor.has(`${status} ${id}`) &&
        !listed.some((transaction) => transaction.id === id),
    );
    if (missing.length === 0) return;
    for (const { id, status } of missing) fetchedFor.add(`${status} ${id}`);
    void observer?.refetch({ cancelRefetch: false });
  }

  function update() {
    if (!observer) return;
    const result = observer.getCurrentResult();
    const live = getLiveTransactions();
    const transactions = mergePages(result.data?.pages ?? [], live);
    if (result.data && !result.isFetching) fetchMissing(transactions, live);
    const next: TransactionListState = {
      transactions: isSameList(transactions, snapshot.transactions)
        ? snapshot.transactions
        : transactions,
      isLoading: result.isPending,
      isFetching: result.isFetching,
      error: result.error ?? undefined,
      hasNextPage: result.hasNextPage,
      isFetchingNextPage: result.isFetchingNextPage,
      isFetchNextPageError: result.isFetchNextPageError,
    };
    const names = Object.keys(next) as (keyof TransactionListState)[];
    if (names.every((name) => next[name] === snapshot[name])) return;
    snapshot = next;
    notify();
  }

  return {
    getSnapshot: () => snapshot,
    subscribe,
    setTarget(next) {
      target = next;
    },
    async fetchNextPage() {
      // A second click would cancel the request of the first and start over.
      const { hasNextPage, isFetchingNextPage } = observer?.getCurrentResult() ?? {};
      if (hasNextPage && !isFetchingNextPage) await observer?.fetchNextPage();
    },
    async refetch() {
      await observer?.refetch();
    },
  };
}

function isSameList(one: readonly Transaction[], other: readonly Transaction[]): boolean {
  return one.length === other.length && one.every((transaction, at) => transaction === other[at]);
}
