const IPV4_IN_IPV6 = /^::ffff:(?=[\d.]+$)/i;

/**
 * The part of an IP address that one customer of a provider has: an IPv4 address as a whole, and the
 * first 64 bits of an IPv6 address, because a customer may use all addresses behind them.
 */
export function getIpNetwork(ip: string): string {
  const address = ip.replace(IPV4_IN_IPV6, "");
  if (!address.includes(":") || !URL.canParse(`http://[${address}]`)) return address;
  // The URL's host is the address in its one shortest form.
  const [start = "", end] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const first = start.split(":").filter((group) => group !== "");
  const last = end?.split(":").filter((group) => group !== "") ?? [];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}
