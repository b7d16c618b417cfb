import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import type { RequestTransaction } from "../createTransactionRequest.ts";
import { isSuccess } from "../responses.ts";
import type { TransactionRequest } from "../resolveTransactionRequest.ts";
import { isAhead, isFinal, isTerminal } from "../../vendors/Transaction.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";
import type { Watcher } from "./createWatchLeases.ts";
import {
  getEndedPollDelay,
  ENDED_INTERVAL_MS,
  getPollDelay,
  getRetryAfterMs,
  getSafetyPollDelay,
} from "./delays.ts";
import { isAboutAnother } from "../isAboutAnother.ts";
import { subscribeWithReconnect } from "./subscribeWithReconnect.ts";
import { mergeTransactionFields } from "./mergeTransactionFields.ts";
import type { FeedState } from "./mergeTransactionFields.ts";
import { tryParseStatus } from "./tryParseStatus.ts";

/** A subscriber to one transaction. */
export interface FeedListener {
  /** All known fields, in the vendor's format: once initially, then after every change. */
  onUpdate: (fields: Record<string, unknown>) => void;
  /** The last update was final: nothing will follow. */
  onEnd: () => void;
}

/** Who said it: the vendor to this process, or another instance, which has recorded it. */
export type UpdateSource = "vendor" | "instance";

/** One user's transaction at one vendor, shared by all its subscribers. */
export interface TransactionFeed {
  /** The vendor's first response. Subscribers receive updates only if it is a success. */
  readonly first: Promise<VendorAnswer>;
  subscribe: (listener: FeedListener) => void;
  /** Closes the feed after the last subscriber leaves. */
  unsubscribe: (listener: FeedListener) => void;
  /** Uses this reference in requests to the vendor, and polls immediately if it is new. */
  setReference: (reference: string) => void;
  /** Applies fields from a response of the vendor to another request, or from another instance. */
  publish: (fields: Record<string, unknown>, source: UpdateSource) => void;
}

/**
 * How long the first poll waits for the vendor's push, in milliseconds. Short, because the user is
 * waiting for it.
 */
const FIRST_PUSH_TIMEOUT_MS = 1_000;

/** The first response, if the feed closes before the vendor responds. */
const FEED_CLOSED: VendorAnswer = {
  status: 503,
  body: { error: "unavailable", code: "watch_ended" },
};

/** What a feed needs of the endpoint. */
export interface FeedContext {
  requestTransaction: RequestTransaction;
  /** Receives all that the vendor said to this process whenever that changes. */
  onChange: (fields: Record<string, unknown>) => void;
  /** The feed is closed. */
  onOver: () => void;
  /**
   * Takes part in the election of the instance that watches the transaction at its vendor.
   * @default none: this instance watches it
   */
  joinElection?: ((watcher: Watcher) => () => void) | undefined;
  /** Returns the status in the ledger, which another instance may have moved. */
  getRecordedStatus?: (() => Promise<TransactionStatus | undefined>) | undefined;
}

/**
 * Starts following a transaction. While the vendor's push is connected, the feed polls once after
 * each connect, because it may have missed changes before, and once every few minutes. Without a
 * connection it only polls. After `failed` or `cancelled` it slows down, because `completed` may
 * still follow.
 */
