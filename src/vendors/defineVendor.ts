import type { VendorInput } from "./Vendor.ts";

/**
 * Defines a vendor of your own, and checks its parts immediately instead of during a purchase. Pass
 * a whole vendor, or one whose `load()` fetches `parseSession` and `parseTransaction` later, so
 * that the page's initial bundle is smaller.
 *
 * @throws {TypeError} if a part is missing or has the wrong type
 */
export function defineVendor<Defined extends VendorInput>(vendor: Defined): Defined {
  const { name } = vendor;
  if (typeof name !== "string" || name === "")
    throw new TypeError(
      'defineVendor() got no `name`. Give the vendor the name that orders and transactions use, such as "acme".',
    );
  const required = "load" in vendor ? ["matches", "load"] : REQUIRED;
  for (const part of required)
    if (typeof Reflect.get(vendor, part) !== "function")
      throw new TypeError(
        `defineVendor() got a vendor "${name}" without the function \`${part}\`. A vendor needs \`matches\`, \`parseSession\` and \`parseTransaction\`, or \`load\`, which fetches the last two.`,
      );
  return vendor;
}

const REQUIRED = ["matches", "parseSession", "parseTransaction"];
