import { hashKey, QueryObserver } from "@tanstack/query-core";
import { createTransactionClient } from "../../client/createTransactionClient.ts";
import { isFinal, isTerminal, type Transaction } from "../../vendors/Transaction.ts";
import { createSubscribable } from "../createSubscribable.ts";
import { isReturn, onActivityChange } from "../pageActivity.ts";
import { noteReturnUrl } from "../unfinished/noteReturnUrl.ts";
import {
  onPurchasesChange,
  keepPurchaseStored,
  readPurchases,
  removePurchase,
  updatePurchase,
} from "../unfinished/purchaseStorage.ts";
import {
  loadVendorParser,
  type ParsedReport,
  parseTransaction,
  toSubject,
  type TransactionLookup,
} from "./fetchTransaction.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./FollowedTransaction.ts";
import { getPageTransactions } from "./pageTransactions.ts";
import {
  getRefetchMode,
  getTransactionKey,
  type TransactionKey,
  transactionQuery,
} from "./transactionQuery.ts";
import {
  msUntilOverdue,
  type TransactionRecord,
  reduceTransaction,
  selectError,
} from "./transactionState.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";
import { followStream, type StreamHandle } from "./transactionStream.ts";

/** The time that an endpoint which pushes gets to push a change, in milliseconds. */
const PUSH_GRACE_MS = 1_000;

type TransactionObserver = QueryObserver<
  TransactionRecord,
  Error,
  TransactionRecord,
  TransactionRecord,
  TransactionKey
>;

/** Waits for a request in flight instead of sending another. */
const REUSE_IN_FLIGHT = { cancelRefetch: false };

/**
 * Follows a transaction until it is completed, while there are subscribers. All followers of one transaction share one
 * query and one stream.
 *
 * @param seen the result of an earlier check
 */
