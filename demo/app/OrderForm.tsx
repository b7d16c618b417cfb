import { type Order, preload } from "ramp-widget";
import type { FormEvent, ReactElement } from "react";
import { networks, orderOf, unit, vendors } from "./config.ts";

export interface OrderFormProps {
  mode: Order["mode"];
  onSubmit: (order: Order) => void;
}

export function OrderForm({ mode, onSubmit }: OrderFormProps): ReactElement {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onSubmit(orderOf(mode, String(fields.get("amount")), String(fields.get("network"))));
  }
  const warmUp = () => preload(vendors);

  return (
    <form className="order card" onSubmit={submit}>
      <div className="amount">
        <label htmlFor="amount">{LABELS[mode][unit]}</label>
        <div>
          <input
            id="amount"
            name="amount"
            defaultValue="100"
            inputMode="decimal"
            autoComplete="off"
            pattern="[1-9]\d{0,3}(\.\d{1,2})?"
            title="An amount such as 100 or 99.50"
            required
          />
          <span>{unit}</span>
        </div>
      </div>
      <fieldset>
        <legend>Network</legend>
        <div>
          {networks.map((network) => (
            <label key={network}>
              <input
                type="radio"
                name="network"
                value={network}
                defaultChecked={network === networks[0]}
              />
              {network}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" onPointerEnter={warmUp} onFocus={warmUp}>
        Continue
      </button>
      <p className="small">
        {mode === "buy" ? "You pay by card" : "You get the money on your card"}, with Proof. Nothing
        happens before you confirm there.
      </p>
    </form>
  );
}

const LABELS = {
  buy: { EUR: "You pay", USDT: "You buy" },
  sell: { EUR: "You get", USDT: "You sell" },
};
