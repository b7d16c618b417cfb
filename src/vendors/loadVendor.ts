import { withLoadTimeout } from "../withLoadTimeout.ts";
import { RampError } from "../RampError.ts";
import type { VendorInput, Vendor } from "./Vendor.ts";

/**
 * Loads a vendor completely.
 *
 * @throws {RampError} `script-network` or `script-offline`, if the vendor's code could not be
 * loaded
 */
export async function loadVendor(vendor: VendorInput): Promise<Vendor> {
  if (!("load" in vendor)) return vendor;
  try {
    return { ...vendor, ...(await withLoadTimeout(vendor.load())) };
  } catch (cause) {
    throw notLoaded(`the vendor "${vendor.name}"`, cause);
  }
}

/**
 * A part of this library failed to load: because of the network, or because a newer deployment of
 * the app replaced it.
 */
export function notLoaded(part: string, cause: unknown): RampError {
  return new RampError(
    isOffline() ? "script-offline" : "script-network",
    `This library's code for ${part} could not be loaded, so nothing was opened. ` +
      "Check the connection, and that the files of the version that this page was built with are still served.",
    { cause },
  );
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && !navigator.onLine;
}
