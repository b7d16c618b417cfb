import { toCanonicalNetwork } from "../../vendors/networks.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";

/** What users call a network: by its own name, and by the standard of its tokens. */
const NETWORKS: Record<string, string> = {
  ethereum: "Ethereum (ERC20)",
  tron: "Tron (TRC20)",
  bsc: "BNB Smart Chain (BEP20)",
  polygon: "Polygon",
  arbitrum: "Arbitrum",
  optimism: "Optimism",
  base: "Base",
  solana: "Solana",
  mainnet: "Mainnet",
};

/** A name of a brand is the same in every language. */
const BRANDS: Record<string, string> = { apple_pay: "Apple Pay", google_pay: "Google Pay" };

export function getNetworkName(network: string): string {
  const name = toCanonicalNetwork(network);
  return Object.hasOwn(NETWORKS, name) ? (NETWORKS[name] as string) : network;
}

export function getMethodName(method: string, words: OrderMessages): string {
  if (method === "card") return words.card;
  if (method === "bank_transfer") return words.bankTransfer;
  return Object.hasOwn(BRANDS, method) ? (BRANDS[method] as string) : toTitle(method);
}

/** A vendor's name as users know it, unless the host passes another. */
export function getVendorName(
  vendor: string,
  names: Readonly<Record<string, string>> | undefined,
): string {
  return names && Object.hasOwn(names, vendor) ? (names[vendor] as string) : toTitle(vendor);
}

/** `pix_transfer` is `Pix transfer`. */
function toTitle(word: string): string {
  const text = word.replaceAll("_", " ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
