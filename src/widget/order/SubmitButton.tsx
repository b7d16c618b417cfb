import type { ReactElement } from "react";
import { useWidgetContext } from "../WidgetContext.ts";
import { getOrderText } from "./getOrderText.ts";
import { useOrderContext } from "./OrderContext.ts";

/**
 * Says what it does. It isn't disabled while the form has a problem, because then it couldn't say why.
 *
 * @param noteId what the user should know before
 */
export function SubmitButton({ noteId }: { noteId: string }): ReactElement {
  const { form, words, locale } = useOrderContext();
  const { formats, getPartClass } = useWidgetContext();
  const { mode, amount, amountSide, currency, fiatCurrency } = form;
  const canSubmit = form.isAnswered && !form.problem && !form.isSubmitting;

  function getText(): string {
    if (form.isSubmitting) return words.submitting;
    if (form.quoteChange) return words.accept;
    if (amountSide === "crypto")
      return getOrderText({ mode, amount, currency }, undefined, words, locale);
    return getOrderText({ mode, currency }, formats.money(amount, fiatCurrency), words, locale);
  }

  return (
    <div className="ramp-order-submit">
      <button
        type="submit"
        className={getPartClass("button")}
        aria-describedby={noteId}
        aria-disabled={!canSubmit && amount !== undefined}
      >
        {getText()}
      </button>
    </div>
  );
}
