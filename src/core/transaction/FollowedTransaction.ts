import type { RampError } from "../../RampError.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import type { Vendor } from "../../vendors/Vendor.ts";

/** The state of a followed transaction. It keeps its identity until something changes. */
export interface FollowedTransaction {
  transaction: Transaction | undefined;
  /** Set while the transaction can't be fetched. `transaction` keeps its last value. */
  error: RampError | undefined;
  /** It has been `processing` for longer than usual. */
  isOverdue: boolean;
  /** The vendor that parsed it. */
  vendor: Vendor | undefined;
}

export const NOTHING_KNOWN: FollowedTransaction = {
  transaction: undefined,
  error: undefined,
  isOverdue: false,
  vendor: undefined,
};
