import { toCanonicalNetwork } from "../networks.ts";
import type { AmountLimit, AssetOption, Offer, OrderOptions } from "../Offer.ts";
import { type BleepayAsset, listAcceptedAssets } from "./assets.ts";
import type { BleepayDeposit } from "./buildSessionRequest.ts";
import type { Refusal } from "./refusal.ts";
import type { BleepayConfig } from "./widgetConfig.ts";

/** How long an offer holds, in milliseconds. Bleepay documents no time, so this is inferred. */
const OFFER_TTL_MS = 60_000;

/**
 * The offer for a deposit: what the user sends is what you receive. Bleepay names no fees and no
 * price in money.
 */
export function toBleepayOffer({ amount, currency }: BleepayDeposit, config: BleepayConfig): Offer {
  return {
    status: "quoted",
    vendor: "bleepay",
    limits: toLimits(config, currency),
    quote: {
      amount,
      paidInCrypto: true,
      isBinding: false,
      expiresAt: new Date(Date.now() + OFFER_TTL_MS).toISOString(),
    },
  };
}

/** @param config missing if the order is impossible whatever it says */
export function toRefusedOffer(
  { reason, isUserSpecific }: Refusal,
  currency: string,
  config?: BleepayConfig,
): Offer {
  return {
    status: "unavailable",
    vendor: "bleepay",
    reason,
    isUserSpecific,
    limits: config && toLimits(config, currency),
  };
}

/**
 * Bleepay documents the limits in the currency of the deposit. That the same numbers hold for every
 * currency is inferred: a widget has no others.
 */
function toLimits({ minAmount, maxAmount }: BleepayConfig, currency: string) {
  if (!minAmount && !maxAmount) return undefined;
  const limit: AmountLimit = {
    currency,
    min: minAmount ?? undefined,
    max: maxAmount ?? undefined,
  };
  return [limit];
}

/** Bleepay takes no money, so there are no currencies and payment methods. */
export function toBleepayOptions(
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): OrderOptions {
  const options = new Map<string, AssetOption>();
  for (const { currency, network: spelling } of listAcceptedAssets(config, assets)) {
    const network = toCanonicalNetwork(spelling);
    options.set(`${currency} ${network}`, {
      mode: "buy",
      currency,
      network,
      vendors: ["bleepay"],
    });
  }
  return { assets: [...options.values()], fiatCurrencies: [] };
}
