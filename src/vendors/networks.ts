/** One blockchain network, and what it is called. */
interface Network {
  /** The name in options: Transak's. */
  name: string;
  /** What else it is called, in lower case. */
  aliases?: readonly string[];
  /** The vendors' words, by vendor. */
  words: Readonly<Record<string, string>>;
}

/**
 * Proof documents its three words, and Bleepay its two. Transak documents `ethereum`, `arbitrum` and
 * `mainnet`, which is its word for Bitcoin, and for other coins that have only one network. Its
 * other words are inferred, from public code that calls Transak or from the networks' own names.
 */
const networks: readonly Network[] = [
  { name: "ethereum", words: { transak: "ethereum", proof: "ERC20", bleepay: "ethereum" } },
  { name: "tron", words: { transak: "tron", proof: "TRC20" } },
  { name: "bsc", words: { transak: "bsc", proof: "BEP20" } },
  { name: "polygon", words: { transak: "polygon", bleepay: "polygon" } },
  { name: "arbitrum", words: { transak: "arbitrum" } },
  { name: "optimism", words: { transak: "optimism" } },
  { name: "base", words: { transak: "base" } },
  { name: "solana", words: { transak: "solana" } },
  { name: "mainnet", aliases: ["bitcoin"], words: { transak: "mainnet" } },
];

/**
 * A network in a vendor's own word. Networks are named case-insensitively, by any vendor's word for
 * them. A name that is unknown, or for which the vendor's word is unknown, is returned unchanged.
 *
 * @param vendor name of the vendor
 */
export function toVendorNetwork(vendor: string, network: string): string {
  return findNetwork(network)?.words[vendor] ?? network;
}

/** A network's name in options. An unknown name is returned unchanged. */
export function toCanonicalNetwork(network: string): string {
  return findNetwork(network)?.name ?? network;
}

function findNetwork(network: string): Network | undefined {
  const word = network.toLowerCase();
  return networks.find(({ name, aliases = [], words }) =>
    [name, ...aliases, ...Object.values(words)].some((one) => one.toLowerCase() === word),
  );
}
