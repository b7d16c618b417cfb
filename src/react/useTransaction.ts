import { useInsertionEffect, useState } from "react";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { RampEndpoint } from "../client/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import { findByName } from "../core/findByName.ts";
import { getStatusMessage } from "../core/transaction/getStatusMessage.ts";
import { createFollowers } from "../core/transaction/createFollowers.ts";
import { NOTHING_KNOWN } from "../core/transaction/transactionState.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useSettings } from "./useSettings.ts";
import { useStore } from "./useStore.ts";

/** Which transaction to follow, and whom to ask. */
export interface UseTransactionOptions {
  /** The vendor's id of the transaction; `null` looks at none. */
  transactionId: string | null;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /**
   * What the vendor calls it, where that is not `id`.
   * @default what is remembered of it
   */
  reference?: string | undefined;
  /** As of `useRamp`. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `useRamp`: who can read the endpoint's answer. */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Where it may be remembered as unfinished: there it is forgotten once it is completed.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  /** Other words, also for `note`. @default those of `<RampProvider>`, else English */
  messages?: RampMessageOverrides | undefined;
}

/** What is known of a transaction. */
export interface TransactionState {
  /** What the endpoint said last. Its status never goes backwards. */
  transaction: Transaction | undefined;
  /** Set while the transaction cannot be seen. What was known of it stays known. */
  error: RampError | undefined;
  /**
   * It has been `processing` for ten minutes. Nothing is lost, but nobody should sit and wait: tell
   * the user that they may leave, and what to quote to support.
   */
  isOverdue: boolean;
  /** A sentence for the user, where the vendor's own status says more than ours does. */
  statusMessage: string | undefined;
  /** Looks now, instead of when the next look is due. Answers what it saw; nothing where it saw nothing. */
  refetch: () => Promise<Transaction | undefined>;
}

/**
 * Follows a transaction until it is `completed`: by the endpoint's events where it has them, else by a
 * look every 5 to 10 seconds, every 30 to 60 once it is overdue. One that failed or was cancelled may
 * still complete: it is looked at every 30 to 60 seconds, and later every 2.5 to 5 minutes. A hidden
 * page looks six times less often, at least every 5 minutes, and so does one that is offline while its
 * looks fail; it looks at once when it comes back. The status never goes backwards. Several that follow
 * one transaction share its requests.
 */
export function useTransaction(options: UseTransactionOptions): TransactionState {
  const { transactionId, reference } = options;
  const { endpoint, vendors, storageRef, messages } = useSettings(options);
  const vendor = findByName(vendors, options.vendor);
  const target =
    transactionId === null
      ? undefined
      : { id: transactionId, vendor, endpoint, reference, storageRef, vendors };
  const [followers] = useState(createFollowers);
  const follower = target && followers.get(target);
  useInsertionEffect(function passTarget() {
    if (target) follower?.setTarget(target);
  });
  const { vendor: parser, ...known } = useStore(follower, NOTHING_KNOWN);
  useErrorLog(known.error);
  return {
    ...known,
    statusMessage: getStatusMessage(parser, known.transaction, messages),
    refetch: follower?.refetch ?? refetchNothing,
  };
}

const refetchNothing = async () => undefined;
