import { type ReactElement, type Ref, useId } from "react";
import { useWidgetContext } from "../WidgetContext.ts";
import { AmountField } from "./AmountField.tsx";
import { Choice } from "./Choice.tsx";
import { useOrderContext } from "./OrderContext.ts";
import { getMethodName, getNetworkName } from "./orderNames.ts";
import { AmountProblem } from "./Problem.tsx";
import type { AmountSide } from "../../core/order/orderProblem.ts";

export interface OrderFieldsProps {
  amountInput: Ref<HTMLInputElement>;
  problemId: string;
  onApply: () => void;
}

/** The amounts, what the user gives first, and how it is paid. */
export function OrderFields({ amountInput, problemId, onApply }: OrderFieldsProps): ReactElement {
  const { form, words } = useOrderContext();
  const { messages } = useWidgetContext();
  const { mode, amountSide, problem, paymentMethods, paymentMethod } = form;
  const id = useId();
  const isAboutAmount = problem?.code.startsWith("amount-") ?? false;
  const sides: AmountSide[] = mode === "buy" ? ["fiat", "crypto"] : ["crypto", "fiat"];
  return (
    <div className="ramp-order-fields">
      {sides.map((side, index) => (
        <div key={side}>
          <AmountField
            side={side}
            id={`${id}${side}`}
            label={index === 0 ? words.give[mode] : words.receive}
            inputRef={side === amountSide ? amountInput : undefined}
            problemId={isAboutAmount ? problemId : undefined}
          >
            {side === "fiat" ? <FiatChoice /> : <AssetChoice />}
          </AmountField>
          {isAboutAmount && problem && side === amountSide ? (
            <AmountProblem of={problem} id={problemId} onApply={onApply} />
          ) : null}
        </div>
      ))}
      {form.network !== undefined && form.network !== "mainnet" ? (
        <Choice
          label={messages.network}
          value={form.network}
          options={withChosen(form.networks, form.network).map((network) => [
            network,
            getNetworkName(network),
          ])}
          onChange={form.setNetwork}
        />
      ) : null}
      {paymentMethods.length > 0 ? (
        <Choice
          label={words.paymentMethod[mode]}
          value={paymentMethod ?? ""}
          options={[
            ["", words.anyMethod],
            ...paymentMethods.map(
              ({ paymentMethod: one }) => [one, getMethodName(one, words)] as const,
            ),
          ]}
          onChange={(method) => form.setPaymentMethod(method === "" ? undefined : method)}
        />
      ) : null}
    </div>
  );
}

function FiatChoice(): ReactElement {
  const { form, words } = useOrderContext();
  const codes = form.fiatCurrencies.map(({ currency }) => currency);
  const { fiatCurrency = "" } = form;
  return (
    <Choice
      label={words.fiatCurrency}
      isLabelHidden
      value={fiatCurrency}
      options={withChosen(codes, fiatCurrency).map((code) => [code, code])}
      onChange={form.setFiatCurrency}
    />
  );
}

function AssetChoice(): ReactElement {
  const { form, words } = useOrderContext();
  const codes = form.assets.map(({ currency }) => currency);
  const { currency = "" } = form;
  return (
    <Choice
      label={words.asset}
      isLabelHidden
      value={currency}
      options={withChosen(codes, currency).map((code) => [code, code])}
      onChange={(code) => form.setCurrency(code)}
    />
  );
}

/** A default of the host's may be missing from the options. */
function withChosen(options: readonly string[], chosen: string): readonly string[] {
  return options.includes(chosen) ? options : [chosen, ...options];
}
