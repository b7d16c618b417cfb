import type { Mode } from "../../order.ts";
import type { Quote } from "../../vendors/Offer.ts";
import { formatAmount, shortenEstimate } from "./formatAmount.ts";
import type { AmountSide } from "./orderProblem.ts";

interface OtherSideContext {
  mode: Mode;
  /** The side that the user fixed. */
  side: AmountSide;
  fiatCurrency: string | undefined;
  locale: string | undefined;
}

/** What the vendor names for the side that the user left open. Empty if it doesn't. */
export function formatOtherSide(
  quote: Quote | undefined,
  { mode, side, fiatCurrency, locale }: OtherSideContext,
): string {
  if (!quote) return "";
  if (side === "fiat") {
    const amount = quote.isBinding ? quote.amount : shortenEstimate(quote.amount, mode === "sell");
    return formatAmount(amount, locale);
  }
  const isInCurrency = quote.fiatCurrency === fiatCurrency && quote.fiatAmount !== undefined;
  return isInCurrency ? formatAmount(quote.fiatAmount as string, locale) : "";
}
