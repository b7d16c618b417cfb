import { RampWidget, type Transaction } from "ramp-widget";
import { type ReactElement, useState } from "react";
import type { PageProps } from "./PageProps.ts";
import { PretendChain } from "./PretendChain.tsx";
import { PROVIDERS } from "./providers.ts";
import { toCents } from "./useWallet.ts";

const FORM = {
  assets: [{ currency: "USDT" }],
  defaultFiatCurrency: "EUR",
  defaultFiatAmount: "100",
  vendorNames: Object.fromEntries(
    Object.entries(PROVIDERS).map(([name, { title }]) => [name, title]),
  ),
};

/** A whole checkout in one component: the order form compares all providers, and the widget does the rest. */
export function BuyPage({ wallet, onEvent }: PageProps): ReactElement {
  const [transaction, setTransaction] = useState<Transaction>();
  return (
    <>
      <h1>Buy USDT</h1>
      <RampWidget
        form={FORM}
        className="ramp"
        onEvent={onEvent}
        onStatusChange={setTransaction}
        onComplete={({ id, vendor, amount = "0", currency }) =>
          wallet.add({
            id,
            text: `Bought with ${PROVIDERS[vendor as keyof typeof PROVIDERS].title}`,
            sum: `+${amount} ${currency}`,
            cents: toCents(amount),
          })
        }
      />
      <PretendChain vendor={transaction?.vendor} />
    </>
  );
}
