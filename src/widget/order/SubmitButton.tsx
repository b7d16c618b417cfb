import type { ReactElement } from "react";
import { formatAmount } from "../../core/order/formatAmount.ts";
import { useWidgetContext } from "../WidgetContext.ts";
import { useOrderContext } from "./OrderContext.ts";

/** Says what it does. It isn't disabled while the form has a problem, because then it couldn't say why. */
export function SubmitButton(): ReactElement {
  const { form, words, locale } = useOrderContext();
  const { formats, getPartClass } = useWidgetContext();
  const { mode, amount, amountSide, currency, fiatCurrency } = form;
  const money = formats.money(amount, fiatCurrency);
  const canSubmit = form.isAnswered && !form.problem && !form.isSubmitting;

  function getText(): string {
    if (form.isSubmitting) return words.submitting;
    if (form.quoteChange) return words.accept;
    if (amount === undefined || currency === undefined) return words.submit[mode];
    if (amountSide === "crypto")
      return words.submitAmount[mode](`${formatAmount(amount, locale)}\u00a0${currency}`);
    return money === undefined ? words.submit[mode] : words.submitFor[mode](currency, money);
  }

  return (
    <div className="ramp-order-submit">
      <button
        type="submit"
        className={getPartClass("button")}
        aria-disabled={!canSubmit && amount !== undefined}
      >
        {getText()}
      </button>
    </div>
  );
}
