/** The vendor with this name, or the first one if no name is given. */
export function findVendor<Named extends { name: string }>(
  vendors: readonly Named[],
  name: string | undefined,
): Named | undefined {
  return name === undefined ? vendors[0] : vendors.find((vendor) => vendor.name === name);
}
