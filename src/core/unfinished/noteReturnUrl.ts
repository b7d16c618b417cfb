import { reportThrown } from "../../reportThrown.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import { updatePurchase } from "./purchaseStorage.ts";
import type { StorageRef } from "./storageRef.ts";

/** Notes what a vendor added to this page's address as it sent the user back. A hint like any other. */
export function noteReturnUrl(storageRef: StorageRef, vendors: readonly VendorInput[]): void {
  for (const { parseReturnUrl } of vendors) {
    try {
      const returned = parseReturnUrl?.(new URL(location.href));
      // Only of a purchase that was begun here: anybody can make up an address.
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
