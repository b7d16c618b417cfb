import type { VendorServer } from "../vendors/VendorServer.ts";

/** The vendor of that name, the first one where no name is given, and nothing for a name that none has. */
export type VendorOf = (name: string | null | undefined) => VendorServer | undefined;

/** @throws {TypeError} where there is no vendor, or where two have one name */
export function vendorsByName(vendors: readonly VendorServer[]): VendorOf {
  const [first] = vendors;
  if (!first)
    throw new TypeError(
      "rampEndpoint() got no vendor, so it could never open a session. Pass `vendors: […]` with at least one that ramp-widget/server exports, or one of your own.",
    );
  const byName = new Map<string, VendorServer>();
  for (const vendor of vendors) {
    if (byName.has(vendor.name))
      throw new TypeError(
        `rampEndpoint() got two vendors called "${vendor.name}", so nobody could say which of them a purchase is with. Give each a \`name\` of its own.`,
      );
    byName.set(vendor.name, vendor);
  }
  return (name) => byName.get(name ?? first.name);
}
