import type { Mode } from "../../order.ts";
import type { Offer, Quote } from "../../vendors/Offer.ts";
import { getQuote } from "./decideSubmit.ts";
import { shortenEstimate } from "./formatAmount.ts";

/**
 * The crypto of a quote as a decimal string for a person: an estimate is shortened, and has as many decimals as the
 * estimates beside it, because people compare them.
 */
export function getShownAmount(quote: Quote, offers: readonly Offer[], mode: Mode): string {
  if (quote.isBinding) return quote.amount;
  const isGiven = mode === "sell";
  const shown = shortenEstimate(quote.amount, isGiven);
  const lengths = offers.map(getQuote).map((one) => {
    if (!one || one.isBinding) return 0;
    return countDecimals(shortenEstimate(one.amount, isGiven));
  });
  const digits = Math.max(...lengths);
  if (digits <= countDecimals(shown)) return shown;
  const [whole, fraction = ""] = shown.split(".");
  return `${whole}.${fraction.padEnd(digits, "0")}`;
}

function countDecimals(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
