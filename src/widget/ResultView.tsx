import type { ReactElement } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/publicTypes.ts";
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
  const isDone = phase === "completed";
  const isBuy = order.mode === "buy";
  const crypto = formats.crypto(transaction?.amount, transaction?.currency);
  const money = formats.money(transaction?.fiatAmount, transaction?.fiatCurrency);
  return (
    <Panel isQuiet>
      <StatusIcon of={isDone ? "done" : "ended"} />
      <Heading>{getHeading(ramp, messages)}</Heading>
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
            [isBuy ? messages.received : messages.sold, crypto],
            [isBuy ? messages.paid : messages.received, money],
            [messages.date, formats.date(transaction?.updatedAt)],
          ]}
        />
      ) : null}
      <Button onClick={start}>{isDone ? messages.buyAgain[order.mode] : messages.retry}</Button>
      <Reference of={[getSupportReference(transaction), deposit?.txHash ?? transaction?.txHash]} />
    </Panel>
  );
}

function getHeading({ phase, order }: Ramp, messages: RampMessages): string {
  if (phase === "completed") return messages.completed[order.mode];
  return phase === "failed" ? messages.failed : messages.cancelled;
}
