import type { RampEndpoint } from "../../client/RampEndpoint.ts";
import type { RampError } from "../../RampError.ts";
import { defaultVendors } from "../../vendors/preloadVendors.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import { findByName } from "../findByName.ts";
import {
  getTransactionKey,
  transactionQuery,
  type TransactionOptions,
} from "./transactionQuery.ts";
import { type PolledTransaction, selectError } from "./transactionState.ts";

/** Which transaction to poll, and whom to ask. */
export interface TransactionQueryInput {
  /** The vendor's id of the transaction. */
  transactionId: string;
  /** As of `useRamp`. */
  endpoint: string | RampEndpoint;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /** What the vendor calls it, if that is not `id`. */
  reference?: string | undefined;
  /**
   * Who can parse the endpoint's answer.
   * @default the library's first vendor alone
   */
  vendors?: readonly VendorInput[] | undefined;
}

/** What is known of a transaction. */
export interface TransactionQueryData {
  /** What the endpoint said last. Its status never goes backwards. */
  transaction: Transaction | undefined;
  /** Set while the transaction cannot be seen. What was known of it stays known. */
  error: RampError | undefined;
}

/**
 * Options for `useQuery` that poll a transaction in your own query client, as often as `useTransaction` does. They
 * overrule the client's defaults. The query never fails: `data.error` says what is wrong. Unlike `useTransaction`
 * they neither subscribe to the endpoint's events nor touch what is remembered of unfinished purchases.
 */
export function transactionQueryOptions({
  transactionId,
  endpoint,
  vendor,
  reference,
  vendors = defaultVendors,
}: TransactionQueryInput): TransactionOptions<TransactionQueryData> {
  const target = { id: transactionId, endpoint, vendor: findByName(vendors, vendor), reference };
  return {
    ...(transactionQuery(getTransactionKey(target), () => target) as TransactionOptions<never>),
    enabled: true,
    placeholderData: () => undefined,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    staleTime: 0,
    throwOnError: false,
    select: toQueryData,
  };
}

/** One function, so that the data stays the same until something changes. */
function toQueryData(known: PolledTransaction): TransactionQueryData {
  return { transaction: known.transaction, error: selectError(known) };
}
