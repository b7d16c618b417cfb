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

/** Options of individual vendors. */
export interface VendorSandboxOptions
  extends ProofSandboxOptions, TransakSandboxOptions, BleepaySandboxOptions {}

/** Creates all simulated vendors. */
export function createVendorSandboxes(
  common: VendorSandboxSetup,
  options: VendorSandboxOptions,
): VendorSandbox[] {
  // `common` comes last: `options` may contain the same keys as `undefined`.
  const setup = { ...options, ...common };
  return [createProofSandbox(setup), createTransakSandbox(setup), createBleepaySandbox(setup)];
}
