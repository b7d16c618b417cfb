import type { TransactionStatus } from "../../vendors/Transaction.ts";
import type { VendorServer } from "../../vendors/VendorServer.ts";

/** The transaction's normalized status; nothing if the vendor doesn't know the word, or throws. */
export function tryParseStatus(
  vendor: VendorServer,
  fields: Record<string, unknown>,
): TransactionStatus | undefined {
  try {
    return vendor.getStatus(fields);
  } catch {
    // A partner's own vendor may throw on unexpected fields, and no caller catches it.
    return undefined;
  }
}
