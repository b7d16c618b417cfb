import type { Mode } from "../../order.ts";
import type { Offer, Quote } from "../../vendors/Offer.ts";
import { formatAmount } from "./formatAmount.ts";
import { getShownAmount } from "./getShownAmount.ts";
import type { AmountSide } from "./orderProblem.ts";

interface OtherSideContext {
  mode: Mode;
  /** The side that the user fixed. */
  side: AmountSide;
  /** All offers for the order. */
  offers: readonly Offer[];
  fiatCurrency: string | undefined;
  locale: string | undefined;
}

/** What the vendor names for the side that the user left open. Empty if it doesn't. */
export function formatOtherSide(
  quote: Quote | undefined,
  { mode, side, offers, fiatCurrency, locale }: OtherSideContext,
): string {
  if (!quote) return "";
  if (side === "fiat") {
    return formatAmount(getShownAmount(quote, offers, mode), locale);
  }
  const isInCurrency = quote.fiatCurrency === fiatCurrency && quote.fiatAmount !== undefined;
  return isInCurrency ? formatAmount(quote.fiatAmount as string, locale) : "";
}
