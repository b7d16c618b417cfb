import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import type { RampError } from "../../RampError.ts";
import { defaultVendors } from "../../vendors/defaultVendors.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import { findVendor } from "../findVendor.ts";
import {
  getTransactionKey,
  transactionQuery,
  type TransactionOptions,
} from "./transactionQuery.ts";
import { type TransactionRecord, selectError } from "./transactionState.ts";

/** The transaction to poll, and its endpoint. */
export interface TransactionQueryInput {
  /** The vendor's id of the transaction. */
  transactionId: string;
  /** As in `useRamp`. */
  endpoint: string | CustomEndpoint;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /** The vendor's own id for it, if that isn't `transactionId`. */
  reference?: string | undefined;
  /**
   * Vendors that may parse the endpoint's answer.
   * @default only the library's first vendor
   */
  vendors?: readonly VendorInput[] | undefined;
}

/** The state of a transaction. */
export interface TransactionQueryData {
  /** The endpoint's latest report. Its status never goes back. */
  transaction: Transaction | undefined;
  /** Set while the transaction can't be fetched. `transaction` keeps its last value. */
  error: RampError | undefined;
}

/**
 * Options for `useQuery` that poll a transaction in your own query client, as often as `useTransaction`. They override
 * the client's defaults. The query never fails: `data.error` holds the error. Unlike `useTransaction`, they neither
 * subscribe to the endpoint's events nor change stored purchases.
 */
export function transactionQueryOptions({
  transactionId,
  endpoint,
  vendor,
  reference,
  vendors = defaultVendors,
}: TransactionQueryInput): TransactionOptions<TransactionQueryData> {
  const target = { id: transactionId, endpoint, vendor: findVendor(vendors, vendor), reference };
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

/** A stable function, so that the data keeps its identity until something changes. */
function toQueryData(known: TransactionRecord): TransactionQueryData {
  return { transaction: known.transaction, error: selectError(known) };
}
