import { parseJson } from "../../parseJson.ts";
import type { RequestTransaction } from "../createTransactionRequest.ts";
import type { RampStore } from "../store/RampStore.ts";
import { createWatchLeases } from "./createWatchLeases.ts";
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
  subscribe: (request: TransactionRequest, listener: FeedListener) => Subscription;
  /** Sends a vendor's response about a transaction to its subscribers. */
  publish: (request: TransactionRequest, fields: Record<string, unknown>) => void;
}

/** What the subscriptions need of the endpoint. */
export interface HubContext {
  requestTransaction: RequestTransaction;
  /** Receives all that is known of a transaction whenever that changes. */
  observe: (request: TransactionRequest, fields: Record<string, unknown>) => void;
  /**
   * The store that other instances share.
   * @default none: this process follows every transaction by itself
   */
  store?: RampStore | undefined;
}

/** What instances send each other about a transaction. */
type Message =
  | { key: string; fields: Record<string, unknown>; isLeaving?: undefined }
  | { key: string; fields?: undefined; isLeaving: true };

/**
 * Shares one feed per user, vendor and transaction: opened for the first subscriber, closed after
 * the last. Of the instances that share a store, one watches a transaction at its vendor, and sends
 * the others what it sees.
 */
export function createSubscriptionHub({
  requestTransaction,
  observe,
  store,
}: HubContext): SubscriptionHub {
  const feeds = new Map<string, TransactionFeed>();
  const { publish, subscribe } = store ?? {};
  const leases = store && publish && subscribe ? createWatchLeases(store) : undefined;
  let unsubscribeFromStore: (() => void) | undefined;

  function send(message: Message): void {
    // Messages may get lost.
    publish?.(JSON.stringify({ from: leases?.instanceId, ...message })).catch(() => {});
  }

  function receive(text: string): void {
    const message = parseJson(text) as (Message & { from: string }) | undefined;
    if (!message || message.from === leases?.instanceId) return;
    if (message.fields) feeds.get(message.key)?.publish(message.fields, "instance");
    else leases?.elect(message.key);
  }

  function openFeed(key: string, request: TransactionRequest): TransactionFeed {
    const { vendor, id } = request;
    const recordId = vendor.getRecordId?.(id) ?? id;
    unsubscribeFromStore ??= leases && subscribe?.(receive);
    return createTransactionFeed(request, {
      requestTransaction,
      // What another instance says is for this one's pages only: it moves no money.
      onChange(fields) {
        observe(request, fields);
        if (leases) send({ key, fields });
      },
      onOver() {
        feeds.delete(key);
        if (feeds.size > 0) return;
        unsubscribeFromStore?.();
        unsubscribeFromStore = undefined;
      },
      joinElection:
        leases &&
        ((watcher) => {
          const leave = leases.join(key, watcher);
          return () => {
            leave();
            send({ key, isLeaving: true });
          };
        }),
      getRecordedStatus: async () => (await store?.getPurchase(vendor.name, recordId))?.status,
    });
  }

  return {
    subscribe(request, listener) {
      const key = toKey(request);
      const feed = feeds.get(key) ?? openFeed(key, request);
      feeds.set(key, feed);
      if (request.reference !== undefined) feed.setReference(request.reference);
      feed.subscribe(listener);
      return { first: feed.first, unsubscribe: () => feed.unsubscribe(listener) };
    },
    publish(request, fields) {
      const key = toKey(request);
      feeds.get(key)?.publish(fields, "vendor");
      if (leases) send({ key, fields });
    },
  };
}

/** Includes the user, because each user's access is checked separately. */
function toKey({ vendor, id, user }: TransactionRequest): string {
  return JSON.stringify([user.id, vendor.name, id]);
}
