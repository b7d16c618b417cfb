import { defaultVendor } from "./defaultVendor.ts";
import { preloadScript } from "./loadScript.ts";
import type { Vendor } from "./Vendor.ts";

/** Who runs sessions where nobody else was named. */
export const defaultVendors: readonly Vendor[] = [defaultVendor()];

/**
 * Fetches the vendors' scripts without running them, so that a purchase which begins later starts
 * faster. Call it when a purchase becomes likely, e.g. as the pointer comes near the button.
 */
export function preload(vendors: readonly Vendor[] = defaultVendors, nonce?: string): void {
  for (const { script } of vendors) if (script) preloadScript(script, nonce);
}
