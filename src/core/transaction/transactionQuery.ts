import { hashKey, type Query, QueryClient, type QueryObserverOptions } from "@tanstack/query-core";
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

let client: QueryClient | undefined;

/**
 * The query client for all that this library requests on a page. Not the host's own: its defaults
 * (`keepPreviousData` would show the last purchase's end as this one's) and its `clear()` would reach purchases.
 */
export function getQueryClient(): QueryClient {
  client ??= new QueryClient();
  return client;
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

const storageIds = new WeakMap<RampStorage, number>();
let storageCount = 0;

/** Without a storage nothing tells two endpoints apart, so that each follower is on its own. */
function getStorageId(storage: RampStorage | null | undefined): number | undefined {
  if (storage === undefined) return undefined;
  const id = (storage && storageIds.get(storage)) ?? (storageCount += 1);
  if (storage) storageIds.set(storage, id);
  return id;
}

/**
 * Cancellations in flight, by the hash of the transaction's key. What is polled or pushed meanwhile has to wait for
 * them. They never reject.
 */
export const cancellations: Map<string, Promise<void>> = new Map();

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
      await cancellations.get(hashKey(queryKey));
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
