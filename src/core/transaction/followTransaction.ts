import { hashKey, QueryObserver } from "@tanstack/query-core";
import { createEndpointClient } from "../../client/createEndpointClient.ts";
import { isFinal, isTerminal, type Transaction } from "../../vendors/Transaction.ts";
import { createSubscription } from "../createSubscription.ts";
import { isPageHidden, onConnectionChange } from "../pageActivity.ts";
import { noteReturnUrl } from "../unfinished/noteReturnUrl.ts";
import {
  onPurchasesChange,
  protectPurchase,
  readPurchases,
  removePurchase,
  updatePurchase,
} from "../unfinished/purchaseStorage.ts";
import {
  loadVendorParser,
  type ParsedTransaction,
  parseTransaction,
  toRef,
  type TransactionQuery,
} from "./fetchTransaction.ts";
import {
  getPageTransactions,
  getTransactionKey,
  shouldRefetch,
  type TransactionKey,
  transactionQuery,
} from "./transactionQuery.ts";
import {
  type FollowedTransaction,
  msUntilOverdue,
  NOTHING_KNOWN,
  type PolledTransaction,
  reduceTransaction,
  selectError,
} from "./transactionState.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";
import { followStream, type StreamHandle } from "./transactionStream.ts";

/** How long an endpoint that pushes gets to push a change by itself, in milliseconds. */
const PUSH_GRACE_MS = 1_000;

type TransactionObserver = QueryObserver<
  PolledTransaction,
  Error,
  PolledTransaction,
  PolledTransaction,
  TransactionKey
>;

/** If a request is in flight, its answer is waited for, and no second one is sent. */
const REUSE_IN_FLIGHT = { cancelRefetch: false };

/**
 * Follows a transaction until it is completed, while anything subscribes. All followers of one transaction share one
 * query and one stream.
 *
 * @param seen what an earlier look at it has brought
 */
export function followTransaction(
  first: TransactionTarget,
  seen?: ParsedTransaction,
): TransactionFollower {
  const { id, endpoint } = first;
  const { client, cancellations, references } = getPageTransactions();
  const queryKey = getTransactionKey(first, first.storageRef.storage);
  const queryHash = hashKey(queryKey);
  const options = transactionQuery(queryKey, getQueryTarget);
  let target = first;
  /** The newest data, also while it is not followed and after the query is gone. */
  let data: PolledTransaction | undefined;
  let snapshot = NOTHING_KNOWN;
  /** What the snapshot was made of. */
  let shown: PolledTransaction | undefined;
  let notified = snapshot;
  /** Since when the transaction is `processing` that was found to be overdue. */
  let overdueSince: number | undefined;
  let reference = readReference();
  let observer: TransactionObserver | undefined;
  let stopProtecting: (() => void) | undefined;
  let stream: StreamHandle | undefined;
  let handledStatus: string | undefined;
  let overdueTimer: ReturnType<typeof setTimeout> | undefined;
  let pushTimer: ReturnType<typeof setTimeout> | undefined;

  const { subscribe, notify } = createSubscription(connect);

  function getQuery() {
    return client
      .getQueryCache()
      .get<PolledTransaction, Error, PolledTransaction, TransactionKey>(queryHash);
  }

  /** What the vendor calls the transaction: as the frame said, or as it is remembered. */
  function readReference() {
    return (
      target.reference ?? readPurchases(target.storageRef).find((one) => one.id === id)?.reference
    );
  }

  /** What one follower knows, all ask with. Returns whether it is new. */
  function shareReference() {
    if (reference === undefined || references.get(queryHash) === reference) return false;
    references.set(queryHash, reference);
    return true;
  }

  function getQueryTarget(): TransactionQuery {
    const { vendor, endpoint } = target;
    return { id, vendor, endpoint, reference: references.get(queryHash) ?? reference };
  }

  function getSnapshot(): FollowedTransaction {
    const shared = getQuery()?.state.data;
    // Others may follow it meanwhile, and have seen less than this one.
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
    shareWhatIsKnown();
    reference = readReference();
    const isFollowedAlready = getQuery()?.isActive() === true;
    const isNewReference = shareReference();
    protect();
    observer = new QueryObserver(client, { ...options, gcTime: Number.POSITIVE_INFINITY });
    const stops = [
      onPurchasesChange(updateReference),
      onConnectionChange(({ type }) => {
        // A page that is hidden polls more slowly.
        observer?.setOptions(observer.options);
        const query = getQuery();
        const isBack = type === "online" || (type === "visibilitychange" && !isPageHidden());
        if (isBack && query && shouldRefetch(query)) void observer?.refetch(REUSE_IN_FLIGHT);
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
      // Nothing of a purchase is kept for the page's next user. This follower keeps what it knows.
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

  /** A status never goes back, whichever follower has seen more of it. */
  function shareWhatIsKnown() {
    const known = getQuery()?.state.data;
    // Nothing is pushed until a stream says so again.
    let newest = known ?? (data && { ...data, isPushed: false });
    if (known && data?.transaction)
      newest = reduceTransaction(known, { report: data.transaction, vendor: data.vendor });
    if (seen) newest = reduceTransaction(newest, seen);
    seen = undefined;
    if (newest && newest !== known) client.setQueryData(queryKey, newest);
  }

  /** Holds what is remembered of the purchase while it is followed. */
  function protect() {
    stopProtecting?.();
    stopProtecting = protectPurchase(target.storageRef, id);
  }

  function onUpdate() {
    const { transaction } = getSnapshot();
    const isOver = transaction !== undefined && isFinal(transaction.status);
    if (!isOver) stream ??= followStream(queryKey, getQueryTarget());
    else if (stream) {
      stream.release(true);
      stream = undefined;
    }
    updateMemory(transaction);
    waitUntilOverdue();
    if (snapshot === notified) return;
    notified = snapshot;
    notify();
  }

  /** What has ended is forgotten, or remembered as something that may still complete. */
  function updateMemory(transaction: Transaction | undefined) {
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

  /** Some vendors tell more to those who know what they call it. */
  function updateReference() {
    const next = readReference();
    if (next === reference) return;
    reference = next;
    const isNew = shareReference();
    stream?.setTarget(getQueryTarget());
    if (isNew && stream) void refetch();
  }

  async function refetch() {
    // The request in flight may have been answered before what is to be seen now. It is not aborted, or a frame that
    // never stops talking would let none finish: one more follows it, however many ask.
    if (getQuery()?.state.fetchStatus === "fetching") await observer?.refetch(REUSE_IN_FLIGHT);
    if (getQuery()?.isActive()) await observer?.refetch(REUSE_IN_FLIGHT);
    const newest = getQuery()?.state.data;
    return newest?.failure ? undefined : newest?.transaction;
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
      const answer = await createEndpointClient(query.endpoint).cancelTransaction(toRef(query));
      const parsed = parseTransaction(id, answer, await loadVendorParser(query));
      // If nothing follows it any more, this follower keeps it for the next time.
      if (observer)
        client.setQueryData(queryKey, reduceTransaction(getQuery()?.state.data, parsed));
      else data = reduceTransaction(data, parsed);
    })();
    const settled = called.catch(() => {});
    cancellations.set(queryHash, settled);
    try {
      await called;
    } catch (thrown) {
      // Whatever became of it, the vendor knows.
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
