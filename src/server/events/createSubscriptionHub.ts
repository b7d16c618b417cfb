import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import type { TransactionRequest } from "../resolveTransactionRequest.ts";
import { createTransactionFeed } from "./createTransactionFeed.ts";
import type { TransactionFeed, FeedListener } from "./createTransactionFeed.ts";

/** One subscription to a transaction. */
export interface Subscription {
  first: Promise<VendorAnswer>;
  /** Call it only once. */
  unsubscribe: () => void;
}

/** All subscriptions of one endpoint in one process. */
export interface SubscriptionHub {
  /** Returns nothing if the user has reached the limit. */
  subscribe: (asked: TransactionRequest, watcher: FeedListener) => Subscription | undefined;
  /** Sends a vendor's response about a transaction to its subscribers. */
  publish: (asked: TransactionRequest, fields: Record<string, unknown>) => void;
}

/** More than a user has tabs open with a purchase, and too few to overload a server. */
const MAX_SUBSCRIPTIONS_PER_USER = 20;

/**
 * Shares one feed per user, vendor and transaction: opened for the first subscriber, closed after
 * the last.
 */
export function createSubscriptionHub(): SubscriptionHub {
  const watches = new Map<string, TransactionFeed>();
  const seats = new Map<string, number>();

  function getFeed(asked: TransactionRequest): TransactionFeed {
    const key = toKey(asked);
    let watch = watches.get(key);
    if (!watch) {
      watch = createTransactionFeed(asked, () => watches.delete(key));
      watches.set(key, watch);
    }
    return watch;
  }

  return {
    subscribe(asked, watcher) {
      const { user, reference } = asked;
      const taken = seats.get(user.id) ?? 0;
      if (taken >= MAX_SUBSCRIPTIONS_PER_USER) return undefined;
      seats.set(user.id, taken + 1);
      const watch = getFeed(asked);
      if (reference !== undefined) watch.setReference(reference);
      watch.subscribe(watcher);
      return {
        first: watch.first,
        unsubscribe() {
          const left = (seats.get(user.id) ?? 1) - 1;
          if (left > 0) seats.set(user.id, left);
          else seats.delete(user.id);
          watch.unsubscribe(watcher);
        },
      };
    },
    publish: (asked, fields) => watches.get(toKey(asked))?.publish(fields),
  };
}

/** Includes the user, because each user's access is checked separately. */
function toKey({ vendor, id, user }: TransactionRequest): string {
  return JSON.stringify([user.id, vendor.name, id]);
}
