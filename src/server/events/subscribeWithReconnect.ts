import type { RampUser, TransactionListener, VendorServer } from "../../vendors/VendorServer.ts";
import { getReconnectDelay } from "./delays.ts";

/** A connection that lasted this long, in milliseconds, was stable and resets the back-off. */
const STABLE_AFTER_MS = 30_000;

/**
 * Keeps one connection to the vendor's push open, and reconnects after it breaks. If the vendor has
 * no push, calls `closed` immediately, and only once. Returns a function that disconnects.
 *
 * @param getLeastWait minimum delay before reconnecting, in milliseconds
 */
export function subscribeWithReconnect(
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
      // A partner's own vendor may throw here; the feed then polls instead.
      onLost();
    }
    // The vendor may have called `closed`, or a listener may have unsubscribed, before the vendor
    // returned `stop`.
    if (!isCurrent) stop?.();
  }

  if (vendor.subscribeTransaction) connect();
  else listener.closed();
  return () => {
    clearTimeout(wait);
    disconnect();
  };
}
