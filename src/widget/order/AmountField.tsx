import type { ReactElement, ReactNode, Ref } from "react";
import type { AmountSide } from "../../core/order/orderProblem.ts";
import { getQuote } from "../../core/order/decideSubmit.ts";
import { useOrderContext } from "./OrderContext.ts";

export interface AmountFieldProps {
  side: AmountSide;
  label: string;
  /** Id of the sentence about the amount, while there is one. */
  problemId: string | undefined;
  id: string;
  inputRef: Ref<HTMLInputElement> | undefined;
  /** The currency beside the amount. */
  children: ReactNode;
}

/** An amount and its currency. What the user types fixes this side; otherwise it shows the selected offer's amount. */
export function AmountField(props: AmountFieldProps): ReactElement {
  const { side, label, problemId, id, inputRef, children } = props;
  const { form, words } = useOrderContext();
  const isTyped = form.amountSide === side;
  const text = side === "fiat" ? form.fiatText : form.cryptoText;
  const isEstimate = !isTyped && text !== "" && !getQuote(form.selectedOffer)?.isBinding;
  return (
    <div className="ramp-order-field" data-invalid={problemId && isTyped ? "" : undefined}>
      <label htmlFor={id}>
        {label}
        {isEstimate ? <small> ({words.estimate})</small> : null}
      </label>
      <div>
        <input
          ref={inputRef}
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          // A price in it is only a placeholder, which the user replaces by typing.
          onFocus={isTyped ? undefined : ({ target }) => target.select()}
          placeholder={isTyped ? "0" : "–"}
          value={text}
          data-outdated={!isTyped && form.isOutdated ? "" : undefined}
          aria-invalid={isTyped && problemId !== undefined}
          aria-describedby={isTyped ? problemId : undefined}
          onChange={({ target }) => form.setAmount(side, target.value)}
        />
        {children}
      </div>
    </div>
  );
}
