import { type ReactElement, useEffect, useState } from "react";
import { isServing } from "../../core/order/orderProblem.ts";
import { getProblemText } from "./getProblemText.ts";
import { useOrderContext } from "./OrderContext.ts";
import { getChangeText } from "./PriceChange.tsx";
import { useOrderFormats } from "./useOrderFormats.ts";

/** Milliseconds after the last key press until a screen reader is told what came of it. */
const ANNOUNCEMENT_DELAY_MS = 400;

/**
 * Tells screen readers about problems and offers. New prices for the same order aren't announced: they come every
 * minute.
 */
export function OrderStatus(): ReactElement {
  const text = useAnnouncement();
  const [announced, setAnnounced] = useState("");
  useEffect(
    function announceLater() {
      const timer = setTimeout(() => setAnnounced(text), ANNOUNCEMENT_DELAY_MS);
      return () => clearTimeout(timer);
    },
    [text],
  );
  return (
    <p className="ramp-live" role="status">
      {announced}
    </p>
  );
}

function useAnnouncement(): string {
  const context = useOrderContext();
  const formats = useOrderFormats();
  const { form, words } = context;
  if (form.quoteChange)
    return `${words.changed}. ${getChangeText(form.quoteChange, form, words, formats)}`;
  if (form.isSubmitting) return words.submitting;
  if (form.problem) return getProblemText(form.problem, context, formats);
  if (form.isAnswered) return words.found(form.offers.filter(isServing).length);
  return form.isFetching ? words.loading : "";
}
