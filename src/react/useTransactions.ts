import { hashKey } from "@tanstack/query-core";
import { useInsertionEffect, useState } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import {
  createTransactionList,
  LOADING_LIST,
  type TransactionList,
  type TransactionListTarget,
} from "../core/transaction/createTransactionList.ts";
import { createTransactionMerger } from "../core/transaction/createTransactionMerger.ts";
import {
  getEndpointKey,
  getTransactionsKey,
  type TransactionsFilter,
} from "../core/transaction/transactionsQueryOptions.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** Which of the user's transactions to list, and their endpoint. */
export interface UseTransactionsOptions extends TransactionsFilter {
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useRamp`. Nothing is stored: if a page has two endpoints of functions, their storages tell them apart. */
  storage?: RampStorage | null | undefined;
}

/** The user's transactions that are loaded so far. */
export interface TransactionsState {
  /** Newest first, without duplicates. A status never goes back. */
  transactions: readonly Transaction[];
  /** The first page isn't there yet, and hasn't failed. */
  isLoading: boolean;
  /** A request is in flight: for the first page, the next one, or all again. */
  isFetching: boolean;
  /**
   * Why the latest request failed; `transactions` keeps what was loaded before. Its `code` is `unauthorized`,
   * `forbidden`, `rate-limited`, `endpoint-not-found` if the endpoint has no history, `transaction-malformed` or
   * `transaction-unreachable`.
   */
  error: RampError | undefined;
  /** There are older transactions. */
  hasNextPage: boolean;
  /** Older transactions are being loaded. */
  isFetchingNextPage: boolean;
  /** `error` is about older transactions: call `fetchNextPage` again. */
  isFetchNextPageError: boolean;
  /** Loads older transactions. Does nothing if there are none, or if they are being loaded. Never rejects. */
  fetchNextPage: () => Promise<void>;
  /** Fetches all loaded pages again. Never rejects. */
  refetch: () => Promise<void>;
}

/**
 * Lists the signed-in user's transactions, page by page, newest first. It refetches when the user returns to the tab or
 * the network is back. If the page follows one of them, with a widget, `<RampStatus>` or `useTransaction`, its status
 * here is as new as there. A request that fails is retried twice. Nothing is kept after the last list on the page
 * unmounts.
 */
export function useTransactions(options: UseTransactionsOptions = {}): TransactionsState {
  const { endpoint, storageRef } = useResolvedSettings(options);
  const { mode, statuses } = options;
  const target = { endpoint, storage: storageRef.storage, mode, statuses };
  const [getList] = useState(createListCache);
  const list = getList(target);
  useInsertionEffect(function passTarget() {
    list.setTarget(target);
  });
  const state = useStore(list, LOADING_LIST);
  useErrorLog(state.error);
  return { ...state, fetchNextPage: list.fetchNextPage, refetch: list.refetch };
}

/** Returns the same list for the same endpoint and filter. */
function createListCache(): (target: TransactionListTarget) => TransactionList {
  const lists = new Map<string, TransactionList>();
  const mergePages = createTransactionMerger();
  return (target) => {
    // Hashed, because functions and arrays may be new on every render.
    const hash = hashKey(getTransactionsKey(getEndpointKey(target.endpoint), target));
    const list = lists.get(hash) ?? createTransactionList(target, mergePages);
    lists.set(hash, list);
    return list;
  };
}
