import { type ReactElement, useId, useMemo, useRef } from "react";
import type { OrderFormOptions } from "../../core/order/OrderForm.ts";
import type { RampTheme } from "../../core/RampSettings.ts";
import { englishOrder } from "../../messages/englishOrder.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import type { RampMessageOverrides } from "../../messages/RampMessages.ts";
import { useOrderForm } from "../../react/useOrderForm.ts";
import { useResolvedSettings } from "../../react/useResolvedSettings.ts";
import { InlineError } from "../ErrorView.tsx";
import { pickHostAttributes } from "../pickHostAttributes.ts";
import { Root } from "../Root.tsx";
import type { RampAppearance } from "../WidgetContext.ts";
import { OrderContext, type OrderContextValue } from "./OrderContext.ts";
import { OrderFields } from "./OrderFields.tsx";
import { getVendorName } from "./orderNames.ts";
import { OrderStyle } from "./OrderStyle.tsx";
import { OrderStatus } from "./OrderStatus.tsx";
import { OfferList } from "./OfferList.tsx";
import { OfferProblem } from "./Problem.tsx";
import { PriceChange } from "./PriceChange.tsx";
import { SubmitButton } from "./SubmitButton.tsx";

/** What the form begins with, what it does with the order, and its appearance. */
export interface RampOrderFormProps extends OrderFormOptions, Pick<RampAppearance, "classNames"> {
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
  const { className, classNames, vendorNames } = props;
  const form = useOrderForm(props);
  const resolved = useResolvedSettings(props);
  const words = useOrderMessages(resolved.messages);
  const amountInput = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const { lang: locale = "en" } = resolved;
  const context = useMemo(
    (): OrderContextValue => ({
      form,
      words,
      nameOf: (vendor) => getVendorName(vendor, vendorNames),
      locale,
    }),
    [form, words, vendorNames, locale],
  );
  const { problem, error, optionsError, quoteChange } = form;
  const focusAmount = () => amountInput.current?.focus();

  function submit() {
    form.submit();
    if (form.amount === undefined || problem?.code.startsWith("amount-")) focusAmount();
  }

  const isAboutOffers =
    problem?.code === "nothing-available" || problem?.code === "vendor-unavailable";
  return (
    <Root
      settings={resolved}
      classNames={classNames}
      className={className}
      attributes={pickHostAttributes(props)}
      data={{ "data-order": "", "data-status": getStatus(form) }}
      label={({ messages }) => messages.title[form.mode]}
      // `OrderStatus` announces, because it needs the form's context.
      announcement={() => ""}
    >
      <OrderStyle nonce={resolved.nonce} />
      <OrderContext.Provider value={context}>
        <form
          className="ramp-order"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {form.currency === undefined && optionsError ? (
            <InlineError error={optionsError} onRetry={() => void form.refetchOptions()} />
          ) : null}
          <OrderFields amountInput={amountInput} problemId={problemId} onApply={focusAmount} />
          {error ? <InlineError error={error} onRetry={() => void form.refetch()} /> : null}
          {problem && isAboutOffers ? <OfferProblem of={problem} onApply={focusAmount} /> : null}
          <OfferList />
          {quoteChange ? <PriceChange of={quoteChange} /> : null}
          <SubmitButton />
          <OrderStatus />
        </form>
      </OrderContext.Provider>
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

function useOrderMessages(own: RampMessageOverrides | undefined): OrderMessages {
  return useMemo(
    () => ({
      ...englishOrder,
      ...own?.order,
      reasons: { ...englishOrder.reasons, ...own?.order?.reasons },
    }),
    [own],
  );
}
