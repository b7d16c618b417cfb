import type { VendorServer } from "../../vendors/VendorServer.ts";
import { collectBrowserPolicy } from "./collectBrowserPolicy.ts";

/**
 * The `Permissions-Policy` header value that allows the vendors' frames the features that they
 * need, such as the camera for an identity check. Your page keeps each of these features as well.
 * The header leaves all other features unchanged.
 *
 * @throws {TypeError} if there is no vendor, or an origin or a feature is not valid in a header
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
