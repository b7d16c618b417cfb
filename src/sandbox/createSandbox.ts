import {
  createVendorSandboxes,
  type VendorSandboxOptions,
} from "../vendors/createVendorSandboxes.ts";
import { type VendorServerOptions, createVendorServer } from "./createVendorServer.ts";
import type { Sandbox } from "./Sandbox.ts";

/** How to simulate the vendors. */
export interface SandboxOptions extends VendorServerOptions, VendorSandboxOptions {}

/**
 * Creates a sandbox that simulates all vendors at once, each at its own paths. It is as strict as the
 * vendors are, and its clock can be advanced.
 *
 * @throws {TypeError} if `webhookUrl` isn't an HTTP URL, or if a vendor has no webhooks with these options
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return createVendorServer((setup) => createVendorSandboxes(setup, options), options);
}
