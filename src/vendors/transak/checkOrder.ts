import type { Mode, Order } from "../../order.ts";
import { findLimitProblem, type LimitedAmount } from "../findLimitProblem.ts";
import { toVendorNetwork } from "../networks.ts";
import type { AmountLimit, UnavailableReason } from "../Offer.ts";
import type { TransakCoin, TransakFiat, TransakPaymentOption } from "./parseLists.ts";
import { toPaymentMethod } from "./paymentMethods.ts";

/** A question for a price: the order's coin and currency with one payment method. */
export interface Candidate {
  coin: TransakCoin;
  fiat: TransakFiat;
  option: TransakPaymentOption;
  limits: readonly AmountLimit[];
}

/** What the lists say about an order. */
export type CheckedOrder =
  /** Transak may serve it with each of these. */
  | { candidates: readonly Candidate[] }
  /** Transak may serve it, and has no price for it. */
  | { unpriced: readonly AmountLimit[] }
  | { reason: UnavailableReason; limits: readonly AmountLimit[] };

/** The most payment methods for which a price is requested. */
const MAX_CANDIDATES = 4;

/**
 * Checks an order against Transak's lists. That an order can be served if it passes all of these
 * checks is inferred.
 *
 * @param country ISO 3166 alpha-2; without it, no country is excluded
 */
export function checkOrder(
  order: Order,
  { coins, fiats }: { coins: readonly TransakCoin[]; fiats: readonly TransakFiat[] },
  country: string | undefined,
): CheckedOrder {
  const { mode, fiatCurrency, paymentMethod } = order;
  const named = findCoins(order, coins);
  const available = named.filter((one) => !getCoinProblem(one, mode, country));
  const [coin] = available;
  if (!coin)
    return refuse((named[0] && getCoinProblem(named[0], mode, country)) ?? "asset-unsupported");
  if (fiatCurrency === undefined) return { unpriced: [] };

  const fiat = fiats.find(({ symbol }) => symbol === fiatCurrency);
  if (!fiat) return refuse("fiat-unsupported");
  const fiatProblem = getFiatProblem(fiat, mode, country);
  if (fiatProblem) return refuse(fiatProblem);

  const candidates = fiat.options
    .filter(
      (option) =>
        isNamed(option, paymentMethod) &&
        isOptionAvailable(option, mode, country) &&
        !isExcluded(coin, fiat, option.id),
    )
    .map((option) => {
      // A sale has limits of the payout and of the coin.
      const limits = [option.limits[mode], mode === "sell" ? coin.payInLimit : undefined];
      return { coin, fiat, option, limits: limits.filter((one) => one !== undefined) };
    });
  if (candidates.length === 0) return refuse("method-unsupported");

  const limits = joinLimits(candidates);
  const problems = candidates.map((one) => getLimitProblem(one, listSides(order)));
  const within = candidates.filter((_, index) => problems[index] === undefined);
  if (within.length === 0) return { reason: problems[0] ?? "amount-too-low", limits };
  // Transak has no price for a sale by the money that arrives, and a price is for one network.
  const amount = mode === "buy" ? (order.amount ?? order.fiatAmount) : order.amount;
  if (amount === undefined || available.length > 1) return { unpriced: limits };
  return { candidates: within.slice(0, paymentMethod === undefined ? 1 : MAX_CANDIDATES) };
}

function refuse(reason: UnavailableReason): CheckedOrder {
  return { reason, limits: [] };
}

/** A currency has the same symbol on several networks. */
function findCoins({ currency, network }: Order, coins: readonly TransakCoin[]): TransakCoin[] {
  const word = network && toVendorNetwork("transak", network).toLowerCase();
  return coins.filter(
    (coin) => coin.symbol === currency && (!word || coin.network.toLowerCase() === word),
  );
}

export function getCoinProblem(
  { allows, isSuspended, excludedCountries }: TransakCoin,
  mode: Mode,
  country: string | undefined,
): UnavailableReason | undefined {
  if (isSuspended || !(allows.buy || allows.sell)) return "asset-unsupported";
  if (!allows[mode]) return mode === "sell" ? "mode-unsupported" : "asset-unsupported";
  return country !== undefined && excludedCountries.has(country)
    ? "country-unsupported"
    : undefined;
}

export function getFiatProblem(
  { allows, countries }: TransakFiat,
  mode: Mode,
  country: string | undefined,
): UnavailableReason | undefined {
  if (!allows[mode]) return mode === "sell" && allows.buy ? "mode-unsupported" : "fiat-unsupported";
  return isIn(countries, country) ? undefined : "country-unsupported";
}

export function isOptionAvailable(
  { allows, countries }: TransakPaymentOption,
  mode: Mode,
  country: string | undefined,
): boolean {
  return allows[mode] && isIn(countries[mode], country);
}

function isIn(countries: ReadonlySet<string> | undefined, country: string | undefined): boolean {
  return !countries || country === undefined || countries.has(country);
}

function isNamed({ id }: TransakPaymentOption, paymentMethod: string | undefined): boolean {
  return paymentMethod === undefined || [id, toPaymentMethod(id)].includes(paymentMethod);
}

function isExcluded({ excludedOptions }: TransakCoin, fiat: TransakFiat, id: string): boolean {
  return excludedOptions.some((one) => one.fiat === fiat.symbol && one.id === id);
}

function joinLimits(candidates: readonly Candidate[]): AmountLimit[] {
  return [...new Set(candidates.flatMap(({ limits }) => limits))];
}

function listSides({ currency, amount, fiatCurrency, fiatAmount }: Order): LimitedAmount[] {
  return [
    { currency, amount },
    { currency: fiatCurrency, amount: fiatAmount },
  ];
}

/** Which limit one of both sides breaks. A sale may have limits of both. */
export function getLimitProblem(
  { option, limits }: Candidate,
  sides: readonly LimitedAmount[],
): "amount-too-low" | "amount-too-high" | undefined {
  return sides
    .map((side) => findLimitProblem(limits, [side], toPaymentMethod(option.id)))
    .find((problem) => problem !== undefined);
}
