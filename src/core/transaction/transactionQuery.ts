import { hashKey, type Query, QueryClient, type QueryObserverOptions } from "@tanstack/query-core";
import { pageGlobal } from "../../pageGlobal.ts";
import type { RampError } from "../../RampError.ts";
import { isFinal } from "../../vendors/Transaction.ts";
import { isResting } from "../pageActivity.ts";
import type { RampStorage } from "../RampSettings.ts";
import { fetchTransaction, type TransactionQuery } from "./fetchTransaction.ts";
import {
  getPollDelay,
  type PolledTransaction,
  type PollResult,
  reduceTransaction,
} from "./transactionState.ts";

/** What everything on a page shares that follows transactions, by the hash of a transaction's key. */
export interface PageTransactions {
  /**
   * For all that this library requests on a page. Not the host's own: its defaults (`keepPreviousData` would show the
   * last purchase's end as this one's) and its `clear()` would reach purchases.
   */
  client: QueryClient;
  streams: Map<string, SharedStream>;
  /** Cancellations in flight: what is polled or pushed meanwhile has to wait for them. They never reject. */
  cancellations: Map<string, Promise<void>>;
  /** What vendors call the transactions that are followed. */
  references: Map<string, string>;
  storageIds: WeakMap<RampStorage, number>;
  storageCount: number;
}

/** One stream of a transaction's changes, for everything on the page that follows it. */
export interface SharedStream {
  target: TransactionQuery;
  followers: number;
  update: () => void;
  close: (reason?: symbol) => void;
}

let page: PageTransactions | undefined;

/** On the page and not in this module: the widget's code and the hooks are separate bundles. */
export function getPageTransactions(): PageTransactions {
  if (page) return page;
  const client = pageGlobal("query", () => new QueryClient());
  // By the client: another copy of this library may have come with another version of Query.
  const all = pageGlobal("transactions", () => new WeakMap<QueryClient, PageTransactions>());
  page = all.get(client) ?? {
    client,
    streams: new Map(),
    cancellations: new Map(),
    references: new Map(),
    storageIds: new WeakMap(),
    storageCount: 0,
  };
  all.set(client, page);
  return page;
}

/** Everything on the page that follows one transaction has one key. */
export type TransactionKey = readonly [string, string, string, string | undefined, string];

/** @param storage where it is remembered: a page with two endpoints of functions gives each a storage of its own */
export function getTransactionKey(
  { id, vendor, endpoint }: TransactionQuery,
  storage?: RampStorage | null,
): TransactionKey {
  // Functions may be new on every render, and are the same endpoint all the same.
  const address = typeof endpoint === "string" ? endpoint : `custom ${getStorageId(storage)}`;
  return ["ramp-widget", "transaction", address, vendor?.name, id];
}

/** Without a storage nothing tells two endpoints apart, so that each follower is on its own. */
function getStorageId(storage: RampStorage | null | undefined): number | undefined {
  if (storage === undefined) return undefined;
  const shared = getPageTransactions();
  const id = (storage && shared.storageIds.get(storage)) ?? (shared.storageCount += 1);
  if (storage) shared.storageIds.set(storage, id);
  return id;
}

type StatusQuery = Query<PolledTransaction, Error, PolledTransaction, TransactionKey>;

/** Options of TanStack Query that poll one transaction. */
export interface TransactionOptions<Data = PolledTransaction> extends QueryObserverOptions<
  PolledTransaction,
  Error,
  Data,
  PolledTransaction,
  TransactionKey
> {
  queryKey: TransactionKey;
}

/**
 * The query that polls a transaction until it is completed. It never fails: a failure is part of its data, beside
 * what is known.
 */
export function transactionQuery(
  queryKey: TransactionKey,
  getTarget: () => TransactionQuery,
): TransactionOptions {
  return {
    queryKey,
    queryFn: async ({ client, signal }) => {
      const polled = await poll(getTarget(), signal);
      // A status that is polled during a cancellation may be its result, in the vendor's other words.
      await getPageTransactions().cancellations.get(hashKey(queryKey));
      return reduceTransaction(client.getQueryData<PolledTransaction>(queryKey), polled);
    },
    refetchInterval: ({ state }) =>
      getPollDelay(state.data, state.dataUpdatedAt, isResting(state.data?.failure)),
    refetchOnMount: shouldRefetch,
    // What Query takes for offline or unfocused, its host included, is a hint: it stops no request.
    networkMode: "always",
    refetchIntervalInBackground: true,
    structuralSharing: false,
    retry: false,
  };
}

async function poll(target: TransactionQuery, signal: AbortSignal): Promise<PollResult> {
  try {
    const { report, vendor } = await fetchTransaction(target, signal);
    return { report, vendor };
  } catch (thrown) {
    // Given up, not failed: nothing on the page follows it any more.
    if (signal.aborted) throw thrown;
    return { failure: thrown as RampError };
  }
}

/** Refetches however fresh the last answer is, unless the transaction is completed or the server asked to wait. */
export function shouldRefetch({ state }: Pick<StatusQuery, "state">): "always" | false {
  const { transaction, failure } = state.data ?? {};
  const waitUntil = state.dataUpdatedAt + (failure?.retryAfter ?? 0) * 1000;
  const isOver = transaction !== undefined && isFinal(transaction.status);
  return isOver || Date.now() < waitUntil ? false : "always";
}
