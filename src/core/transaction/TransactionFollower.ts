import type { Transaction } from "../../vendors/Transaction.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import type { StorageRef } from "../unfinished/storageRef.ts";
import type { TransactionQuery } from "./fetchTransaction.ts";
import type { FollowedTransaction } from "./transactionState.ts";

/** Which transaction to follow, and where it may be remembered as unfinished. */
export interface TransactionTarget extends TransactionQuery {
  storageRef: StorageRef;
  /** The page's vendors: one of them may have sent the user back to this address. */
  vendors: readonly VendorInput[];
}

/** Follows one transaction while anything subscribes. */
export interface TransactionFollower {
  getSnapshot: () => FollowedTransaction;
  subscribe: (listener: () => void) => () => void;
  /** The same transaction, with the newest endpoint functions or a reference that was not known before. */
  setTarget: (target: TransactionTarget) => void;
  /** Fetches now instead of when the next poll is due. Returns nothing if it cannot be seen. */
  refetch: () => Promise<Transaction | undefined>;
  /** There is a reason to fetch. An endpoint that pushes gets a second to push first. */
  refetchSoon: () => void;
  /**
   * Has the endpoint call it off; missing if it cannot.
   * @throws {RampError} if it was not called off, or if the outcome is unknown
   */
  cancel: (() => Promise<void>) | undefined;
}
