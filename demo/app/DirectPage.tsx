import { RampWidget, type TransactionStatus } from "ramp-widget";
import { type ReactElement, useState } from "react";
import { formatMoney } from "./formatMoney.ts";
import type { PageProps } from "./PageProps.ts";
import { OrderForm } from "./OrderForm.tsx";
import { OrderSummary } from "./OrderSummary.tsx";
import { PretendChain } from "./PretendChain.tsx";
import { PROVIDERS } from "./providers.ts";
import { UnderWay } from "./UnderWay.tsx";
import { useCheckout } from "./useCheckout.ts";
import { usePage } from "./usePage.ts";
import { toCents } from "./useWallet.ts";

/** One provider, and all the places where its page can open. */
export function DirectPage({ wallet, onEvent }: PageProps): ReactElement {
  const { provider } = usePage();
  const [order, setOrder] = useCheckout("buy");
  const [note, setNote] = useState("");
  const [status, setStatus] = useState<TransactionStatus>("pending");

  if (!order)
    return (
      <>
        <UnderWay />
        <h1>{PROVIDERS[provider].verbs.buy} USDT</h1>
        <OrderForm mode="buy" onSubmit={setOrder} />
      </>
    );
  return (
    <>
      <OrderSummary
        order={order}
        status={status}
        note={note}
        onNote={setNote}
        onChangeOrder={() => setOrder(undefined)}
      />
      <RampWidget
        {...order}
        className="ramp"
        defaultOpen={order.presentation === "modal"}
        onEvent={onEvent}
        onStatusChange={(transaction) => setStatus(transaction.status)}
        onComplete={({ id, amount = "0", currency, fiatAmount, fiatCurrency }) =>
          wallet.add({
            id,
            text: fiatAmount ? `Bought for ${formatMoney(fiatAmount, fiatCurrency)}` : "Deposited",
            note,
            sum: `+${amount} ${currency}`,
            cents: toCents(amount),
          })
        }
      />
      {status === "pending" || status === "processing" ? (
        <PretendChain vendor={order.vendor} />
      ) : null}
    </>
  );
}
