export { type SandboxServerOptions, sandboxVendors } from "../vendors/sandboxServerVendors.ts";
export type { ProofInitTokenType } from "../vendors/proof/session.ts";
export type { VendorServer } from "../vendors/VendorServer.ts";
