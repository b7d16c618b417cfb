import { type Order, preload, type RampPresentation } from "ramp-widget";
import { type FormEvent, type ReactElement, useState } from "react";
import { Choice } from "./Choice.tsx";
import { vendors } from "./config.ts";
import { ProviderChoice } from "./ProviderChoice.tsx";
import { type Checkout, orderOf, PROVIDERS } from "./providers.ts";
import { usePage } from "./usePage.ts";

export interface OrderFormProps {
  mode: Order["mode"];
  onSubmit: (order: Checkout) => void;
}

export function OrderForm({ mode, onSubmit }: OrderFormProps): ReactElement {
  const { provider } = usePage();
  const { title, unit, networks, presentations, verbs, how } = PROVIDERS[provider];
  const [amount, setAmount] = useState("100");
  const [wanted, setNetwork] = useState("");
  const [place, setPlace] = useState<RampPresentation>("inline");
  // This provider may not support the other provider's network.
  const network = networks.find((name) => name === wanted) ?? networks[0];
  const presentation = presentations.find((name) => name === place) ?? "inline";

  function submit(event: FormEvent) {
    event.preventDefault();
    const order = orderOf(provider, mode, amount, network);
    // The provider redirects the user back here; the app then shows the purchase's status.
    const back = presentation === "redirect" ? { redirectUrl: backHere() } : {};
    onSubmit({ ...order, ...back, presentation });
  }
  const warmUp = () => preload({ vendors, vendor: provider });

  if (!how[mode])
    return (
      <div className="order card">
        <ProviderChoice />
        <p role="status">{title} doesn’t support selling. Choose another provider.</p>
      </div>
    );
  return (
    <form className="order card" onSubmit={submit}>
      <div className="amount">
        <label htmlFor="amount">
          {unit === "USDT"
            ? `You ${verbs[mode].toLowerCase()}`
            : mode === "buy"
              ? "You pay"
              : "You get"}
        </label>
        <div>
          <input
            id="amount"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            inputMode="decimal"
            autoComplete="off"
            pattern="[1-9]\d{0,3}(\.\d{1,2})?"
            title="Enter an amount, such as 100 or 99.50"
            required
          />
          <span>{unit}</span>
        </div>
      </div>
      <ProviderChoice />
      <Choice title="Network" options={networks} chosen={network} onChoose={setNetwork} />
      {presentations.length > 1 ? (
        <Choice
          title="Open payment page"
          options={presentations}
          chosen={presentation}
          onChoose={setPlace}
          labelOf={(name) => PLACES[name]}
        />
      ) : null}
      <button type="submit" onPointerEnter={warmUp} onFocus={warmUp}>
        Continue
      </button>
      <p className="small">
        {how[mode]} with {title}.{" "}
        {mode === "buy" ? "You won’t be charged yet." : "Nothing will be sent yet."}
      </p>
    </form>
  );
}

const PLACES: Record<RampPresentation, string> = {
  inline: "Inline",
  modal: "Modal",
  popup: "Popup",
  redirect: "Redirect",
};

/** This page's URL, without the parameters of an earlier redirect. */
function backHere(): string {
  const address = new URL(window.location.href);
  address.search = "";
  return address.href;
}
