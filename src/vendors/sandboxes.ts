import {
  type BleepaySandboxOptions,
  createBleepaySandbox,
} from "./bleepay/sandbox/bleepaySandbox.ts";
import { createProofSandbox, type ProofSandboxOptions } from "./proof/sandbox/proofSandbox.ts";
import {
  createTransakSandbox,
  type TransakSandboxOptions,
} from "./transak/sandbox/transakSandbox.ts";
import type { VendorSandbox, VendorSandboxSetup } from "./VendorSandbox.ts";

/** What only one of the vendors needs to know. */
export interface VendorSandboxOptions
  extends ProofSandboxOptions, TransakSandboxOptions, BleepaySandboxOptions {}

/** Every vendor's stand-in. */
export function createVendorSandboxes(
  common: VendorSandboxSetup,
  options: VendorSandboxOptions,
): VendorSandbox[] {
  // In this order: whoever gives `options` may give what is `common` too, and leave it undefined.
  const setup = { ...options, ...common };
  return [createProofSandbox(setup), createTransakSandbox(setup), createBleepaySandbox(setup)];
}
