import { compareDecimals } from "../../vendors/compareDecimals.ts";
import type { Order } from "../../order.ts";
import type { Offer, Quote, QuotedOffer } from "../../vendors/Offer.ts";

/**
 * Sorts offers, the best first: quotes by what the user gets for the fixed amount, or gives for it,
 * one currency after the other, then quotes that can't be compared, then vendors without a price,
 * then those that don't serve the order. Among equals, the order of the vendors stays.
 */
export function rankOffers(offers: readonly Offer[], order: Order): readonly Offer[] {
  const compare = getComparison(order);
  const isQuoted = (offer: Offer): offer is QuotedOffer => offer.status === "quoted";
  const quoted = offers.filter(isQuoted);
  const comparable = quoted.filter(({ quote }) => isComparable(quote, order));
  const currencies = new Set(comparable.map(({ quote }) => quote.fiatCurrency));
  const ranked = [...currencies].flatMap((currency) =>
    comparable
      .filter(({ quote }) => quote.fiatCurrency === currency)
      .toSorted((one, other) => compare(one.quote, other.quote)),
  );
  // A card costs more than a bank transfer, and is worth it to some: neither price is the better one. A quote that
  // names no method is for any.
  const isSameKind = (one: Quote, other: Quote) =>
    one.fiatCurrency === other.fiatCurrency &&
    (one.paymentMethod === other.paymentMethod ||
      one.paymentMethod === undefined ||
      other.paymentMethod === undefined);
  const isBest = ({ quote }: QuotedOffer) => {
    const alike = ranked.filter((other) => isSameKind(quote, other.quote));
    return alike.length > 1 && alike.every((other) => compare(quote, other.quote) <= 0);
  };
  return [
    ...ranked.map((offer) => (isBest(offer) ? toBest(offer) : offer)),
    ...quoted.filter(({ quote }) => !isComparable(quote, order)),
    ...offers.filter(({ status }) => status === "unpriced"),
    ...offers.filter(({ status }) => status === "unavailable"),
  ];
}

const toBest = (offer: QuotedOffer): QuotedOffer => ({ isBest: true, ...offer });

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
