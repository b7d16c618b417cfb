import { RampError } from "../RampError.ts";
import type { AnyVendor, Vendor } from "./Vendor.ts";

/**
 * The whole of a vendor.
 *
 * @throws {RampError} `script-network` or `script-offline`, where our own code for it could not be fetched
 */
export async function loadVendor(vendor: AnyVendor): Promise<Vendor> {
  if (!("load" in vendor)) return vendor;
  try {
    return { ...vendor, ...(await vendor.load()) };
  } catch (cause) {
    throw notLoaded(`the vendor "${vendor.name}"`, cause);
  }
}

/** A part of this library that did not come: a network, or a newer version of the app that has replaced it. */
export function notLoaded(part: string, cause: unknown): RampError {
  return new RampError(
    navigator.onLine ? "script-network" : "script-offline",
    `This library's code for ${part} could not be loaded, so nothing was opened. ` +
      "Check the connection, and that the files of the version that this page was built with are still served.",
    { cause },
  );
}
