import { withTimeout } from "../../withTimeout.ts";
import type { RampStore } from "./RampStore.ts";

/** Milliseconds after which an operation of the store counts as failed. */
export const STORE_TIMEOUT_MS = 3_000;

/** The store did not answer, or failed. The operation may have happened nevertheless. */
export class StoreUnavailableError extends Error {
  constructor(operation: string, cause: unknown) {
    super(
      `The store failed at \`${operation}\`, so the endpoint opens no sessions and can't record statuses until it answers again. Check the database that \`store\` uses.`,
      { cause },
    );
    this.name = "StoreUnavailableError";
  }
}

/**
 * Limits the time of each operation, because a connection that is cut may hang, and gives every
 * failure the same type.
 */
export function guardStore(store: RampStore): RampStore {
  async function guard<Result>(operation: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await withTimeout(work(), STORE_TIMEOUT_MS);
    } catch (cause) {
      throw new StoreUnavailableError(operation, cause);
    }
  }
  /** Messages may get lost: a store that can't subscribe loses them all. */
  function subscribe(listener: (message: string) => void): () => void {
    try {
      return store.subscribe?.(listener) ?? (() => {});
    } catch {
      return () => {};
    }
  }

  return {
    read: (...args) => guard("read", () => store.read(...args)),
    claim: (...args) => guard("claim", () => store.claim(...args)),
    complete: (...args) => guard("complete", () => store.complete(...args)),
    release: (...args) => guard("release", () => store.release(...args)),
    increment: (...args) => guard("increment", () => store.increment(...args)),
    getPurchase: (...args) => guard("getPurchase", () => store.getPurchase(...args)),
    savePurchase: (...args) => guard("savePurchase", () => store.savePurchase(...args)),
    listDuePurchases: (...args) => guard("listDuePurchases", () => store.listDuePurchases(...args)),
    listUserPurchases: (...args) =>
      guard("listUserPurchases", () => store.listUserPurchases(...args)),
    deleteUserPurchases: (...args) =>
      guard("deleteUserPurchases", () => store.deleteUserPurchases(...args)),
    deleteSettledPurchases: (...args) =>
      guard("deleteSettledPurchases", () => store.deleteSettledPurchases(...args)),
    publish:
      store.publish && (async (message) => guard("publish", async () => store.publish?.(message))),
    subscribe: store.subscribe && subscribe,
  };
}
