import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import type { TransactionRequest } from "../resolveTransactionRequest.ts";
import { createTransactionFeed } from "./createTransactionFeed.ts";
import type { TransactionFeed, FeedListener } from "./createTransactionFeed.ts";

/** A place among those who watch. */
export interface Subscription {
  first: Promise<VendorAnswer>;
  /** Once. */
  unsubscribe: () => void;
}

/** Everything that is watched through one endpoint of one process. */
export interface SubscriptionHub {
  /** Nothing for a user who has too many already. */
  subscribe: (asked: TransactionRequest, watcher: FeedListener) => Subscription | undefined;
  /** Tells those who watch it what the vendor answered about it. */
  publish: (asked: TransactionRequest, fields: Record<string, unknown>) => void;
}

/** More than anybody has tabs with a purchase in them, and too few to wear out a server with. */
const MAX_SUBSCRIPTIONS_PER_USER = 20;

/** One watch for each user, vendor and transaction, opened for the first who joins and ended with the last. */
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

/** With the user in it: what one user may see says nothing of what another may. */
function toKey({ vendor, id, user }: TransactionRequest): string {
  return JSON.stringify([user.id, vendor.name, id]);
}
