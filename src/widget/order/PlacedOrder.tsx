import { type ReactElement, useId } from "react";
import type { ResolvedSettings } from "../../core/resolveSettings.ts";
import type { Order } from "../../order.ts";
import { Button } from "../parts.tsx";
import { useWidgetContext } from "../WidgetContext.ts";
import { getOrderText } from "./getOrderText.ts";
import { OrderStyle } from "./OrderStyle.tsx";
import { getOrderMessages } from "./useOrderContextValue.ts";

export interface PlacedOrderProps {
  order: Order;
  settings: ResolvedSettings;
  /** Leads back to the form. Undefined once something may have been paid. */
  onChange: (() => void) | undefined;
}

/** The order above the vendor's page, with a button to change it. */
export function PlacedOrder({ order, settings, onChange }: PlacedOrderProps): ReactElement {
  const { formats } = useWidgetContext();
  const id = useId();
  const { messages, nonce, lang } = settings;
  const words = getOrderMessages(messages);
  const money = formats.money(order.fiatAmount, order.fiatCurrency);
  return (
    <div className="ramp-order-placed">
      <OrderStyle nonce={nonce} />
      <b id={id}>{getOrderText(order, money, words, lang)}</b>
      {onChange ? (
        <Button onClick={onChange} aria-describedby={id}>
          {words.change}
        </Button>
      ) : null}
    </div>
  );
}
