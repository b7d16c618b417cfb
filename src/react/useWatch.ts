import { useEffect, useSyncExternalStore } from "react";
import { pageGlobal } from "../pageGlobal.ts";
import { createEndpointClient } from "../partner/createEndpointClient.ts";
import { type RampEndpoint, type TransactionSubject } from "../partner/RampEndpoint.ts";
import { HEARD_ALL } from "../partner/patience.ts";
import type { AnyVendor, Vendor } from "../vendors/Vendor.ts";
import { loadVendorParser } from "../core/transaction/fetchTransaction.ts";
import { subscribeWithRetry } from "../core/transaction/subscribeWithRetry.ts";
import { useLatest } from "./useLatest.ts";
import { isPageHidden } from "./usePageReturn.ts";

export interface WatchOptions extends Omit<TransactionSubject, "id" | "vendor"> {
  /** `null` watches nothing. */
  id: string | null;
  endpoint: string | RampEndpoint;
  vendor: AnyVendor | undefined;
  /** The endpoint told of the transaction by itself, and this is who can read it. */
  hear: (answer: unknown, reader: Vendor) => unknown;
  /** It does not any more, so somebody has to ask. */
  lost: () => void;
}

/** Over HTTP/1.1 a browser has six connections for a host, and a page needs some for other things. */
const MOST = 2;

/** The streams of this page by their host, also those of another copy of this library. */
function streamsOf(address: string): Set<object> {
  const { host } = new URL(address, location.href);
  return pageGlobal(`streams ${host}`, () => new Set<object>());
}

/**
 * Lets the endpoint tell of a transaction's changes: where it can, while the page is seen, and for two
 * transactions of a host at once. The others are asked for. A network that goes or comes, by the
 * browser's word, opens the stream anew: where the word is wrong, it goes on.
 */
export function useWatch({ id, vendor, reference, endpoint, hear, lost }: WatchOptions): void {
  const connection = useSyncExternalStore(onConnectionChange, getConnection, () => "none");
  const latest = useLatest({ id, endpoint, vendor, hear, lost });
  const name = vendor?.name;
  // Functions may be written anew at every render, and are the same endpoint all the same.
  const address = typeof endpoint === "string" ? endpoint : undefined;
  useEffect(
    function watchTransaction() {
      if (id === null || connection === "none") return;
      const leaving = new AbortController();
      const { lost } = latest.current;
      const isOver = () => latest.current.id === null;
      // Later, in any case: StrictMode runs effect, cleanup, effect in one go, and only the one that
      // has come to stay watches. Without a reader somebody asks, and says what is wrong.
      void loadVendorParser(latest.current).then(
        (reader) => {
          const { watchTransaction } = createEndpointClient(address ?? latest.current.endpoint);
          // What a partner's function connects to, only they know.
          const streams = address === undefined ? new Set() : streamsOf(address);
          const isFull = streams.size >= MOST;
          if (leaving.signal.aborted || !watchTransaction || isFull) return undefined;
          streams.add(leaving);
          leaving.signal.addEventListener("abort", () => streams.delete(leaving));
          const subject = { id, vendor: name, reference };
          return subscribeWithRetry(watchTransaction, subject, {
            signal: leaving.signal,
            hear: (answer) => latest.current.hear(answer, reader),
            lost,
          });
        },
        () => {},
      );
      return () => {
        // Its end was heard: the endpoint ends the stream as well.
        leaving.abort(isOver() ? HEARD_ALL : undefined);
        lost();
      };
    },
    [id, name, reference, address, connection, latest],
  );
}

/** A hidden page holds no connection: browsers allow few, and keep no page that has one for the way back. */
function getConnection(): "none" | "online" | "offline" {
  return isPageHidden() ? "none" : navigator.onLine ? "online" : "offline";
}

function onConnectionChange(callBack: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener("visibilitychange", callBack, { signal });
  for (const event of ["online", "offline"]) window.addEventListener(event, callBack, { signal });
  return () => listening.abort();
}
