import { formatAmount } from "../../core/order/formatAmount.ts";
import { getShownAmount } from "../../core/order/getShownAmount.ts";
import type { Quote } from "../../vendors/Offer.ts";
import { useWidgetContext } from "../WidgetContext.ts";
import { useOrderContext } from "./OrderContext.ts";

export interface OrderFormats {
  /** An amount of crypto or of money, by its currency. */
  amount: (amount: string, currency: string) => string;
  /** What a quote names for the side that the user left open. */
  outcome: (quote: Quote | undefined) => string | undefined;
  /** The same in an offer: marked as an estimate if it is one, or where the user learns it. */
  estimatedOutcome: (quote: Quote | undefined) => string;
}

export function useOrderFormats(): OrderFormats {
  const { form, words, locale } = useOrderContext();
  const { money } = useWidgetContext().formats;
  const { mode, amountSide, currency = "" } = form;
  const crypto = (amount: string, code: string) => `${formatAmount(amount, locale)}\u00a0${code}`;

  function outcome(quote: Quote | undefined): string | undefined {
    if (!quote) return undefined;
    if (amountSide === "crypto") return money(quote.fiatAmount, quote.fiatCurrency);
    return crypto(getShownAmount(quote, form.offers, mode), currency);
  }

  return {
    amount: (amount, code) =>
      (code === currency ? undefined : money(amount, code)) ?? crypto(amount, code),
    outcome,
    estimatedOutcome(quote) {
      if (quote?.paidInCrypto) return words.payInCrypto(crypto(quote.amount, currency));
      const text = outcome(quote);
      if (text === undefined) return words.unpriced;
      return quote?.isBinding ? text : words.about(text);
    },
  };
}