export function followTransaction(
  first: TransactionTarget,
  seen?: ParsedReport,
): TransactionFollower {
  const { id, endpoint } = first;
  const { client, cancellations, references } = getPageTransactions();
  const queryKey = getTransactionKey(first, first.storageRef.storage);
  const queryHash = hashKey(queryKey);
  const options = transactionQuery(queryKey, getQueryTarget);
  let target = first;
  /** The latest data, kept while disconnected and after the query is removed. */
  let data: TransactionRecord | undefined;
  let snapshot = NOTHING_KNOWN;
  /** The data that the snapshot is derived from. */
  let shown: TransactionRecord | undefined;
  let notified = snapshot;
  /** The `since` of the data that was found overdue. */
  let overdueSince: number | undefined;
  let reference = readReference();
  let observer: TransactionObserver | undefined;
  let stopProtecting: (() => void) | undefined;
  let stream: StreamHandle | undefined;
  let handledStatus: string | undefined;
  let overdueTimer: ReturnType<typeof setTimeout> | undefined;
  let pushTimer: ReturnType<typeof setTimeout> | undefined;

  const { subscribe, notify } = createSubscribable(connect);

  function getQuery() {
    return client
      .getQueryCache()
      .get<TransactionRecord, Error, TransactionRecord, TransactionKey>(queryHash);
  }

  /** The vendor's own id: from the frame, or from the storage. */
  function readReference() {
    return (
      target.reference ?? readPurchases(target.storageRef).find((one) => one.id === id)?.reference
    );
  }

  /** Shares this follower's reference with all requests for the transaction. Returns whether it is new. */
  function shareReference() {
    if (reference === undefined || references.get(queryHash) === reference) return false;
    references.set(queryHash, reference);
    return true;
  }

  function getQueryTarget(): TransactionLookup {
    const { vendor, endpoint } = target;
    return { id, vendor, endpoint, reference: references.get(queryHash) ?? reference };
  }

  function getSnapshot(): FollowedTransaction {
    const shared = getQuery()?.state.data;
    // While this follower is disconnected, others may follow the transaction and have seen less.
    const newest = observer ? (shared ?? data) : (data ?? shared);
    const isOverdue = newest?.since !== undefined && newest.since === overdueSince;
    if (newest === shown && isOverdue === snapshot.isOverdue) return snapshot;
    data = newest;
    shown = newest;
    const { transaction, vendor } = newest ?? NOTHING_KNOWN;
    const error = newest && selectError(newest);
    if (
      transaction !== snapshot.transaction ||
      error !== snapshot.error ||
      vendor !== snapshot.vendor ||
      isOverdue !== snapshot.isOverdue
    )
      snapshot = { transaction, error, isOverdue, vendor };
    return snapshot;
  }

  function connect() {
    noteReturnUrl(target.storageRef, target.vendors);
    shareTransaction();
    reference = readReference();
    const isFollowedAlready = getQuery()?.isActive() === true;
    const isNewReference = shareReference();
    protect();
    observer = new QueryObserver(client, { ...options, gcTime: Number.POSITIVE_INFINITY });
    const stops = [
      onPurchasesChange(updateReference),
      onActivityChange((event) => {
        // A hidden page polls more slowly.
        observer?.setOptions(observer.options);
        const query = getQuery();
        if (isReturn(event) && query && getRefetchMode(query))
          void observer?.refetch(REUSE_IN_FLIGHT);
      }),
      observer.subscribe(onUpdate),
    ];
    handledStatus = undefined;
    onUpdate();
    if (isFollowedAlready && isNewReference) void refetch();
    return function disconnect() {
      getSnapshot();
      stopProtecting?.();
      for (const stop of stops) stop();
      // The cache keeps nothing for the page's next user. This follower keeps its own data.
      const query = getQuery();
      if (query?.getObserversCount() === 0) {
        client.getQueryCache().remove(query);
        references.delete(queryHash);
      }
      clearTimeout(pushTimer);
      clearTimeout(overdueTimer);
      stream?.release(false);
      observer = undefined;
      stream = undefined;
    };
  }

  /** Merges this follower's data into the query, so that a status never goes back. */
  function shareTransaction() {
    const known = getQuery()?.state.data;
    // Not pushed until a stream delivers again.
    let newest = known ?? (data && { ...data, isPushed: false });
    if (known && data?.transaction)
      newest = reduceTransaction(known, { report: data.transaction, vendor: data.vendor });
    if (seen) newest = reduceTransaction(newest, seen);
    seen = undefined;
    if (newest && newest !== known) client.setQueryData(queryKey, newest);
  }

  /** Protects the stored purchase from deletion while it is followed. */
  function protect() {
    stopProtecting?.();
    stopProtecting = keepPurchaseStored(target.storageRef, id);
  }

  function onUpdate() {
    const { transaction } = getSnapshot();
    const isOver = transaction !== undefined && isFinal(transaction.status);
    if (!isOver) stream ??= followStream(queryKey, getQueryTarget());
    else if (stream) {
      stream.release(true);
      stream = undefined;
    }
    updateStorage(transaction);
    waitUntilOverdue();
    if (snapshot === notified) return;
    notified = snapshot;
    notify();
  }

  /** Removes a completed purchase from the storage; marks a failed or cancelled one, which may still complete. */
  function updateStorage(transaction: Transaction | undefined) {
    if (!transaction || transaction.status === handledStatus) return;
    const { status } = transaction;
    handledStatus = status;
    if (isFinal(status)) removePurchase(target.storageRef, id);
    else if (isTerminal(status)) updatePurchase(target.storageRef, id, { ended: status });
  }

  function waitUntilOverdue() {
    clearTimeout(overdueTimer);
    const since = data?.transaction?.status === "processing" ? data.since : undefined;
    if (since === undefined || since === overdueSince) return;
    overdueTimer = setTimeout(
      () => {
        overdueSince = since;
        onUpdate();
      },
      msUntilOverdue(since, Date.now()),
    );
  }

  /** Some vendors report more if they are asked with their own id. */
  function updateReference() {
    const next = readReference();
    if (next === reference) return;
    reference = next;
    const isNew = shareReference();
    stream?.setTarget(getQueryTarget());
    if (isNew && stream) void refetch();
  }

  async function refetch() {
    // The request in flight may have been answered before the change. It isn't aborted, or a frame that sends messages
    // constantly would let none finish. One more request follows, however many callers wait.
    if (getQuery()?.state.fetchStatus === "fetching") await observer?.refetch(REUSE_IN_FLIGHT);
    if (getQuery()?.isActive()) await observer?.refetch(REUSE_IN_FLIGHT);
    const newest = getQuery()?.state.data;
    return newest?.failure || !newest?.isStatusKnown ? undefined : newest.transaction;
  }

  function refetchSoon() {
    const before = getQuery()?.state.data;
    if (!before?.isPushed) return void refetch();
    clearTimeout(pushTimer);
    pushTimer = setTimeout(() => {
      if (getQuery()?.state.data?.transaction === before.transaction) void refetch();
    }, PUSH_GRACE_MS);
  }

  async function cancel() {
    const query = getQueryTarget();
    const called = (async () => {
      const answer = await createTransactionClient(query.endpoint).cancelTransaction(
        toSubject(query),
      );
      const parsed = parseTransaction(id, answer, await loadVendorParser(query));
      // If the query is gone, this follower keeps the result.
      if (observer)
        client.setQueryData(queryKey, reduceTransaction(getQuery()?.state.data, parsed));
      else data = reduceTransaction(data, parsed);
    })();
    const settled = called.catch(() => {});
    cancellations.set(queryHash, settled);
    try {
      await called;
    } catch (thrown) {
      // The vendor knows the outcome.
      void refetch();
      throw thrown;
    } finally {
      if (cancellations.get(queryHash) === settled) cancellations.delete(queryHash);
    }
  }

  return {
    getSnapshot,
    subscribe,
    setTarget(next) {
      const { storage, key } = target.storageRef;
      target = next;
      const isElsewhere = storage !== next.storageRef.storage || key !== next.storageRef.key;
      if (observer && isElsewhere) protect();
      updateReference();
    },
    refetch,
    refetchSoon,
    cancel: typeof endpoint === "string" || endpoint.cancelTransaction ? cancel : undefined,
  };
}
