import {
  type DepositResult,
  RampWidget,
  type SellDeposit,
  type TransactionStatus,
} from "ramp-widget";
import { type ReactElement, useState } from "react";
import { formatMoney } from "./formatMoney.ts";
import type { PageProps } from "./PageProps.ts";
import { OrderForm } from "./OrderForm.tsx";
import { OrderSummary } from "./OrderSummary.tsx";
import { SendSheet } from "./SendSheet.tsx";
import { providerOf } from "./providers.ts";
import { UnderWay } from "./UnderWay.tsx";
import { useCheckout } from "./useCheckout.ts";

interface SendRequest {
  deposit: SellDeposit;
  answer: (answer: DepositResult) => void;
}

export function SellPage({ wallet, onEvent }: PageProps): ReactElement {
  const [order, setOrder] = useCheckout("sell");
  const [note, setNote] = useState("");
  const [status, setStatus] = useState<TransactionStatus>("pending");
  const [request, setRequest] = useState<SendRequest>();

  if (!order)
    return (
      <>
        <UnderWay />
        <h1>Sell USDT</h1>
        <OrderForm mode="sell" onSubmit={setOrder} />
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
        // The widget waits for the user's decision in the app's wallet.
        onSellDeposit={(deposit) =>
          new Promise((answer) => {
            setRequest({ deposit, answer });
          })
        }
        onComplete={({ id, fiatAmount, fiatCurrency }) =>
          wallet.add({
            id,
            text: `Paid out by ${providerOf(order).title}`,
            note,
            sum: formatMoney(fiatAmount, fiatCurrency),
            cents: 0,
          })
        }
      />
      {request ? (
        <SendSheet
          deposit={request.deposit}
          send={wallet.send}
          onAnswer={(answer) => {
            request.answer(answer);
            setRequest(undefined);
          }}
        />
      ) : null}
    </>
  );
}
