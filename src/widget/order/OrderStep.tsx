import { type ReactElement, useId } from "react";
import type { ResolvedSettings } from "../../core/resolveSettings.ts";
import type { Order } from "../../order.ts";
import { Button } from "../parts.tsx";
import { useWidgetContext } from "../WidgetContext.ts";
import type { AnyWidgetProps, RampWidgetForm } from "../props.ts";
import { getOrderText } from "./getOrderText.ts";
import { OrderFormBody } from "./OrderFormBody.tsx";
import { OrderStyle } from "./OrderStyle.tsx";
import { getOrderMessages, useOrderContextValue } from "./useOrderContextValue.ts";

export interface OrderStepFormProps {
  /** The widget's. */
  props: AnyWidgetProps;
  settings: ResolvedSettings;
  /** What the form begins with. */
  form: RampWidgetForm;
  /** The last order from this form: a user who returns finds what they entered. */
  placed: Order | undefined;
  onOrder: (order: Order) => void;
}

/** The order form inside of the widget. */
export function OrderForm(input: OrderStepFormProps): ReactElement {
  const { props, settings, form, placed, onOrder } = input;
  const { mode, endpoint, storage } = props;
  const { messages, nonce, lang } = settings;
  const options = {
    ...form,
    ...(placed && {
      defaultCurrency: placed.currency,
      defaultNetwork: placed.network,
      defaultFiatCurrency: placed.fiatCurrency,
      defaultPaymentMethod: placed.paymentMethod,
      defaultAmount: placed.amount,
      defaultFiatAmount: placed.fiatAmount,
    }),
    mode,
    vendors: settings.vendors,
    endpoint,
    storage,
    lang,
    onSubmit: onOrder,
  };
  const { vendorNames } = form;
  const context = useOrderContextValue({ options, messages, vendorNames, lang });
  return <OrderFormBody context={context} nonce={nonce} />;
}

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
