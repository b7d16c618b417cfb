import { hashKey } from "@tanstack/query-core";
import { pageGlobal } from "../../pageGlobal.ts";
import { createEndpointClient } from "../../client/createEndpointClient.ts";
import { STREAM_DONE } from "../../client/createDeadlineSignal.ts";
import { isOffline, isPageHidden, onConnectionChange } from "../pageActivity.ts";
import {
  loadVendorParser,
  parseTransaction,
  toRef,
  type TransactionQuery,
} from "./fetchTransaction.ts";
import { subscribeWithRetry } from "./subscribeWithRetry.ts";
import { getPageTransactions, type SharedStream, type TransactionKey } from "./transactionQuery.ts";
import { type PolledTransaction, reduceTransaction } from "./transactionState.ts";

/** Over HTTP/1.1 a browser opens six connections to a host, and the page needs some for other things. */
const MAX_STREAMS_PER_HOST = 2;

/** The streams of this page by their host, also those of another copy of this library. */
function getStreams(address: string): Set<object> {
  const { host } = new URL(address, globalThis.location?.href);
  return pageGlobal(`streams ${host}`, () => new Set<object>());
}

export interface StreamHandle {
  /** The newest target, perhaps with a reference that was not known before. */
  setTarget: (target: TransactionQuery) => void;
  /** @param isOver the transaction is final, so that the endpoint ends the stream as well */
  release: (isOver: boolean) => void;
}

/**
 * Writes what the endpoint pushes about a transaction into its query, if the endpoint can push, while the page is
 * visible, and for two transactions of a host at a time. The others are polled.
 */
export function followStream(queryKey: TransactionKey, target: TransactionQuery): StreamHandle {
  const { streams } = getPageTransactions();
  const hash = hashKey(queryKey);
  const stream = streams.get(hash) ?? createStream(queryKey, target);
  streams.set(hash, stream);
  stream.followers += 1;
  let isReleased = false;
  setTarget(target);

  function setTarget(next: TransactionQuery) {
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

function createStream(queryKey: TransactionKey, first: TransactionQuery): SharedStream {
  const { client, cancellations } = getPageTransactions();
  const hash = hashKey(queryKey);
  /** What the open stream was opened with. */
  let opened = "";
  let leaving: AbortController | undefined;
  const stopListening = onConnectionChange(update);
  const stream: SharedStream = { target: first, followers: 0, update, close };
  update();
  return stream;

  function getData() {
    return client.getQueryData<PolledTransaction>(queryKey);
  }

  /** Nothing is pushed any more, so the transaction has to be polled. */
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
    // A hidden page holds no connection: browsers allow few, and keep no page that has one for the way back.
    if (connection !== "none") void open();
  }

  async function open() {
    const abort = new AbortController();
    leaving = abort;
    const { signal } = abort;
    // Without a parser the transaction is polled, and the poll says what is wrong.
    const parser = await loadVendorParser(stream.target).catch(() => undefined);
    const { endpoint } = stream.target;
    const { subscribeTransaction } = createEndpointClient(endpoint);
    // What a partner's function connects to, only they know.
    const streams = typeof endpoint === "string" ? getStreams(endpoint) : new Set();
    if (!parser || signal.aborted || !subscribeTransaction || streams.size >= MAX_STREAMS_PER_HOST)
      return;
    streams.add(abort);
    signal.addEventListener("abort", () => streams.delete(abort));
    await subscribeWithRetry(subscribeTransaction, toRef(stream.target), {
      signal,
      onUpdate(answer) {
        try {
          const seen = parseTransaction(first.id, answer, parser);
          if (cancellations.has(hash)) return markStale();
          client.setQueryData(queryKey, reduceTransaction(getData(), { ...seen, isPushed: true }));
        } catch {
          // An event that cannot be read is none. The next poll says what is wrong, and it is due again.
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
