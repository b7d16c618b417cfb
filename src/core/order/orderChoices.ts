import type { Mode } from "../../order.ts";
import { toCanonicalNetwork } from "../../vendors/networks.ts";
import type {
  AssetOption,
  FiatOption,
  OrderOptions,
  PaymentMethodOption,
} from "../../vendors/Offer.ts";

/** An asset that an order form offers. */
export interface OrderFormAsset {
  /** The asset, e.g. `USDT`. */
  currency: string;
  /** The only network to offer. @default all of the asset's networks */
  network?: string | undefined;
}

/** What is chosen besides the amount. A missing field is still the default. */
export interface OrderPick {
  currency?: string | undefined;
  network?: string | undefined;
  fiatCurrency?: string | undefined;
  paymentMethod?: string | undefined;
}

/** What can be chosen, and what is. */
export interface OrderChoices {
  /** The assets, each once. */
  assets: readonly AssetOption[];
  /** The networks of the chosen asset. */
  networks: readonly string[];
  /** The money on the other side. */
  fiatCurrencies: readonly FiatOption[];
  /** The payment methods of the chosen currency. */
  paymentMethods: readonly PaymentMethodOption[];
  /** The chosen asset. `undefined` while the options are loading, if there is no default. */
  currency: string | undefined;
  /** The chosen network. `undefined` if none is known. */
  network: string | undefined;
  /** The chosen money. `undefined` if none is known. */
  fiatCurrency: string | undefined;
  /** The chosen payment method. `undefined` leaves it to the vendor's page. */
  paymentMethod: string | undefined;
}

export interface ChoiceInput {
  mode: Mode;
  /** What can be ordered. Without it, only the defaults are known. */
  options: OrderOptions | undefined;
  /** Restricts `options`. */
  assets: readonly OrderFormAsset[] | undefined;
  pick: OrderPick;
  defaults: OrderPick;
}

/**
 * Applies picks as far as they can be ordered, and the host's defaults: options may be incomplete, so a default is never
 * replaced by another option. Without either, the first option is chosen.
 */
export function getChoices({
  mode,
  options = { assets: [], fiatCurrencies: [] },
  assets: allowed,
  pick,
  defaults,
}: ChoiceInput): OrderChoices {
  const offered = options.assets.filter(
    (asset) => asset.mode === mode && isAllowed(asset, allowed),
  );
  const currency = choose(
    pick.currency,
    defaults.currency,
    offered.map((asset) => asset.currency),
  );
  const networks = offered
    .filter((asset) => asset.currency === currency)
    .map(({ network }) => network);
  const fiatCurrencies = options.fiatCurrencies.filter((fiat) => fiat.mode === mode);
  const fiatCurrency = choose(
    pick.fiatCurrency,
    defaults.fiatCurrency,
    fiatCurrencies.map((fiat) => fiat.currency),
  );
  const { paymentMethods = [] } =
    fiatCurrencies.find((fiat) => fiat.currency === fiatCurrency) ?? {};
  const wanted = "paymentMethod" in pick ? pick.paymentMethod : defaults.paymentMethod;
  const isKnown = paymentMethods.some((method) => method.paymentMethod === wanted);
  return {
    assets: offered.filter(
      (asset, index) => offered.findIndex((one) => one.currency === asset.currency) === index,
    ),
    networks,
    fiatCurrencies,
    paymentMethods,
    currency,
    network: choose(
      findNetwork(networks, pick.network),
      // Another asset has other networks.
      findNetwork(networks, defaults.network) ??
        (currency === defaults.currency ? defaults.network : undefined),
      networks,
    ),
    fiatCurrency,
    paymentMethod: isKnown || fiatCurrencies.length === 0 ? wanted : undefined,
  };
}

function isAllowed(
  { currency, network }: AssetOption,
  allowed: readonly OrderFormAsset[] | undefined,
): boolean {
  return (
    !allowed ||
    allowed.some(
      (one) =>
        one.currency === currency &&
        (one.network === undefined || isSameNetwork(one.network, network)),
    )
  );
}

/** Networks have several names. */
function isSameNetwork(one: string, other: string): boolean {
  return toCanonicalNetwork(one) === toCanonicalNetwork(other);
}

/** The network by its name in the list. If nothing is listed, by the one that it has. */
function findNetwork(networks: readonly string[], network: string | undefined): string | undefined {
  if (network === undefined || networks.length === 0) return network;
  return networks.find((one) => isSameNetwork(one, network));
}

/** What the user picked if it is available, else the host's default, else the first that is available. */
function choose(
  picked: string | undefined,
  fallback: string | undefined,
  available: readonly string[],
): string | undefined {
  const isUsable = picked !== undefined && (available.length === 0 || available.includes(picked));
  return isUsable ? picked : (fallback ?? available[0]);
}
