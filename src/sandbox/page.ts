export { type SandboxPageOptions, sandboxVendors } from "../vendors/sandboxClientVendors.ts";
export type { VendorInput } from "../vendors/Vendor.ts";
