import type { Transaction } from "../../vendors/Transaction.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import type { StorageRef } from "../unfinished/purchaseStorageLocation.ts";
import type { TransactionLookup } from "./fetchTransaction.ts";
import type { FollowedTransaction } from "./FollowedTransaction.ts";

/** The transaction to follow, and the storage that may hold it as unfinished. */
export interface TransactionTarget extends TransactionLookup {
  storageRef: StorageRef;
  /** The page's vendors: one of them may have redirected the user back to this page. */
  vendors: readonly VendorInput[];
}

/** Follows one transaction while it has subscribers. */
export interface TransactionFollower {
  getSnapshot: () => FollowedTransaction;
  subscribe: (listener: () => void) => () => void;
  /** Updates the endpoint functions, or adds the vendor's reference, for the same transaction. */
  setTarget: (target: TransactionTarget) => void;
  /**
   * Fetches now instead of at the next poll. Resolves with `undefined` if the transaction can't be fetched, or its status
   * is a word that this library doesn't know.
   */
  refetch: () => Promise<Transaction | undefined>;
  /** Requests a refetch. An endpoint that pushes gets a second to push first. */
  refetchSoon: () => void;
  /**
   * Asks the endpoint to cancel the transaction; `undefined` if it can't.
   * @throws {RampError} if it was not cancelled, or if the outcome is unknown
   */
  cancel: (() => Promise<void>) | undefined;
}
