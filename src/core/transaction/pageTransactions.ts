import { hashKey, type Query, QueryClient, type QueryObserverOptions } from "@tanstack/query-core";
import { pageGlobal } from "../../pageGlobal.ts";
import type { RampError } from "../../RampError.ts";
import { isFinal } from "../../vendors/Transaction.ts";
import { shouldPollSlowly } from "../pageActivity.ts";
import type { RampStorage } from "../RampSettings.ts";
import { fetchTransaction, type TransactionLookup } from "./fetchTransaction.ts";
import {
  getPollDelay,
  type TransactionRecord,
  type PollResult,
  reduceTransaction,
} from "./transactionState.ts";

/** State that all followers on a page share; maps are keyed by the hash of a transaction's key. */
export interface PageTransactions {
  /**
   * For all of this library's queries on a page. Not the host's client: its defaults (`keepPreviousData` would show the
   * last purchase's end as this one's) and its `clear()` would affect purchases.
   */
  client: QueryClient;
  streams: Map<string, SharedStream>;
  /** Cancellations in flight: polled and pushed results wait for them. They never reject. */
  cancellations: Map<string, Promise<void>>;
  /** The vendors' own ids of the followed transactions. */
  references: Map<string, string>;
  storageIds: WeakMap<RampStorage, number>;
  storageCount: number;
}

/** One stream of a transaction, shared by all of its followers on the page. */
export interface SharedStream {
  target: TransactionLookup;
  followers: number;
  update: () => void;
  close: (reason?: symbol) => void;
}

let page: PageTransactions | undefined;

/** Stored on the page, not in this module: the widget and the hooks are separate bundles. */
export function getPageTransactions(): PageTransactions {
  if (page) return page;
  const client = pageGlobal("query", () => new QueryClient());
  // Keyed by client, because another copy of this library may use another version of Query.
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

/** The query key that all followers of one transaction share. */
export type TransactionKey = readonly [string, string, string, string | undefined, string];

/** @param storage a page with two custom endpoints gives each its own storage, which tells them apart */
export function getTransactionKey(
  { id, vendor, endpoint }: TransactionLookup,
  storage?: RampStorage | null,
): TransactionKey {
  // Functions may be new on every render and still be the same endpoint.
  const address = typeof endpoint === "string" ? endpoint : `custom ${getStorageId(storage)}`;
  return ["ramp-widget", "transaction", address, vendor?.name, id];
}

/** Without a storage, custom endpoints can't be told apart, so each follower gets its own query. */
function getStorageId(storage: RampStorage | null | undefined): number | undefined {
  if (storage === undefined) return undefined;
  const shared = getPageTransactions();
  const id = (storage && shared.storageIds.get(storage)) ?? (shared.storageCount += 1);
  if (storage) shared.storageIds.set(storage, id);
  return id;
}

type StatusQuery = Query<TransactionRecord, Error, TransactionRecord, TransactionKey>;

/** TanStack Query options that poll one transaction. */
export interface TransactionOptions<Data = TransactionRecord> extends QueryObserverOptions<
  TransactionRecord,
  Error,
  Data,
  TransactionRecord,
  TransactionKey
> {
  queryKey: TransactionKey;
}

/**
 * The query that polls a transaction until it is completed. It never fails: a failure is part of its data, beside the
 * transaction.
 */
export function transactionQuery(
  queryKey: TransactionKey,
  getTarget: () => TransactionLookup,
): TransactionOptions {
  return {
    queryKey,
    queryFn: async ({ client, signal }) => {
      const polled = await poll(getTarget(), signal);
      // A status polled during a cancellation may already be its result, with another vendor status.
      await getPageTransactions().cancellations.get(hashKey(queryKey));
      return reduceTransaction(client.getQueryData<TransactionRecord>(queryKey), polled);
    },
    refetchInterval: ({ state }) =>
      getPollDelay(state.data, state.dataUpdatedAt, shouldPollSlowly(state.data?.failure)),
    refetchOnMount: getRefetchMode,
    // Query's offline and focus states, which the host can change, are hints: they stop no request.
    networkMode: "always",
    refetchIntervalInBackground: true,
    structuralSharing: false,
    retry: false,
  };
}

async function poll(target: TransactionLookup, signal: AbortSignal): Promise<PollResult> {
  try {
    const { report, vendor } = await fetchTransaction(target, signal);
    return { report, vendor };
  } catch (thrown) {
    // Aborted, not failed: the transaction has no followers any more.
    if (signal.aborted) throw thrown;
    return { failure: thrown as RampError };
  }
}

/** Refetches even fresh data, unless the transaction is completed or the server asked to wait. */
export function getRefetchMode({ state }: Pick<StatusQuery, "state">): "always" | false {
  const { transaction, failure } = state.data ?? {};
  const waitUntil = state.dataUpdatedAt + (failure?.retryAfter ?? 0) * 1000;
  const isOver = transaction !== undefined && isFinal(transaction.status);
  return isOver || Date.now() < waitUntil ? false : "always";
}
