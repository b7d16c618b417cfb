import type { TransactionStatus } from "../../vendors/Transaction.ts";
import type { VendorServer } from "../../vendors/VendorServer.ts";

/** How far a transaction is by these fields; nothing where the vendor cannot say, or fails at it. */
export function readStatus(
  vendor: VendorServer,
  fields: Record<string, unknown>,
): TransactionStatus | undefined {
  try {
    return vendor.getStatus(fields);
  } catch {
    // A vendor that a partner wrote may throw at fields that it did not expect. Nobody would catch it.
    return undefined;
  }
}
