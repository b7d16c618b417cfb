import type { ReactElement } from "react";
import {
  mayOtherOrderHelp,
  type OrderAdvice,
  type OrderProblem,
} from "../../core/order/orderProblem.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import { useWidgetContext } from "../WidgetContext.ts";
import { getProblemText } from "./getProblemText.ts";
import { useOrderContext } from "./OrderContext.ts";
import { getNetworkName } from "./orderNames.ts";
import { type OrderFormats, useOrderFormats } from "./useOrderFormats.ts";

export interface ProblemProps {
  of: OrderProblem;
  id?: string | undefined;
  /** Called after a button has changed the form: the button is gone. */
  onApply: () => void;
}

/** What is wrong with the amount, below its field, and a way out. */
export function AmountProblem({ of, id, onApply }: ProblemProps): ReactElement {
  const context = useOrderContext();
  const formats = useOrderFormats();
  const { amountSide, fiatCurrency, currency } = context.form;
  const amountCurrency = (amountSide === "fiat" ? fiatCurrency : currency) ?? "";
  return (
    <div className="ramp-order-problem">
      <p id={id}>{getProblemText(of, context, formats)}</p>
      <AdviceButtons of={getWaysOut(of, amountCurrency)} onApply={onApply} />
    </div>
  );
}

/** No vendor serves the order, or not the one that the user chose. */
export function OfferProblem({ of, onApply }: ProblemProps): ReactElement {
  const context = useOrderContext();
  const formats = useOrderFormats();
  const advice = of.code === "nothing-available" ? of.advice : [];
  return (
    <div className="ramp-order-problem" data-panel="">
      <p>
        <b>{getProblemText(of, context, formats)}</b>
      </p>
      {of.code === "nothing-available" ? <Hint hasAdvice={advice.length > 0} /> : null}
      <AdviceButtons of={advice} onApply={onApply} />
    </div>
  );
}

/** What to try, if a change of the order may help. The offers' own reasons say why none would. */
function Hint({ hasAdvice }: { hasAdvice: boolean }): ReactElement | null {
  const { form, words } = useOrderContext();
  if (hasAdvice) return <p>{words.nothingDetail}</p>;
  return mayOtherOrderHelp(form.offers) ? <p>{words.nothingHint}</p> : null;
}

interface AdviceButtonsProps {
  of: readonly OrderAdvice[];
  onApply: () => void;
}

function AdviceButtons({ of, onApply }: AdviceButtonsProps): ReactElement | null {
  const { form, words } = useOrderContext();
  const { messages, getPartClass } = useWidgetContext();
  const formats = useOrderFormats();
  if (of.length === 0) return null;
  return (
    <div data-quiet="">
      {of.map((advice) => (
        <button
          key={JSON.stringify(advice)}
          type="button"
          className={getPartClass("button")}
          onClick={() => {
            form.applyAdvice(advice);
            onApply();
          }}
        >
          {getAdviceText(advice, words, formats, messages.retry)}
        </button>
      ))}
    </div>
  );
}

function getAdviceText(
  advice: OrderAdvice,
  words: OrderMessages,
  formats: OrderFormats,
  retry: string,
): string {
  switch (advice.change) {
    case "amount":
      return words.use(formats.amount(advice.amount, advice.currency));
    case "paymentMethod":
      return words.useAnyMethod;
    case "network":
      return words.use(getNetworkName(advice.network));
    case "fiatCurrency":
      return words.use(advice.fiatCurrency);
    case "nothing":
      return retry;
  }
}

/** A limit may be taken as the amount. So may what the text may mean, but only by the user. */
function getWaysOut(problem: OrderProblem, currency: string): readonly OrderAdvice[] {
  switch (problem.code) {
    case "amount-too-low":
    case "amount-too-high":
      return [{ change: "amount", amount: problem.limit, currency: problem.currency }];
    case "amount-malformed":
      return problem.suggestion === undefined
        ? []
        : [{ change: "amount", amount: problem.suggestion, currency }];
    case "amount-missing":
    case "nothing-available":
    case "vendor-unavailable":
      return [];
  }
}
