import { createContext, useContext } from "react";
import type { OrderForm } from "../../core/order/OrderForm.ts";
import type { OrderFormOptions } from "../../core/order/OrderForm.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";

export interface OrderContextValue {
  form: OrderForm;
  /** Where the form's requests go, if not where the provider says. */
  target: Pick<OrderFormOptions, "endpoint" | "storage">;
  words: OrderMessages;
  /** The vendor's name as users know it. */
  nameOf: (vendor: string) => string;
  /** Language and region of amounts. */
  locale: string;
}

/** Provided by `<RampOrderForm>`. */
export const OrderContext: React.Context<OrderContextValue | undefined> = createContext<
  OrderContextValue | undefined
>(undefined);

export function useOrderContext(): OrderContextValue {
  const context = useContext(OrderContext);
  if (!context) throw new Error("ramp-widget: a part of the order form is rendered outside of it.");
  return context;
}
