import { formatAmount, getFractionDigits } from "../../core/order/formatAmount.ts";
import { getLimits } from "../../core/order/orderLimits.ts";
import type { OrderProblem } from "../../core/order/orderProblem.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import type { AmountLimit, UnavailableOffer } from "../../vendors/Offer.ts";
import type { OrderContextValue } from "./OrderContext.ts";
import type { OrderFormats } from "./useOrderFormats.ts";

/** An amount with a group and a fraction, so that the user sees how both are written. */
const EXAMPLE = "1250.50";

/** One sentence about a problem with the form. */
export function getProblemText(
  problem: OrderProblem,
  { form, words, nameOf, locale }: OrderContextValue,
  formats: OrderFormats,
): string {
  switch (problem.code) {
    case "amount-missing":
      return words.missing;
    case "amount-malformed":
      return words.malformed(formatAmount(getExample(form), locale));
    case "amount-too-low":
      return words.tooLow(formats.amount(problem.limit, problem.currency));
    case "amount-too-high":
      return words.tooHigh(formats.amount(problem.limit, problem.currency));
    case "nothing-available":
      return words.nothing;
    case "vendor-unavailable":
      return words.vendorUnavailable(nameOf(problem.vendor));
  }
}

/** Currencies without decimals have none in the example either. */
function getExample({ amountSide, fiatCurrency }: OrderContextValue["form"]): string {
  const hasDecimals = amountSide === "crypto" || getFractionDigits(fiatCurrency) > 0;
  return hasDecimals ? EXAMPLE : EXAMPLE.replace(/\..*/, "");
}

/** Why a vendor doesn't serve the order, with the limit if there is one. */
export function getReasonText(
  offer: UnavailableOffer,
  amountCurrency: string | undefined,
  words: OrderMessages,
  formats: OrderFormats,
): string {
  const { reason } = offer;
  const limits = getLimits(offer);
  const limit = limits.find(({ currency }) => currency === amountCurrency) ?? limits[0];
  const { min, max, currency = "" }: Partial<AmountLimit> = limit ?? {};
  if (reason === "amount-too-low" && min !== undefined)
    return words.tooLow(formats.amount(min, currency));
  if (reason === "amount-too-high" && max !== undefined)
    return words.tooHigh(formats.amount(max, currency));
  // A newer endpoint may know other reasons.
  return words.reasons[reason] ?? words.reasons["order-unsupported"];
}
