import { createVendorSandboxes, type VendorSandboxOptions } from "../vendors/sandboxes.ts";
import { type VendorServerOptions, createVendorServer } from "./createVendorServer.ts";
import type { Sandbox } from "./Sandbox.ts";

/** How to play the vendors. */
export interface SandboxOptions extends VendorServerOptions, VendorSandboxOptions {}

/**
 * Makes the vendors' behaviour: as strict as they are, with a clock that can be advanced. All of
 * them are played at once, each at its own addresses.
 *
 * @throws {TypeError} if `webhookUrl` is no web address, or a vendor has no webhooks as it is played
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return createVendorServer((setup) => createVendorSandboxes(setup, options), options);
}
