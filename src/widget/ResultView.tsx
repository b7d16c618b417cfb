import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { getStatusText } from "./Steps.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import {
  Button,
  DetailsList,
  Heading,
  getSupportReference,
  Panel,
  Reference,
  StatusIcon,
} from "./parts.tsx";

/** The result of a purchase. */
export function ResultView({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, formats, slots } = useWidgetContext();
  const { phase, order, transaction, deposit, statusMessage, start } = ramp;
  if (slots.result) return <slots.result ramp={ramp} messages={messages} />;
  const { received, paid } = messages;
  const isDone = phase === "completed";
  const isPaidInCrypto = transaction?.paidInCrypto;
  const receivesCrypto = order.mode === "buy" && !isPaidInCrypto;
  const crypto = formats.crypto(transaction?.amount, transaction?.currency);
  const money = formats.money(transaction?.fiatAmount, transaction?.fiatCurrency);
  return (
    <Panel isQuiet>
      <StatusIcon of={isDone ? "done" : "ended"} />
      <Heading>
        {transaction && getStatusText({ ...transaction, mode: order.mode }, messages)}
      </Heading>
      {isDone && !statusMessage ? null : (
        <p className="ramp-sentence">
          {statusMessage ??
            (phase === "failed"
              ? messages.failedDetail[order.mode]
              : messages.cancelledDetail[order.mode])}
        </p>
      )}
      {isDone ? null : <p className="ramp-sentence">{messages.stillWatching[order.mode]}</p>}
      {isDone ? (
        <DetailsList
          of={[
            [receivesCrypto ? received : isPaidInCrypto ? paid : messages.sold, crypto],
            [receivesCrypto ? paid : received, money],
            [messages.date, formats.date(transaction?.updatedAt)],
          ]}
        />
      ) : null}
      <Button onClick={start}>{isDone ? messages.buyAgain[order.mode] : messages.retry}</Button>
      <Reference
        id={getSupportReference(transaction)}
        txHash={deposit?.txHash ?? transaction?.txHash}
        network={transaction?.network}
      />
    </Panel>
  );
}
