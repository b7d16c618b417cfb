import { hashKey } from "@tanstack/query-core";
import { pageGlobal } from "../../pageGlobal.ts";
import { createTransactionClient } from "../../client/createTransactionClient.ts";
import { STREAM_DONE } from "../../client/createDeadlineSignal.ts";
import { isOffline, isPageHidden, onActivityChange } from "../pageActivity.ts";
import {
  loadVendorParser,
  parseTransaction,
  toSubject,
  type TransactionLookup,
} from "./fetchTransaction.ts";
import { subscribeWithRetry } from "./subscribeWithRetry.ts";
import { getPageTransactions, type SharedStream } from "./pageTransactions.ts";
import type { TransactionKey } from "./transactionQuery.ts";
import { type TransactionRecord, reduceTransaction } from "./transactionState.ts";

/** Over HTTP/1.1, a browser opens six connections to a host, and the page needs some for other requests. */
const MAX_STREAMS_PER_HOST = 2;

/** The page's streams to a host, including those of another copy of this library. */
function getStreams(address: string): Set<object> {
  const { host } = new URL(address, globalThis.location?.href);
  return pageGlobal(`streams ${host}`, () => new Set<object>());
}

export interface StreamHandle {
  /** Updates the target, e.g. with a new reference. */
  setTarget: (target: TransactionLookup) => void;
  /** @param isOver the transaction is final, so the endpoint ends the stream too */
  release: (isOver: boolean) => void;
}

/**
 * Writes the transaction's pushed updates into its query, if the endpoint can push, while the page is visible, and for
 * at most two transactions per host. The others are polled.
 */
export function followStream(queryKey: TransactionKey, target: TransactionLookup): StreamHandle {
  const { streams } = getPageTransactions();
  const hash = hashKey(queryKey);
  const stream = streams.get(hash) ?? createStream(queryKey, target);
  streams.set(hash, stream);
  stream.followers += 1;
  let isReleased = false;
  setTarget(target);

  function setTarget(next: TransactionLookup) {
    stream.target = { ...next, reference: next.reference ?? stream.target.reference };
    stream.update();
  }

  return {
    setTarget,
    release(isOver) {
      if (isReleased) return;
      isReleased = true;
      stream.followers -= 1;
      if (stream.followers > 0 && !isOver) return;
      if (streams.get(hash) === stream) streams.delete(hash);
      stream.close(isOver ? STREAM_DONE : undefined);
    },
  };
}

function createStream(queryKey: TransactionKey, first: TransactionLookup): SharedStream {
  const { client, cancellations } = getPageTransactions();
  const hash = hashKey(queryKey);
  /** The connection state and reference of the open stream. */
  let opened = "";
  let leaving: AbortController | undefined;
  const stopListening = onActivityChange(update);
  const stream: SharedStream = { target: first, followers: 0, update, close };
  update();
  return stream;

  function getData() {
    return client.getQueryData<TransactionRecord>(queryKey);
  }

  /** Resumes polling, because nothing is pushed any more. */
  function markStale() {
    const known = getData();
    if (known?.isPushed) client.setQueryData(queryKey, { ...known, isPushed: false });
  }

  function update() {
    const connection = isPageHidden() ? "none" : isOffline() ? "offline" : "online";
    const key = `${connection} ${stream.target.reference}`;
    if (key === opened) return;
    if (leaving) end();
    opened = key;
    // A hidden page closes its stream: connections are limited, and an open one keeps the page out of the back/forward
    // cache.
    if (connection !== "none") void open();
  }

  async function open() {
    const abort = new AbortController();
    leaving = abort;
    const { signal } = abort;
    // Without a parser, polling continues and reports the error.
    const parser = await loadVendorParser(stream.target).catch(() => undefined);
    const { endpoint } = stream.target;
    const { subscribeTransaction } = createTransactionClient(endpoint);
    // The host of a custom function's connection is unknown.
    const streams = typeof endpoint === "string" ? getStreams(endpoint) : new Set();
    if (!parser || signal.aborted || !subscribeTransaction || streams.size >= MAX_STREAMS_PER_HOST)
      return;
    streams.add(abort);
    signal.addEventListener("abort", () => streams.delete(abort));
    await subscribeWithRetry(subscribeTransaction, toSubject(stream.target), {
      signal,
      onUpdate(answer) {
        try {
          const seen = parseTransaction(first.id, answer, parser);
          if (cancellations.has(hash)) return markStale();
          client.setQueryData(queryKey, reduceTransaction(getData(), { ...seen, isPushed: true }));
        } catch {
          // An unreadable event is ignored. Polling resumes, and reports the error.
          markStale();
        }
      },
      onLost: markStale,
    });
  }

  function end(reason?: symbol) {
    leaving?.abort(reason);
    leaving = undefined;
    markStale();
  }

  function close(reason?: symbol) {
    stopListening();
    end(reason);
  }
}
