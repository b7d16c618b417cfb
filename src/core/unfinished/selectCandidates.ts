import type { RememberedPurchase } from "../publicTypes.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import { mayHavePaid } from "./parsePurchases.ts";
import { readPurchases } from "./purchaseStorage.ts";

/**
 * The stored purchases that a new one might duplicate, newest first. One that may be paid counts even if this page
 * doesn't list its vendor.
 */
export function selectCandidates({
  storageRef,
  order,
  vendors,
}: PurchaseAttempt): RememberedPurchase[] {
  return readPurchases(storageRef).filter(
    (purchase) =>
      purchase.mode === order.mode &&
      (mayHavePaid(purchase) || vendors.some(({ name }) => name === purchase.vendor)),
  );
}
