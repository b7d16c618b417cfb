import { compareDecimals } from "../../vendors/compareDecimals.ts";
import type { Order } from "../../order.ts";
import type { Offer, Quote, QuotedOffer } from "../../vendors/Offer.ts";

/**
 * Sorts offers, the best first: quotes by what the user gets for the fixed amount, or gives for it,
 * then quotes that can't be compared, then vendors without a price, then those that don't serve the
 * order. Among equals, the order of the vendors stays.
 */
export function rankOffers(offers: readonly Offer[], order: Order): readonly Offer[] {
  const compare = getComparison(order);
  const isQuoted = (offer: Offer): offer is QuotedOffer => offer.status === "quoted";
  const quoted = offers.filter(isQuoted);
  const comparable = quoted
    .filter(({ quote }) => isComparable(quote, order))
    .toSorted((one, other) => compare(one.quote, other.quote));
  const [first, ...others] = comparable;
  const isBest = ({ quote }: QuotedOffer) =>
    first !== undefined && others.length > 0 && compare(quote, first.quote) === 0;
  const best = comparable.filter(isBest);
  const ranked = [
    ...best.map((offer) => Object.assign({ isBest: true }, offer)),
    ...comparable.slice(best.length),
  ];
  return [
    ...ranked,
    ...quoted.filter(({ quote }) => !isComparable(quote, order)),
    ...offers.filter(({ status }) => status === "unpriced"),
    ...offers.filter(({ status }) => status === "unavailable"),
  ];
}

/** Whether a quote says what the user gives and gets, in the money of the order. */
function isComparable({ fiatAmount, fiatCurrency }: Quote, order: Order): boolean {
  return fiatAmount !== undefined && (order.fiatCurrency ?? fiatCurrency) === fiatCurrency;
}

type Comparison = (one: Quote, other: Quote) => number;

/** A purchase should give much crypto or cost little money; a sale the other way round. */
function getComparison({ mode, amount }: Order): Comparison {
  const byAmount: Comparison = (one, other) => compareDecimals(one.amount, other.amount);
  const byFiatAmount: Comparison = (one, other) =>
    compareDecimals(one.fiatAmount ?? "0", other.fiatAmount ?? "0");
  const isCryptoFixed = amount !== undefined;
  const ascending = isCryptoFixed ? byFiatAmount : byAmount;
  // What is left to compare is what the user gets, or what they give.
  const wantsMore = (mode === "sell") === isCryptoFixed;
  return wantsMore ? (one, other) => ascending(other, one) : ascending;
}
