import type { RampStore } from "./RampStore.ts";

/** Operations on keys and messages. */
type KeyOperation =
  | "read"
  | "claim"
  | "complete"
  | "release"
  | "increment"
  | "publish"
  | "subscribe";

/** Options of `combineStores()`. */
export interface CombinedStores {
  /** Keeps the purchases, e.g. a `postgresStore()`. */
  ledger: Omit<RampStore, KeyOperation>;
  /** Keeps claims and counters, and sends messages, e.g. a `redisStore()`. */
  keys: Pick<RampStore, KeyOperation>;
}

/** Makes one store of two: the ledger in one database, what is short-lived in another. */
export function combineStores({ ledger, keys }: CombinedStores): RampStore {
  return {
    read: (...args) => keys.read(...args),
    claim: (...args) => keys.claim(...args),
    complete: (...args) => keys.complete(...args),
    release: (...args) => keys.release(...args),
    increment: (...args) => keys.increment(...args),
    publish: keys.publish?.bind(keys),
    subscribe: keys.subscribe?.bind(keys),
    getPurchase: (...args) => ledger.getPurchase(...args),
    savePurchase: (...args) => ledger.savePurchase(...args),
    listDuePurchases: (...args) => ledger.listDuePurchases(...args),
    listUserPurchases: (...args) => ledger.listUserPurchases(...args),
    deleteUserPurchases: (...args) => ledger.deleteUserPurchases(...args),
    deleteSettledPurchases: (...args) => ledger.deleteSettledPurchases(...args),
  };
}
