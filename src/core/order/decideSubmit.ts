import type { Order } from "../../order.ts";
import type { Offer, Quote } from "../../vendors/Offer.ts";
import { isServing } from "./orderProblem.ts";
import { isWorseQuote } from "./isWorseQuote.ts";

/** The offer that the user chose. */
export interface OfferChoice {
  /** Name of the vendor. */
  vendor: string;
  /** The payment method of the offer, if the vendor has made several. */
  paymentMethod?: string | undefined;
}

/** A price that got worse after the user saw it. */
export interface QuoteChange {
  /** What the user saw. */
  before: Quote;
  /** What it is now. `undefined` if the vendor no longer says. */
  after: Quote | undefined;
}

export type SubmitDecision =
  | { type: "submit"; order: Order }
  | { type: "confirm"; quoteChange: QuoteChange; offer: Offer }
  /** Nothing serves the order any more. */
  | { type: "refuse" };

export interface SubmitInput {
  /** The order that the vendors were asked for. */
  order: Order;
  /** What the vendors offer for it now. */
  offers: readonly Offer[];
  /** The user's own choice. */
  choice: OfferChoice | undefined;
  /** The offer that the user saw as the selected one before submitting. */
  seen: Offer | undefined;
  /** A fraction: 0.01 is one percent. */
  slippage: number;
}

/** Decides whether the order is placed with these offers, or the user has to see them first. */
export function decideSubmit({
  order,
  offers,
  choice,
  seen,
  slippage,
}: SubmitInput): SubmitDecision {
  const before = getQuote(seen);
  /** Whether an offer may stand for one with this price; for one without a price, only another without. */
  const isNoWorse = (than: Quote | undefined) => (offer: Offer) => {
    const quote = getQuote(offer);
    const isWorse = than ? isWorseQuote(than, quote, order, slippage) : quote !== undefined;
    return isServing(offer) && !isWorse;
  };
  const isAcceptable = isNoWorse(before);
  const known = choice ?? (seen && toChoice(seen));
  const own = known && selectOffer(offers, known);
  // Another vendor may have the best offer by now. The offer that the user saw is kept while its price holds.
  // Without a price there was none to hold.
  const holds = own !== undefined && (before ? isAcceptable(own) : isServing(own));
  const keepsOwn = choice !== undefined || holds;
  const selected = keepsOwn ? own : selectOffer(offers, undefined);
  if (!selected || !isServing(selected)) return { type: "refuse" };
  const after = getQuote(selected);
  // There is no earlier price to compare it with: the form shows the offer, and the user submits again.
  if (seen && !before && !keepsOwn && after) return { type: "refuse" };
  if (before && !isAcceptable(selected))
    return { type: "confirm", quoteChange: { before, after }, offer: selected };
  if (choice) return { type: "submit", order: addChosen(order, selected) };
  return {
    type: "submit",
    order: addVendors(order, selected, offers.filter(isNoWorse(before ?? after))),
  };
}

/** The offer that the user chose, else the first that serves the order. */
export function selectOffer(
  offers: readonly Offer[],
  choice: OfferChoice | undefined,
): Offer | undefined {
  if (!choice) return offers.find(isServing);
  const own = offers.filter(({ vendor }) => vendor === choice.vendor);
  const methodOf = (offer: Offer) => getQuote(offer)?.paymentMethod;
  return (
    own.find((offer) => methodOf(offer) === choice.paymentMethod) ??
    // Another payment method is another offer, which the user hasn't chosen.
    own.find((offer) => choice.paymentMethod === undefined || methodOf(offer) === undefined)
  );
}

export function toChoice(offer: Offer): OfferChoice {
  return { vendor: offer.vendor, paymentMethod: getQuote(offer)?.paymentMethod };
}

/** What the vendor would give, if it says. */
export function getQuote(offer: Offer | undefined): Quote | undefined {
  return offer?.status === "quoted" ? offer.quote : undefined;
}

/** A vendor that the user chose is never replaced. */
function addChosen({ alternatives: _asked, ...order }: Order, selected: Offer): Order {
  const paymentMethod = order.paymentMethod ?? getQuote(selected)?.paymentMethod;
  const method = paymentMethod === undefined ? undefined : { paymentMethod };
  return { ...order, ...method, vendor: selected.vendor };
}

/** Another vendor may take over if its price is no worse than what the user saw, for the same payment method. */
function addVendors(order: Order, selected: Offer, acceptable: readonly Offer[]): Order {
  const chosen = addChosen(order, selected);
  const serving = acceptable.filter((offer) => {
    const { paymentMethod = chosen.paymentMethod } = getQuote(offer) ?? {};
    return paymentMethod === chosen.paymentMethod || chosen.paymentMethod === undefined;
  });
  const vendors = new Set(serving.map((offer) => offer.vendor));
  vendors.delete(selected.vendor);
  const alternatives = [...vendors];
  return { ...chosen, ...(alternatives.length > 0 && { alternatives }) };
}
