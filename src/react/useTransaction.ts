import { useInsertionEffect, useState } from "react";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import { findVendor } from "../core/findVendor.ts";
import { getVendorStatusMessage } from "../core/transaction/getVendorStatusMessage.ts";
import { createFollowerCache } from "../core/transaction/createFollowerCache.ts";
import { NOTHING_KNOWN } from "../core/transaction/FollowedTransaction.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** The transaction to follow, and its endpoint. */
export interface UseTransactionOptions {
  /** The vendor's id of the transaction; `null` follows none. */
  transactionId: string | null;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /**
   * The vendor's own id for it, if that isn't `transactionId`.
   * @default the stored one
   */
  reference?: string | undefined;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useRamp`: the vendors that may parse the endpoint's answer. */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Where it may be stored as unfinished; removed there once it is completed.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  /** Message overrides, also for `statusMessage`. @default those of `<RampProvider>`, else English */
  messages?: RampMessageOverrides | undefined;
}

/** The state of a transaction. */
export interface TransactionState {
  /** The endpoint's latest report. Its status never goes back. */
  transaction: Transaction | undefined;
  /** Set while the transaction can't be fetched. `transaction` keeps its last value. */
  error: RampError | undefined;
  /**
   * It has been `processing` for ten minutes. Nothing is lost: tell the user that they may leave, and which reference
   * to give to support.
   */
  isOverdue: boolean;
  /** A sentence for the user, if the vendor's own status says more than ours. */
  statusMessage: string | undefined;
  /**
   * Fetches now instead of at the next poll. Resolves with the transaction, or with `undefined` if it can't be fetched.
   */
  refetch: () => Promise<Transaction | undefined>;
}

/**
 * Follows a transaction until it is `completed`: by the endpoint's events, if it has them, else by polling every 5 to
 * 10 seconds, or every 30 to 60 once it is overdue. A failed or cancelled transaction may still complete: it is polled
 * every 30 to 60 seconds, later every 2.5 to 5 minutes. A hidden page polls six times less often, at least every 5
 * minutes, and so does an offline page whose requests fail; it polls at once when it is back. The status never goes
 * back. All followers of one transaction share its requests.
 */
export function useTransaction(options: UseTransactionOptions): TransactionState {
  const { transactionId, reference } = options;
  const { endpoint, vendors, storageRef, messages } = useResolvedSettings(options);
  const vendor = findVendor(vendors, options.vendor);
  const target =
    transactionId === null
      ? undefined
      : { id: transactionId, vendor, endpoint, reference, storageRef, vendors };
  const [followers] = useState(createFollowerCache);
  const follower = target && followers.get(target);
  useInsertionEffect(function passTarget() {
    if (target) follower?.setTarget(target);
  });
  const { vendor: parser, ...known } = useStore(follower, NOTHING_KNOWN);
  useErrorLog(known.error);
  return {
    ...known,
    statusMessage: getVendorStatusMessage(parser, known.transaction, messages),
    refetch: follower?.refetch ?? refetchNothing,
  };
}

const refetchNothing = async () => undefined;
