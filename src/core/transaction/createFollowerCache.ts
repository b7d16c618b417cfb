import { hashKey } from "@tanstack/query-core";
import { followTransaction } from "./followTransaction.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";
import { getTransactionKey } from "./transactionQuery.ts";

/** The followers of one component, cached so that switching back to a transaction keeps its state. */
export interface FollowerCache {
  /** Returns the same follower for the same id, vendor and endpoint. */
  get: (target: TransactionTarget) => TransactionFollower;
}

export function createFollowerCache(): FollowerCache {
  const followers = new Map<string, TransactionFollower>();
  return {
    get(target) {
      // Hashed, because functions, lists and storages may be new on every render.
      const hash = hashKey(getTransactionKey(target));
      const follower = followers.get(hash) ?? followTransaction(target);
      followers.set(hash, follower);
      return follower;
    },
  };
}
