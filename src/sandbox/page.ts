export { type SandboxPageOptions, sandboxVendors } from "../vendors/sandboxPage.ts";
export type { VendorInput } from "../vendors/Vendor.ts";
