import type { RampUser, TransactionListener, VendorServer } from "../../vendors/VendorServer.ts";
import { getReconnectDelay } from "./delays.ts";

/** A connection that held this long, in milliseconds, was a good one: the next wait is short again. */
const STABLE_AFTER_MS = 30_000;

/**
 * Keeps one connection to the vendor's push, and opens it again whenever it breaks. Says `closed` at
 * once, and only once, where the vendor has no push. Returns how to end it.
 *
 * @param getLeastWait milliseconds that pass at least before it is opened again
 */
export function keepConnected(
  vendor: VendorServer,
  id: string,
  user: RampUser,
  listener: TransactionListener,
  getLeastWait: () => number,
): () => void {
  let failures = 0;
  let wait: ReturnType<typeof setTimeout> | undefined;
  let disconnect = () => {};

  function connect() {
    let isCurrent = true;
    let openedAt: number | undefined;
    let stop: (() => void) | undefined;
    disconnect = () => {
      isCurrent = false;
      stop?.();
    };
    function onLost() {
      if (!isCurrent) return;
      disconnect();
      if (openedAt !== undefined && Date.now() - openedAt >= STABLE_AFTER_MS) failures = 0;
      wait = setTimeout(
        connect,
        Math.max(getLeastWait(), getReconnectDelay(failures, Math.random())),
      );
      failures += 1;
      listener.closed();
    }
    try {
      stop = vendor.subscribeTransaction?.(id, user, {
        opened() {
          if (!isCurrent) return;
          openedAt = Date.now();
          listener.opened();
        },
        update(fields) {
          if (isCurrent) listener.update(fields);
        },
        closed: onLost,
      });
    } catch {
      // A vendor that a partner wrote may fail here; the transaction is then asked for instead.
      onLost();
    }
    // Its first words may have been the last that anybody wanted.
    if (!isCurrent) stop?.();
  }

  if (vendor.subscribeTransaction) connect();
  else listener.closed();
  return () => {
    clearTimeout(wait);
    disconnect();
  };
}
