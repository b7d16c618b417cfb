import { type Order, RampWidget, type TransactionStatus } from "ramp-widget";
import { type ReactElement, useState } from "react";
import type { PageProps } from "./App.tsx";
import { OrderForm } from "./OrderForm.tsx";
import { OrderSummary } from "./OrderSummary.tsx";
import { UnderWay } from "./UnderWay.tsx";
import { toCents } from "./useWallet.ts";

export function BuyPage({ wallet, onEvent }: PageProps): ReactElement {
  const [order, setOrder] = useState<Order>();
  const [note, setNote] = useState("");
  const [status, setStatus] = useState<TransactionStatus>("pending");

  if (!order)
    return (
      <>
        <UnderWay />
        <h1>Buy USDT</h1>
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
        onEvent={onEvent}
        onStatusChange={(transaction) => setStatus(transaction.status)}
        onComplete={({ id, amount = "0", currency, fiatAmount, fiatCurrency }) =>
          wallet.add({
            id,
            text: `Bought for ${fiatAmount} ${fiatCurrency}`,
            note,
            sum: `+${amount} ${currency}`,
            cents: toCents(amount),
          })
        }
      />
    </>
  );
}
