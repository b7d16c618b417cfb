import type { ReactElement } from "react";
import type { ResolvedSettings } from "../../core/resolveSettings.ts";
import type { Order } from "../../order.ts";
import type { RampWidgetFormProps, RampWidgetForm } from "../props.ts";
import { OrderFormBody } from "./OrderFormBody.tsx";
import { useOrderContextValue } from "./useOrderContextValue.ts";

export interface OrderStepFormProps {
  /** The widget's. */
  props: RampWidgetFormProps;
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
