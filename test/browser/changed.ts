import { loadVendor } from "../loadVendor.ts";
import type { VendorInput, LazyVendor, VendorImplementation } from "../../src/vendors/Vendor.ts";

/** A vendor that is as before but for some of its parts. */
export function changed(
  vendor: VendorInput,
  change: (parts: VendorImplementation) => Partial<VendorImplementation>,
): LazyVendor {
  return {
    ...vendor,
    async load() {
      const parts = await loadVendor(vendor);
      return { ...parts, ...change(parts) };
    },
  };
}
