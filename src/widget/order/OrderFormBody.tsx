import { type ReactElement, useId, useRef } from "react";
import { InlineError } from "../ErrorView.tsx";
import { useWidgetContext } from "../WidgetContext.ts";
import { KycNote } from "./KycNote.tsx";
import { OrderContext, type OrderContextValue } from "./OrderContext.ts";
import { OrderFields } from "./OrderFields.tsx";
import { OrderStyle } from "./OrderStyle.tsx";
import { OrderStatus } from "./OrderStatus.tsx";
import { OfferList } from "./OfferList.tsx";
import { OfferProblem } from "./Problem.tsx";
import { PriceChange } from "./PriceChange.tsx";
import { SubmitButton } from "./SubmitButton.tsx";

export interface OrderFormBodyProps {
  context: OrderContextValue;
  nonce: string | undefined;
}

/** The form itself, inside of a root element. */
export function OrderFormBody({ context, nonce }: OrderFormBodyProps): ReactElement {
  const amountInput = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const noteId = useId();
  const { form } = context;
  const { slots } = useWidgetContext();
  const { problem, error, optionsError, quoteChange } = form;
  const focusAmount = () => amountInput.current?.focus();

  function submit() {
    form.submit();
    if (form.amount === undefined || problem?.code.startsWith("amount-")) focusAmount();
  }

  const isAboutOffers =
    problem?.code === "nothing-available" || problem?.code === "vendor-unavailable";
  return (
    <>
      <OrderStyle nonce={nonce} />
      <OrderContext.Provider value={context}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields' keys bubble */}
        <form
          className="ramp-order"
          noValidate
          // Holding Enter down would accept a new price before the user can read it.
          onKeyDown={(event) => {
            if (event.key === "Enter" && event.repeat) event.preventDefault();
          }}
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
          {slots.disclosure ? <slots.disclosure form={form} /> : null}
          <SubmitButton noteId={noteId} />
          <KycNote id={noteId} />
          <OrderStatus />
        </form>
      </OrderContext.Provider>
    </>
  );
}
