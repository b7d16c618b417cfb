import type { VendorServer } from "../../vendors/VendorServer.ts";
import { withTimeout } from "../../withTimeout.ts";
import type { RampErrorContext } from "../RampEndpointOptions.ts";

/** How long `enabled` has, in milliseconds: a user waits for it. */
const ENABLED_TIMEOUT_MS = 2_000;

/**
 * Whether the partner has switched the vendor off. Without an answer it counts as switched off,
 * because that may be what the partner wants, and other vendors may serve the order.
 */
export async function isSwitchedOff(
  { name, enabled }: VendorServer,
  reportError: (error: unknown, context: RampErrorContext) => void,
): Promise<boolean> {
  if (!enabled) return false;
  try {
    const isOn = (async () => enabled())();
    return !(await withTimeout(isOn, ENABLED_TIMEOUT_MS));
  } catch (error) {
    reportError(error, { vendor: name });
    return true;
  }
}
