import { type Order, preload } from "ramp-widget";
import { type FormEvent, type ReactElement, useState } from "react";
import { networks, orderOf, unit, vendors } from "./config.ts";

export interface OrderFormProps {
  mode: Order["mode"];
  onSubmit: (order: Order) => void;
}

export function OrderForm({ mode, onSubmit }: OrderFormProps): ReactElement {
  const [amount, setAmount] = useState("100");
  const [network, setNetwork] = useState("TRC20");

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(orderOf(mode, amount, network));
  }
  const warmUp = () => preload(vendors);

  return (
    <form className="order card" onSubmit={submit}>
      <div className="amount">
        <label htmlFor="amount">{LABELS[mode][unit]}</label>
        <div>
          <input
            id="amount"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
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
          {networks.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="network"
                checked={name === network}
                onChange={() => setNetwork(name)}
              />
              {name}
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
