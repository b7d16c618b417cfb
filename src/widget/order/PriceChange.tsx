import type { ReactElement } from "react";
import type { QuoteChange } from "../../core/order/decideSubmit.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import { useOrderContext } from "./OrderContext.ts";
import { type OrderFormats, useOrderFormats } from "./useOrderFormats.ts";
import type { OrderForm } from "../../core/order/OrderForm.ts";

/** The price got worse before the order was placed: both prices, above the button that accepts the new one. */
export function PriceChange({ of }: { of: QuoteChange }): ReactElement {
  const { form, words } = useOrderContext();
  const formats = useOrderFormats();
  return (
    <div className="ramp-order-change">
      <b>{words.changed}</b>
      <p>{getChangeText(of, form, words, formats)}</p>
    </div>
  );
}

export function getChangeText(
  { before, after }: QuoteChange,
  { mode, amountSide }: OrderForm,
  words: OrderMessages,
  formats: OrderFormats,
): string {
  const [was, is] = [formats.outcome(before), formats.outcome(after)];
  if (was === undefined || is === undefined) return words.changedUnknown;
  // What the user left open is what they get, or what they give.
  const isGiven = (mode === "buy") === (amountSide === "crypto");
  return words.changedDetail[isGiven ? mode : "receive"](is, was);
}
