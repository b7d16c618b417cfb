import { useMemo } from "react";
import type { OrderFormOptions } from "../../core/order/OrderForm.ts";
import { englishOrder } from "../../messages/englishOrder.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import type { RampMessageOverrides } from "../../messages/RampMessages.ts";
import { type KeptFields, useKeptOrderForm } from "../../react/useOrderForm.ts";
import type { OrderContextValue } from "./OrderContext.ts";
import { getVendorName } from "./orderNames.ts";

interface OrderContextInput {
  options: OrderFormOptions;
  /** For a form that may be shown again. */
  kept: KeptFields | undefined;
  messages: RampMessageOverrides | undefined;
  vendorNames: Readonly<Record<string, string>> | undefined;
  /** Language and region of amounts. */
  lang: string | undefined;
}

export function useOrderContextValue(input: OrderContextInput): OrderContextValue {
  const { options, kept, messages, vendorNames, lang: locale = "en" } = input;
  const form = useKeptOrderForm(options, kept);
  const words = useMemo(() => getOrderMessages(messages), [messages]);
  const { endpoint, storage } = options;
  return useMemo(
    () => ({
      form,
      target: { endpoint, storage },
      words,
      nameOf: (vendor) => getVendorName(vendor, vendorNames),
      locale,
    }),
    [form, endpoint, storage, words, vendorNames, locale],
  );
}

/** The order form's sentences: English, or the host's. */
export function getOrderMessages(own: RampMessageOverrides | undefined): OrderMessages {
  return {
    ...englishOrder,
    ...own?.order,
    reasons: { ...englishOrder.reasons, ...own?.order?.reasons },
    kyc: { ...englishOrder.kyc, ...own?.order?.kyc },
  };
}
