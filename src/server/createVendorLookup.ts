import { checkOptionalFunction } from "../vendors/optionChecks.ts";
import type { VendorServer } from "../vendors/VendorServer.ts";

/**
 * Returns the vendor with that name, the first one if no name is given, and nothing for an unknown
 * name.
 */
export type VendorLookup = (name: string | null | undefined) => VendorServer | undefined;

/** @throws {TypeError} if there is no vendor, one is invalid, or two share a name */
export function createVendorLookup(vendors: readonly VendorServer[]): VendorLookup {
  const [first] = Array.isArray(vendors) ? (vendors as readonly VendorServer[]) : [];
  if (!first)
    throw new TypeError(
      "rampEndpoint() got no vendor, so it could never open a session. Pass `vendors: […]` with at least one that ramp-widget/server exports, or one of your own.",
    );
  const byName = new Map<string, VendorServer>();
  for (const vendor of vendors) {
    checkVendor(vendor);
    if (byName.has(vendor.name))
      throw new TypeError(
        `rampEndpoint() got two vendors called "${vendor.name}", so purchases couldn't be told apart. Give each a \`name\` of its own.`,
      );
    byName.set(vendor.name, vendor);
  }
  return (name) => byName.get(name ?? first.name);
}

const REQUIRED = ["createSession", "getTransaction", "getStatus"] as const;
const OPTIONAL = [
  "cancelTransaction",
  "enabled",
  "getKycStatus",
  "getOffers",
  "getOrderOptions",
  "parseWebhook",
  "confirmTransaction",
  "subscribeTransaction",
] as const;

function checkVendor(vendor: VendorServer): void {
  if (typeof vendor !== "object" || vendor === null || typeof vendor.name !== "string")
    throw new TypeError(
      "rampEndpoint() got something in `vendors` that is no vendor. Pass what the vendors of ramp-widget/server return, or one of your own with a `name`.",
    );
  const { name, sessionLifetimeMs = 1 } = vendor;
  for (const field of REQUIRED)
    if (typeof vendor[field] !== "function")
      throw new TypeError(
        `rampEndpoint() got a vendor called "${name}" that has no function \`${field}\`. Take it from ramp-widget/server, not from ramp-widget, whose vendors are for the page.`,
      );
  for (const field of OPTIONAL)
    checkOptionalFunction(
      `rampEndpoint()'s vendor "${name}"`,
      field,
      vendor[field],
      "Write it as a function, or leave it out.",
    );
  if (!(sessionLifetimeMs > 0 && Number.isFinite(sessionLifetimeMs)))
    throw new TypeError(
      `rampEndpoint()'s vendor "${name}" has a \`sessionLifetimeMs\` that is no finite number above zero. Write how long a session can be paid, in milliseconds, or leave it out.`,
    );
}
