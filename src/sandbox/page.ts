export { type SandboxPageOptions, sandboxVendors } from "../vendors/sandboxPage.ts";
export type { AnyVendor } from "../vendors/Vendor.ts";
