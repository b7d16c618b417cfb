import { loadVendor } from "../../src/vendors/loadVendor.ts";
import type { AnyVendor, LazyVendor, VendorParts } from "../../src/vendors/Vendor.ts";

/** A vendor that is as before but for some of its parts. */
export function changed(
  vendor: AnyVendor,
  change: (parts: VendorParts) => Partial<VendorParts>,
): LazyVendor {
  return {
    ...vendor,
    async load() {
      const parts = await loadVendor(vendor);
      return { ...parts, ...change(parts) };
    },
  };
}
