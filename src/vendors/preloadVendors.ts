import { defaultVendor } from "./defaultVendor.ts";
import { preloadScript } from "./preloadScript.ts";
import type { VendorInput } from "./Vendor.ts";

/** Who runs sessions where nobody else was named. */
export const defaultVendors: readonly VendorInput[] = [defaultVendor()];

export interface PreloadTarget {
  vendors?: readonly VendorInput[] | undefined;
  /** The name of the one that is wanted. */
  vendor?: string | undefined;
  nonce?: string | undefined;
}

/** Fetches what a purchase will need of its vendor: of the one that is named, or of each that it may be. */
export function preloadVendors({
  vendors = defaultVendors,
  vendor: wanted,
  nonce,
}: PreloadTarget): void {
  for (const vendor of vendors) {
    if ((wanted ?? vendor.name) !== vendor.name) continue;
    if (vendor.script) preloadScript(vendor.script, nonce);
    // After a session was asked for: that takes longer. Whoever needs it says what is wrong.
    if ("load" in vendor)
      Promise.resolve()
        .then(() => vendor.load())
        .catch(() => {});
  }
}
