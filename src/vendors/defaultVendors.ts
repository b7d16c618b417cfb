import { proof } from "./proof/proof.ts";
import type { AnyVendor } from "./Vendor.ts";

/** Who runs sessions where nobody else was named. */
export const defaultVendors: readonly AnyVendor[] = [proof()];
