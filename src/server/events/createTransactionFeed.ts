import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import { isSuccess } from "../responses.ts";
import type { TransactionRequest } from "../resolveTransactionRequest.ts";
import { isFinal, isTerminal } from "../../vendors/Transaction.ts";
import {
  getEndedPollDelay,
  ENDED_INTERVAL_MS,
  getPollDelay,
  getRetryAfterMs,
  getSafetyPollDelay,
} from "./delays.ts";
import { keepConnected } from "./keepConnected.ts";
import { mergeTransactionFields } from "./mergeTransactionFields.ts";
import type { FeedState } from "./mergeTransactionFields.ts";
import { readStatus } from "./readStatus.ts";

/** Somebody who wants to hear of one transaction. */
export interface FeedListener {
  /** Everything that is known, in the vendor's fields: once at first, then at every change. */
  onUpdate: (fields: Record<string, unknown>) => void;
  /** What was told last is final: there is nothing to stay for. */
  onEnd: () => void;
}

/** One transaction of one user at one vendor, however many watch it. */
export interface TransactionFeed {
  /** The vendor's first answer. Nobody is told anything unless it is a success. */
  readonly first: Promise<VendorAnswer>;
  subscribe: (watcher: FeedListener) => void;
  /** The last one to leave ends the watch. */
  unsubscribe: (watcher: FeedListener) => void;
  /** The vendor is asked with this from now on, and at once where it is new. */
  setReference: (reference: string) => void;
  /** Fields as the vendor gave them to somebody else. */
  publish: (fields: Record<string, unknown>) => void;
}

/** How long the first look waits for the vendor's push, in milliseconds: a person waits for it. */
const FIRST_PUSH_TIMEOUT_MS = 1_000;

/** What the first answer becomes where nobody waits for it any more. */
const FEED_CLOSED: VendorAnswer = {
  status: 503,
  body: { error: "unavailable", code: "watch_ended" },
};

/**
 * Begins to watch: by the vendor's push, with one look after each time that it connects, because
 * nobody knows what happened before, and one every few minutes; by looks alone while there is no
 * connection. Once it failed or was cancelled it goes on slowly, since `completed` may follow.
 */
export function createTransactionFeed(
  { vendor, id, user, reference: firstReference }: TransactionRequest,
  onOver: () => void,
): TransactionFeed {
  const watchers = new Set<FeedListener>();
  let known: FeedState | undefined;
  /** What was heard before the first look confirmed whose transaction this is. */
  let early: FeedState | undefined;
  let state: "connected" | "disconnected" | "over" = "disconnected";
  let reference = firstReference;
  /** Counts what makes older answers worth less: connections, and references that are new. */
  let reasons = 0;
  let isLooking = false;
  let failures = 0;
  /** The vendor asked for patience until then. */
  let notBefore = 0;
  let lookedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer comes to its end. */
  let dueAt = 0;
  let settle: (answer: VendorAnswer) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const first = new Promise<VendorAnswer>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  const hasEnded = () => state === "over";
  /** Vendors end the push of what failed or was cancelled, so each new connection would bring a look. */
  const leastInterval = () => (isTerminal(known?.status ?? "") ? ENDED_INTERVAL_MS : 0);

  function finish() {
    if (hasEnded()) return;
    state = "over";
    clearTimeout(timer);
    disconnect();
    settle(FEED_CLOSED);
    onOver();
  }

  function applyUpdate(fields: Record<string, unknown>, status = readStatus(vendor, fields)) {
    const next = mergeTransactionFields(known, fields, status);
    if (next === known) return;
    known = next;
    for (const watcher of watchers) watcher.onUpdate(next.fields);
    if (isFinal(next.status ?? "")) for (const watcher of watchers) watcher.onEnd();
  }

  /** What is heard counts once the first look has confirmed whose transaction this is. */
  function hear(fields: Record<string, unknown>) {
    if (known) applyUpdate(fields);
    else early = mergeTransactionFields(early, fields, readStatus(vendor, fields));
  }

  function pollAgain() {
    reasons += 1;
    if (!isLooking) schedulePoll(0);
  }

  /** No later than that, and as planned where that is sooner. */
  function schedulePoll(ms: number) {
    const at = Math.max(Date.now() + ms, notBefore, lookedAt + leastInterval());
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
    isLooking = true;
    lookedAt = Date.now();
    const reasonsBefore = reasons;
    let answer: VendorAnswer | undefined;
    try {
      answer = await vendor.getTransaction(id, user, reference);
    } catch (error) {
      // Later ones count as any other failure.
      if (!known) fail(error);
    }
    isLooking = false;
    if (answer && isSuccess(answer)) {
      failures = 0;
      settle(answer);
      applyUpdate(answer.body);
      if (early) applyUpdate(early.fields, early.status);
      early = undefined;
    } else if (known) {
      failures += 1;
      notBefore = Date.now() + getRetryAfterMs(answer?.retryAfter, Date.now());
    } else {
      if (answer) settle(answer);
      finish();
    }
    if (hasEnded()) return;
    // It may have been read before the connection was made, or without the reference.
    schedulePoll(reasonsBefore === reasons ? getNextDelay() : 0);
  }

  schedulePoll(FIRST_PUSH_TIMEOUT_MS);
  const disconnect = keepConnected(
    vendor,
    id,
    user,
    {
      opened() {
        state = "connected";
        pollAgain();
      },
      update: hear,
      closed() {
        state = "disconnected";
        if (!isLooking) schedulePoll(known ? getNextDelay() : 0);
      },
    },
    leastInterval,
  );

  return {
    first,
    subscribe(watcher) {
      watchers.add(watcher);
      if (known) watcher.onUpdate(known.fields);
    },
    unsubscribe(watcher) {
      watchers.delete(watcher);
      if (watchers.size === 0) finish();
    },
    setReference(newer) {
      if (newer === reference) return;
      reference = newer;
      pollAgain();
    },
    publish: hear,
  };
}
