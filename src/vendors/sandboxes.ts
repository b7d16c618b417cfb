import { createProofSandbox, type ProofSandboxOptions } from "./proof/sandbox/proofSandbox.ts";
import type { VendorSandbox, VendorSandboxSetup } from "./VendorSandbox.ts";

/** What only one of the vendors needs to know. */
export interface VendorSandboxOptions extends ProofSandboxOptions {}

/** Every vendor's stand-in. */
export function createVendorSandboxes(
  setup: VendorSandboxSetup,
  options: VendorSandboxOptions,
): VendorSandbox[] {
  // Setup last: among Proof's options, which stand beside those of all, some of `setup` may be undefined.
  return [createProofSandbox({ ...options, ...setup })];
}
