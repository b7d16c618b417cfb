import type { VendorServer } from "../../vendors/VendorServer.ts";
import { collectBrowserPolicy } from "./collectBrowserPolicy.ts";

/**
 * The value of `Permissions-Policy` with which the vendors' frames may use what they need, such as
 * the camera for an identity check. Your page keeps each of these for itself as well. Features that
 * it does not name stay as they are.
 *
 * @throws {TypeError} where there is no vendor, or where an origin or a feature cannot stand in a header
 */
export function permissionsPolicy(vendors: readonly Pick<VendorServer, "page">[]): string {
  const { permissions } = collectBrowserPolicy("permissionsPolicy", vendors);
  return [...permissions]
    .map(([permission, frames]) => {
      const allowed = ["self", ...[...frames].map((frame) => `"${frame}"`)];
      return `${permission}=(${allowed.join(" ")})`;
    })
    .join(", ");
}
