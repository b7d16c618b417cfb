import { type ReactElement, useId } from "react";
import type { ResolvedSettings } from "../../core/resolveSettings.ts";
import type { Order } from "../../order.ts";
import { Button } from "../parts.tsx";
import { useWidgetContext } from "../WidgetContext.ts";
import { getOrderText } from "./getOrderText.ts";
import { getNetworkName, getVendorName } from "./orderNames.ts";
import { OrderStyle } from "./OrderStyle.tsx";
import { getOrderMessages } from "./useOrderContextValue.ts";

export interface PlacedOrderProps {
  order: Order;
  /** The vendor that serves it. */
  vendor: string | undefined;
  vendorNames: Readonly<Record<string, string>> | undefined;
  settings: ResolvedSettings;
  /** Leads back to the form. Undefined once something may have been paid. */
  onChange: (() => void) | undefined;
}

/** The order above the vendor's page, with a button to change it. */
export function PlacedOrder(props: PlacedOrderProps): ReactElement {
  const { order, vendor, vendorNames, settings, onChange } = props;
  const { formats } = useWidgetContext();
  const id = useId();
  const { messages, nonce, lang } = settings;
  const words = getOrderMessages(messages);
  const details = [
    vendor && getVendorName(vendor, vendorNames),
    order.network && getNetworkName(order.network),
  ];
  const money = formats.money(order.fiatAmount, order.fiatCurrency);
  return (
    <div className="ramp-order-placed">
      <OrderStyle nonce={nonce} />
      <p id={id}>
        <b>{getOrderText(order, money, words, lang)}</b>
        <small>{details.filter(Boolean).join(" · ")}</small>
      </p>
      {onChange ? (
        <Button onClick={onChange} aria-describedby={id}>
          {words.change}
        </Button>
      ) : null}
    </div>
  );
}
