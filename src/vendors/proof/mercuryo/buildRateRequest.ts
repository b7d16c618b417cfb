import type { Order } from "../../../order.ts";
import { toCanonicalNetwork } from "../../networks.ts";

/** A request for the price of an order. */
export interface RateRequest {
  /** Below the base URL. */
  path: "/widget/buy/rate" | "/widget/sell/rate";
  query: Record<string, string | undefined>;
  /** Whether Mercuryo documents this request. It says nothing about an order if it refuses another. */
  isDocumented: boolean;
}

/**
 * Mercuryo's names by mode (widget.docs.mercuryo.io, buy rate and sell rate). It pays nothing out to
 * Apple Pay and Google Pay.
 */
const paymentMethods = new Map<string, Record<Order["mode"], string | undefined>>([
  ["card", { buy: "card", sell: "card" }],
  ["apple_pay", { buy: "apple", sell: undefined }],
  ["google_pay", { buy: "google", sell: undefined }],
  // That `volt` is a bank transfer is inferred from the names of Mercuryo's methods.
  ["bank_transfer", { buy: "volt", sell: "sepa" }],
]);

/** Mercuryo's names for networks, by the names in options. Inferred from public code that calls it. */
const usualNetworks: Readonly<Record<string, string>> = {
  bsc: "BINANCESMARTCHAIN",
  ethereum: "ETHEREUM",
  mainnet: "BITCOIN",
  polygon: "POLYGON",
  solana: "SOLANA",
  tron: "TRON",
};

/**
 * The request for an order's price; nothing if Mercuryo has none for such an order. Payment methods
 * that aren't known pass through unchanged.
 *
 * @param fiatCurrency the order's
 * @param networks the partner's names for networks, before the usual ones
 */
export function buildRateRequest(
  order: Order,
  fiatCurrency: string,
  networks: Readonly<Record<string, string>>,
  country: string | undefined,
): RateRequest | "method-unsupported" | undefined {
  const { mode, currency, network, amount, fiatAmount, paymentMethod = "" } = order;
  const methods = paymentMethods.get(paymentMethod);
  if (methods && methods[mode] === undefined) return "method-unsupported";
  const common = {
    network: network === undefined ? undefined : toMercuryoNetwork(network, networks),
    payment_method: methods?.[mode] ?? order.paymentMethod,
  };
  if (mode === "sell")
    return amount === undefined
      ? undefined
      : {
          path: "/widget/sell/rate",
          query: { from: currency, to: fiatCurrency, amount, ...common },
          isDocumented: true,
        };
  const buy = {
    type: "buy",
    // The amount contains the fees.
    is_total: "true",
    // In small letters, as Mercuryo's own lists of countries are. That this one is too is inferred.
    country: country?.toLowerCase(),
    ...common,
  };
  if (fiatAmount !== undefined)
    return {
      path: "/widget/buy/rate",
      query: { from: fiatCurrency, to: currency, amount: fiatAmount, ...buy },
      isDocumented: true,
    };
  return amount === undefined
    ? undefined
    : {
        path: "/widget/buy/rate",
        // Swapping the pair requests a price for a fixed amount of crypto. Inferred from one integration.
        query: { from: currency, to: fiatCurrency, amount, ...buy },
        isDocumented: false,
      };
}

function toMercuryoNetwork(network: string, networks: Readonly<Record<string, string>>): string {
  const name = toCanonicalNetwork(network);
  const [, word] =
    Object.entries(networks).find(([key]) => key === network) ??
    Object.entries(networks).find(([key]) => toCanonicalNetwork(key) === name) ??
    Object.entries(usualNetworks).find(([key]) => key === name) ??
    [];
  return word ?? network;
}
