import { hashKey } from "@tanstack/query-core";
import { followTransaction } from "./followTransaction.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";
import { getTransactionKey } from "./transactionQuery.ts";

/** The followers of one component: it may come back to a transaction, which it knows then. */
export interface Followers {
  /** The same follower for the same id, vendor and endpoint. */
  get: (target: TransactionTarget) => TransactionFollower;
}

export function createFollowers(): Followers {
  const followers = new Map<string, TransactionFollower>();
  return {
    get(target) {
      // By its address: functions, lists and storages may be new on every render.
      const hash = hashKey(getTransactionKey(target));
      const follower = followers.get(hash) ?? followTransaction(target);
      followers.set(hash, follower);
      return follower;
    },
  };
}
