import type { ReactElement } from "react";
import type { ResolvedSettings } from "../../core/resolveSettings.ts";
import type { Order } from "../../order.ts";
import type { KeptFields } from "../../react/useOrderForm.ts";
import type { RampWidgetFormProps, RampWidgetForm } from "../props.ts";
import { OrderFormBody } from "./OrderFormBody.tsx";
import { useOrderContextValue } from "./useOrderContextValue.ts";

export interface OrderStepFormProps {
  /** The widget's. */
  props: RampWidgetFormProps;
  settings: ResolvedSettings;
  /** What the form begins with. */
  form: RampWidgetForm;
  /** A user who returns to the form finds what they entered and chose. */
  kept: KeptFields;
  onOrder: (order: Order) => void;
}

/** The order form inside of the widget. */
export function OrderForm(input: OrderStepFormProps): ReactElement {
  const { props, settings, form, kept, onOrder } = input;
  const { mode, endpoint, storage } = props;
  const { messages, nonce, lang } = settings;
  const options = {
    ...form,
    mode,
    vendors: settings.vendors,
    endpoint,
    storage,
    lang,
    onSubmit: onOrder,
  };
  const { vendorNames } = form;
  const context = useOrderContextValue({ options, kept, messages, vendorNames, lang });
  return <OrderFormBody context={context} nonce={nonce} />;
}
