import type { Mode } from "../../order.ts";
import { compareDecimals } from "../compareDecimals.ts";
import { toCanonicalNetwork } from "../networks.ts";
import type {
  AmountLimit,
  AssetOption,
  FiatOption,
  OrderOptions,
  PaymentMethodOption,
} from "../Offer.ts";
import { getCoinProblem, getFiatProblem, isOptionAvailable } from "./checkOrder.ts";
import type { TransakCoin, TransakFiat } from "./parseLists.ts";
import { toPaymentMethod } from "./paymentMethods.ts";

const vendors = ["transak"];

/**
 * What can be ordered in a country, from Transak's lists. That a coin can't be paid with one of a
 * currency's methods only shows in its offers.
 */
export function listOrderOptions(
  { coins, fiats }: { coins: readonly TransakCoin[]; fiats: readonly TransakFiat[] },
  country: string | undefined,
): OrderOptions {
  const modes: readonly Mode[] = ["buy", "sell"];
  return {
    assets: modes.flatMap((mode) => listAssets(coins, mode, country)),
    fiatCurrencies: modes.flatMap((mode) => listFiats(fiats, mode, country)),
  };
}

function listAssets(
  coins: readonly TransakCoin[],
  mode: Mode,
  country: string | undefined,
): AssetOption[] {
  const assets = new Map<string, AssetOption>();
  for (const coin of coins) {
    if (getCoinProblem(coin, mode, country)) continue;
    const { symbol: currency, name } = coin;
    const network = toCanonicalNetwork(coin.network);
    assets.set(`${currency} ${network}`, { mode, currency, network, name, vendors });
  }
  return [...assets.values()];
}

function listFiats(
  fiats: readonly TransakFiat[],
  mode: Mode,
  country: string | undefined,
): FiatOption[] {
  return fiats
    .filter((fiat) => !getFiatProblem(fiat, mode, country))
    .map((fiat) => ({
      mode,
      currency: fiat.symbol,
      paymentMethods: listPaymentMethods(fiat, mode, country),
    }))
    .filter(({ paymentMethods }) => paymentMethods.length > 0);
}

function listPaymentMethods(
  { options }: TransakFiat,
  mode: Mode,
  country: string | undefined,
): PaymentMethodOption[] {
  const methods = new Map<string, PaymentMethodOption>();
  for (const option of options) {
    if (!isOptionAvailable(option, mode, country)) continue;
    const paymentMethod = toPaymentMethod(option.id);
    const other = methods.get(paymentMethod);
    const limits = option.limits[mode];
    methods.set(paymentMethod, {
      paymentMethod,
      limits: other ? widen(other.limits, limits) : limits,
      vendors,
    });
  }
  return [...methods.values()];
}

/** The widest limits of both. If one is unknown, so are they. */
function widen(
  one: AmountLimit | undefined,
  other: AmountLimit | undefined,
): AmountLimit | undefined {
  if (!one || one.currency !== other?.currency) return undefined;
  const min = pickWider(one.min, other.min, -1);
  return { ...one, min, max: pickWider(one.max, other.max, 1) };
}

function pickWider(left: string | undefined, right: string | undefined, sign: 1 | -1) {
  if (left === undefined || right === undefined) return undefined;
  return compareDecimals(left, right) * sign > 0 ? left : right;
}
