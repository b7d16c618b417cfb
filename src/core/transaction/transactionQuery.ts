import { hashKey, type Query, type QueryObserverOptions } from "@tanstack/query-core";
import type { RampError } from "../../RampError.ts";
import { isFinal } from "../../vendors/Transaction.ts";
import { shouldPollSlowly } from "../pageActivity.ts";
import type { RampStorage } from "../RampSettings.ts";
import { fetchTransaction, type TransactionLookup } from "./fetchTransaction.ts";
import { getPageTransactions } from "./pageTransactions.ts";
import {
  getPollDelay,
  type TransactionRecord,
  type PollResult,
  reduceTransaction,
} from "./transactionState.ts";

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
