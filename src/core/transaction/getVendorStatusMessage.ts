import type { RampMessageOverrides } from "../../messages/RampMessages.ts";
import { reportThrown } from "../../reportThrown.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import type { Vendor } from "../../vendors/Vendor.ts";
import { getVendorMessageOverrides } from "../getVendorMessageOverrides.ts";

/** A sentence for the user, if the vendor's own status says more than ours. */
export function getVendorStatusMessage(
  vendor: Vendor | undefined,
  transaction: Transaction | undefined,
  messages: RampMessageOverrides | undefined,
): string | undefined {
  try {
    return (
      transaction &&
      vendor?.getStatusMessage?.(transaction, getVendorMessageOverrides(messages, vendor.name))
    );
  } catch (thrown) {
    reportThrown(thrown);
    return undefined;
  }
}
