import { useEffect } from "react";
import { reportThrown } from "../reportThrown.ts";
import type { AnyVendor } from "../vendors/Vendor.ts";
import { updatePurchase } from "../core/unfinished/purchaseStorage.ts";
import type { StorageRef } from "../core/unfinished/storageRef.ts";
import { useLatest } from "./useLatest.ts";

/** Notes what the vendor wrote into this page's address, where it sent its user back here. A hint like any other. */
export function useReturn(memory: StorageRef, vendors: readonly AnyVendor[]): void {
  const latest = useLatest({ memory, vendors });
  useEffect(
    function readAddress() {
      const { memory, vendors } = latest.current;
      for (const { readReturn } of vendors) {
        try {
          const back = readReturn?.(new URL(location.href));
          // Only of a purchase that was begun here: anybody can make up an address.
          if (!back) continue;
          const { transactionId, reference } = back;
          updatePurchase(memory, transactionId, {
            mayBePaid: true,
            ...(reference && { reference }),
          });
        } catch (thrown) {
          reportThrown(thrown);
        }
      }
    },
    [latest],
  );
}
