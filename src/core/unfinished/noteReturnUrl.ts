import { reportThrown } from "../../reportThrown.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import { updatePurchase } from "./purchaseStorage.ts";
import type { StorageRef } from "./purchaseStorageLocation.ts";

/** Records the parameters that a vendor added to this page's URL on return. A hint like any other. */
export function noteReturnUrl(storageRef: StorageRef, vendors: readonly VendorInput[]): void {
  for (const { parseReturnUrl } of vendors) {
    try {
      const returned = parseReturnUrl?.(new URL(location.href));
      // Only updates purchases that are already stored, because a URL can be forged.
      if (!returned) continue;
      const { transactionId, reference } = returned;
      updatePurchase(storageRef, transactionId, {
        mayBePaid: true,
        ...(reference && { reference }),
      });
    } catch (thrown) {
      reportThrown(thrown);
    }
  }
}
