import { toCanonicalNetwork, toVendorNetwork } from "../networks.ts";
import { badRequest, type Refusal } from "./refusal.ts";
import type { BleepayConfig } from "./widgetConfig.ts";

/**
 * A crypto asset that you accept, and its destination (docs.bleepay.com, create deposit session).
 */
export interface BleepayAsset {
  /** E.g. `USDT`: 2 to 8 capital letters and digits. */
  currency: string;
  /** As your widget spells it, e.g. `polygon`: 4 to 66 characters. */
  network: string;
  /** The currency's contract on that network, at most 66 characters; empty for the native coin. */
  currencyAddress: string;
  /** Your own address, at most 128 characters. */
  depositAddress: string;
}

/** The assets for which the widget accepts deposits. */
export function listAcceptedAssets(
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): readonly BleepayAsset[] {
  return listKnownAssets(config, assets).filter(
    ({ currency, network }) => "asset" in findAsset(currency, network, config, assets),
  );
}

/** The asset and its destination, or why Bleepay takes no deposit of it. */
export function findAsset(
  currency: string,
  orderedNetwork: string,
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): { asset: BleepayAsset } | { refused: Refusal } {
  const known = listKnownAssets(config, assets);
  const network = resolveNetwork(orderedNetwork, config, known);
  const refused = refuseCurrency(currency, config) ?? refuseNetwork(network, config);
  if (refused) return { refused };
  const asset = known.find((one) => one.currency === currency && one.network === network);
  if (asset && isAllowed(asset.depositAddress, config.allowedDepositAddresses)) {
    const { currencyAddress, depositAddress } = asset;
    return { asset: { currency, network, currencyAddress, depositAddress } };
  }
  return {
    refused: badRequest(
      "asset-unsupported",
      "wallet_not_supported",
      `There is no deposit address for ${currency} on ${network} ${asset ? "that Bleepay's widget allows" : "among bleepay()'s `assets` and the defaults of Bleepay's widget"}. Add it there, or leave this out of what you offer.`,
    ),
  };
}

/** The partner's assets, and the widget's default after them. */
function listKnownAssets(
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): readonly BleepayAsset[] {
  const { defaultCurrency, defaultNetwork, defaultDepositAddress: depositAddress } = config;
  if (!depositAddress || !defaultCurrency || !defaultNetwork) return assets;
  const currencyAddress = config.defaultCurrencyAddress ?? "";
  return [
    ...assets,
    { currency: defaultCurrency, network: defaultNetwork, currencyAddress, depositAddress },
  ];
}

/**
 * The order's network as the widget spells it. Bleepay documents few names, so those of the assets
 * and of the widget come before the usual one.
 */
function resolveNetwork(
  network: string,
  { allowedNetworks }: BleepayConfig,
  assets: readonly BleepayAsset[],
): string {
  const spellings = [...assets.map((asset) => asset.network), ...(allowedNetworks ?? [])];
  const name = toCanonicalNetwork(network);
  return (
    spellings.find((spelling) => spelling === network) ??
    spellings.find((spelling) => toCanonicalNetwork(spelling) === name) ??
    toVendorNetwork("bleepay", network)
  );
}

function refuseCurrency(currency: string, { allowedCurrencies }: BleepayConfig) {
  return /^[A-Z0-9]{2,8}$/.test(currency) && isAllowed(currency, allowedCurrencies)
    ? undefined
    : badRequest(
        "asset-unsupported",
        "currency_not_allowed",
        `Bleepay's widget takes no ${currency}${suggestAllowed(allowedCurrencies)}.`,
      );
}

function refuseNetwork(network: string, { allowedNetworks }: BleepayConfig) {
  return /^[^]{4,66}$/.test(network) && isAllowed(network, allowedNetworks)
    ? undefined
    : badRequest(
        "asset-unsupported",
        "network_not_allowed",
        `Bleepay's widget takes nothing on ${network}${suggestAllowed(allowedNetworks)}.`,
      );
}

/** If Bleepay lists nothing, it allows everything. */
function isAllowed(one: string, list: readonly string[] | null | undefined): boolean {
  return !list?.length || list.includes(one);
}

function suggestAllowed(list: readonly string[] | null | undefined): string {
  return list?.length ? `. It takes ${list.join(", ")}` : "";
}
