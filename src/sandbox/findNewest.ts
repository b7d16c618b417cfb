import type { NewestTransaction, VendorSandbox } from "../vendors/VendorSandbox.ts";

/** The transaction that was begun last, at any vendor. */
export function findNewest(vendors: readonly VendorSandbox[]): NewestTransaction | undefined {
  return vendors
    .flatMap((vendor) => vendor.newest() ?? [])
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .at(-1);
}
