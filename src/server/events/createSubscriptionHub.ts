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
  subscribe: (request: TransactionRequest, listener: FeedListener) => Subscription | undefined;
  /** Sends a vendor's response about a transaction to its subscribers. */
  publish: (request: TransactionRequest, fields: Record<string, unknown>) => void;
}

/** More than a user has tabs open with a purchase, and too few to overload a server. */
const MAX_SUBSCRIPTIONS_PER_USER = 20;

/**
 * Shares one feed per user, vendor and transaction: opened for the first subscriber, closed after
 * the last.
 */
export function createSubscriptionHub(): SubscriptionHub {
  const feeds = new Map<string, TransactionFeed>();
  const countByUser = new Map<string, number>();

  function getFeed(request: TransactionRequest): TransactionFeed {
    const key = toKey(request);
    let feed = feeds.get(key);
    if (!feed) {
      feed = createTransactionFeed(request, () => feeds.delete(key));
      feeds.set(key, feed);
    }
    return feed;
  }

  return {
    subscribe(request, listener) {
      const { user, reference } = request;
      const taken = countByUser.get(user.id) ?? 0;
      if (taken >= MAX_SUBSCRIPTIONS_PER_USER) return undefined;
      countByUser.set(user.id, taken + 1);
      const feed = getFeed(request);
      if (reference !== undefined) feed.setReference(reference);
      feed.subscribe(listener);
      return {
        first: feed.first,
        unsubscribe() {
          const left = (countByUser.get(user.id) ?? 1) - 1;
          if (left > 0) countByUser.set(user.id, left);
          else countByUser.delete(user.id);
          feed.unsubscribe(listener);
        },
      };
    },
    publish: (request, fields) => feeds.get(toKey(request))?.publish(fields),
  };
}

/** Includes the user, because each user's access is checked separately. */
function toKey({ vendor, id, user }: TransactionRequest): string {
  return JSON.stringify([user.id, vendor.name, id]);
}
