import { defaultVendors } from "./defaultVendors.ts";
import { preloadScript } from "./preloadScript.ts";
import type { VendorInput } from "./Vendor.ts";

export interface PreloadTarget {
  vendors?: readonly VendorInput[] | undefined;
  /** Name of the vendor to preload. */
  vendor?: string | undefined;
  nonce?: string | undefined;
}

/** Preloads the vendor that the order names, or all that might serve it. */
export function preloadVendors({
  vendors = defaultVendors,
  vendor: wanted,
  nonce,
}: PreloadTarget): void {
  for (const vendor of vendors) {
    if ((wanted ?? vendor.name) !== vendor.name) continue;
    if (vendor.script) preloadScript(vendor.script, nonce);
    // In a microtask, so that the slower session request starts first. `loadVendor` reports errors
    // later.
    if ("load" in vendor)
      Promise.resolve()
        .then(() => vendor.load())
        .catch(() => {});
  }
}
