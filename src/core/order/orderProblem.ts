import type { Offer, UnavailableReason } from "../../vendors/Offer.ts";
import { getLimits, type LimitProblem } from "./orderLimits.ts";
import type { OrderChoices } from "./orderChoices.ts";

/** The side of an order whose amount is fixed. */
export type AmountSide = "fiat" | "crypto";

/** Why the form can't be submitted as it is. */
export type OrderProblem =
  /** The form was submitted without an amount. */
  | { code: "amount-missing" }
  /** The text isn't an amount in this language. `suggestion` is the amount that it may mean. */
  | { code: "amount-malformed"; suggestion?: string | undefined }
  /** No vendor takes so little, or so much. */
  | LimitProblem
  /** No vendor serves the order. `advice` is what may work. */
  | { code: "nothing-available"; advice: readonly OrderAdvice[] }
  /** The vendor that the user chose doesn't serve the order. It isn't replaced without asking. */
  | { code: "vendor-unavailable"; vendor: string; reason?: UnavailableReason | undefined };

/** A change of the form with which a vendor may serve the order. */
export type OrderAdvice =
  /** Another amount: a limit. */
  | { change: "amount"; amount: string; currency: string }
  /** Another payment method, or with `undefined` any. */
  | { change: "paymentMethod"; paymentMethod: string | undefined }
  /** The same asset on another network. */
  | { change: "network"; network: string }
  /** Other money. */
  | { change: "fiatCurrency"; fiatCurrency: string }
  /** The same once more: vendors didn't respond, or there was nothing to choose from. */
  | { change: "nothing" };

/** Reasons that may be over in a moment. */
const PASSING: readonly UnavailableReason[] = [
  "rate-limited",
  "unreachable",
  "unreadable",
  "not-configured",
  "switched-off",
];

/** Reasons that another order may not have. */
const ABOUT_ORDER: ReadonlySet<UnavailableReason> = new Set([
  "amount-too-low",
  "amount-too-high",
  "asset-unsupported",
  "fiat-unsupported",
  "method-unsupported",
  "mode-unsupported",
  "order-unsupported",
]);

/** Whether another order may be served: no other amount helps where no vendor serves the country. */
export function mayOtherOrderHelp(offers: readonly Offer[]): boolean {
  const isAboutOrder = (offer: Offer) =>
    offer.status === "unavailable" && ABOUT_ORDER.has(offer.reason);
  return offers.length === 0 || offers.some(isAboutOrder);
}

/** How many changes are worth reading. */
const MAX_ADVICE = 4;

/** Whether a vendor may serve the order. */
export function isServing(offer: Offer): boolean {
  return offer.status !== "unavailable";
}

/** What may work, if no vendor serves the order: the smallest changes first. */
export function getAdvice(
  offers: readonly Offer[],
  { networks, network, paymentMethod, fiatCurrencies, fiatCurrency, currency }: OrderChoices,
  side: AmountSide,
): readonly OrderAdvice[] {
  const reasons = new Set(
    offers.map((offer) => (offer.status === "unavailable" ? offer.reason : undefined)),
  );
  const advice: OrderAdvice[] = [];
  const amountCurrency = side === "fiat" ? fiatCurrency : currency;
  for (const offer of offers) {
    const limit = getLimits(offer).find((one) => one.currency === amountCurrency);
    const amount = offer.status === "unavailable" && limit && getMissedLimit(offer.reason, limit);
    const isNew = !advice.some((one) => one.change === "amount" && one.amount === amount);
    if (amount && amountCurrency && isNew)
      advice.push({ change: "amount", amount, currency: amountCurrency });
  }
  if (paymentMethod !== undefined && reasons.has("method-unsupported"))
    advice.push({ change: "paymentMethod", paymentMethod: undefined });
  if (PASSING.some((reason) => reasons.has(reason))) advice.push({ change: "nothing" });
  if (reasons.has("asset-unsupported"))
    for (const other of networks)
      if (other !== network) advice.push({ change: "network", network: other });
  if (reasons.has("fiat-unsupported"))
    for (const other of fiatCurrencies)
      if (other.currency !== fiatCurrency)
        advice.push({ change: "fiatCurrency", fiatCurrency: other.currency });
  return advice.slice(0, MAX_ADVICE);
}

function getMissedLimit(
  reason: UnavailableReason,
  { min, max }: { min?: string | undefined; max?: string | undefined },
): string | undefined {
  if (reason === "amount-too-low") return min;
  return reason === "amount-too-high" ? max : undefined;
}
