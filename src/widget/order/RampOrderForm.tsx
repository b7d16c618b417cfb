import type { ReactElement } from "react";
import type { OrderFormOptions } from "../../core/order/OrderForm.ts";
import type { RampTheme } from "../../core/RampSettings.ts";
import type { RampMessageOverrides } from "../../messages/RampMessages.ts";
import { useResolvedSettings } from "../../react/useResolvedSettings.ts";
import { pickHostAttributes } from "../pickHostAttributes.ts";
import { Root } from "../Root.tsx";
import type { RampAppearance, RampSlots } from "../WidgetContext.ts";
import type { OrderContextValue } from "./OrderContext.ts";
import { OrderFormBody } from "./OrderFormBody.tsx";
import { useOrderContextValue } from "./useOrderContextValue.ts";

/** What the form begins with, what it does with the order, and its appearance. */
export interface RampOrderFormProps extends OrderFormOptions, Pick<RampAppearance, "classNames"> {
  /** Your component above the button. Define it outside your component, or React remounts it on every render. */
  slots?: Pick<RampSlots, "disclosure"> | undefined;
  /**
   * Vendors' names as users know them, by the vendor's name.
   * @default the vendor's name with a capital letter
   */
  vendorNames?: Readonly<Record<string, string>> | undefined;
  /** Color theme. @default "auto", which follows the page's `color-scheme` and the user's preference */
  theme?: RampTheme | undefined;
  /** Another language, or replacements for single sentences. @default English */
  messages?: RampMessageOverrides | undefined;
  /** Same as in `<RampWidget>`. */
  nonce?: string | undefined;
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. */
  id?: string | undefined;
  /** Additional class of the root element. */
  className?: string | undefined;
}

/**
 * A form for an order: the amount on either side, the asset, the money and the payment method, and what each vendor
 * offers for it. The root's `data-status` is `idle` without an amount, `loading`, `offers`, `problem` or `error`.
 */
export function RampOrderForm(props: RampOrderFormProps): ReactElement {
  const { className, classNames, slots, vendorNames } = props;
  const resolved = useResolvedSettings(props);
  const { messages: own, lang, nonce } = resolved;
  const context = useOrderContextValue({
    options: props,
    kept: undefined,
    messages: own,
    vendorNames,
    lang,
  });
  return (
    <Root
      settings={resolved}
      slots={slots}
      classNames={classNames}
      className={className}
      attributes={pickHostAttributes(props)}
      data={{ "data-order": "", "data-status": getStatus(context.form) }}
      label={({ messages }) => messages.title[context.form.mode]}
      // `OrderStatus` announces, because it needs the form's context.
      announcement={() => ""}
    >
      <OrderFormBody context={context} nonce={nonce} />
    </Root>
  );
}

function getStatus({
  problem,
  error,
  optionsError,
  currency,
  isLoading,
  isLoadingOptions,
  offers,
}: OrderContextValue["form"]): string {
  if (problem) return "problem";
  if (error ?? (currency === undefined ? optionsError : undefined)) return "error";
  if (offers.length > 0) return "offers";
  return isLoading || isLoadingOptions ? "loading" : "idle";
}