export function createTransactionFeed(
  { vendor, id, user, reference: firstReference }: TransactionRequest,
  { requestTransaction, onChange, onOver, joinElection, getRecordedStatus }: FeedContext,
): TransactionFeed {
  const listeners = new Set<FeedListener>();
  /** What subscribers see. */
  let known: FeedState | undefined;
  /** What the vendor said to this process. Only this reaches the ledger. */
  let confirmed: FeedState | undefined;
  /** Updates that arrived before the first poll confirmed that the transaction is this user's. */
  const early: Partial<Record<UpdateSource, FeedState>> = {};
  let state: "connected" | "disconnected" | "over" = "disconnected";
  let reference = firstReference;
  /** Counts what makes earlier responses stale: new connections and new references. */
  let staleGeneration = 0;
  let isPolling = false;
  let failures = 0;
  /** Don't poll before this time, because of the vendor's `Retry-After`. */
  let notBefore = 0;
  let polledAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires. */
  let dueAt = 0;
  let settle: (answer: VendorAnswer) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const first = new Promise<VendorAnswer>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  let disconnect = () => {};

  const hasEnded = () => state === "over";
  /**
   * Vendors close the push of a transaction that failed or was cancelled, so without a minimum
   * interval every reconnect would cause a poll.
   */
  const leastInterval = () => (isTerminal(known?.status ?? "") ? ENDED_INTERVAL_MS : 0);

  function finish() {
    if (hasEnded()) return;
    state = "over";
    clearTimeout(timer);
    disconnect();
    leaveElection?.();
    settle(FEED_CLOSED);
    onOver();
  }

  function applyUpdate(
    fields: Record<string, unknown>,
    source: UpdateSource,
    status = tryParseStatus(vendor, fields),
  ) {
    if (source === "vendor") {
      const before = confirmed;
      confirmed = mergeTransactionFields(before, fields, status);
      if (confirmed !== before) onChange(confirmed.fields);
    }
    const next = mergeTransactionFields(known, fields, status);
    if (next === known) return;
    known = next;
    for (const listener of listeners) listener.onUpdate(next.fields);
    if (isFinal(next.status ?? "")) for (const listener of listeners) listener.onEnd();
  }

  /** Holds updates back until the first poll has confirmed that the transaction is this user's. */
  function publish(fields: Record<string, unknown>, source: UpdateSource) {
    if (known) applyUpdate(fields, source);
    else
      early[source] = mergeTransactionFields(early[source], fields, tryParseStatus(vendor, fields));
  }

  function pollAgain() {
    staleGeneration += 1;
    if (!isPolling) schedulePoll(0);
  }

  /** Polls after `ms` milliseconds, or as already scheduled if that is sooner. */
  function schedulePoll(ms: number) {
    const at = Math.max(Date.now() + ms, notBefore, polledAt + leastInterval());
    if (timer !== undefined && dueAt <= at) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => void poll(), at - Date.now());
  }

  function getNextDelay(): number {
    if (failures === 0 && state === "connected") return getSafetyPollDelay(Math.random());
    return leastInterval() > 0
      ? getEndedPollDelay(Math.random())
      : getPollDelay(failures, Math.random());
  }

  async function poll(): Promise<void> {
    timer = undefined;
    isPolling = true;
    polledAt = Date.now();
    const generation = staleGeneration;
    let answer: VendorAnswer | undefined;
    try {
      answer = await requestTransaction(vendor, id, user, reference);
    } catch (error) {
      // Later errors count like any other failed poll.
      if (!known) fail(error);
    }
    isPolling = false;
    if (answer && isSuccess(answer)) {
      failures = 0;
      settle(answer);
      applyUpdate(answer.body, "vendor");
      for (const from of ["vendor", "instance"] as const) {
        const update = early[from];
        if (update) applyUpdate(update.fields, from, update.status);
        delete early[from];
      }
    } else if (known) {
      failures += 1;
      notBefore = Date.now() + getRetryAfterMs(answer?.retryAfter, Date.now());
    } else {
      if (answer) settle(answer);
      finish();
    }
    if (hasEnded()) return;
    // A response requested before the connection opened, or without the new reference, may be
    // stale.
    schedulePoll(generation === staleGeneration ? getNextDelay() : 0);
  }

  function lead() {
    state = "disconnected";
    disconnect = subscribeWithReconnect(
      vendor,
      id,
      user,
      {
        opened() {
          state = "connected";
          pollAgain();
        },
        update(fields) {
          if (!isAboutAnother(vendor, id, fields)) publish(fields, "vendor");
        },
        closed() {
          state = "disconnected";
          if (!isPolling) schedulePoll(known ? getNextDelay() : 0);
        },
      },
      leastInterval,
    );
  }

  /** Another instance sends what it sees, and this one asks for what it may have missed. */
  function follow() {
    disconnect();
    disconnect = () => {};
    state = "connected";
    pollAgain();
  }

  /** Polls if another instance knows a newer status: its message may have got lost. */
  async function compareWithLedger() {
    // A failure of the store shows elsewhere; the safety poll remains.
    const recorded = await getRecordedStatus?.().catch(() => undefined);
    if (isAhead(recorded, known?.status) && !hasEnded()) pollAgain();
  }

  schedulePoll(FIRST_PUSH_TIMEOUT_MS);
  const leaveElection = joinElection?.({
    onRole(next) {
      if (hasEnded()) return;
      if (next === "leader") lead();
      else follow();
    },
    onCheck: () => void compareWithLedger(),
  });
  if (!joinElection) lead();

  return {
    first,
    subscribe(listener) {
      listeners.add(listener);
      if (known) listener.onUpdate(known.fields);
    },
    unsubscribe(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) finish();
    },
    setReference(newer) {
      if (newer === reference) return;
      reference = newer;
      pollAgain();
    },
    publish,
  };
}
