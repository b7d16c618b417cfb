import { proof } from "./proof/proof.ts";
import type { VendorInput } from "./Vendor.ts";

/** The vendors if the host app passes none. */
export const defaultVendors: readonly VendorInput[] = [proof()];
