import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { Formats } from "./getFormats.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, DetailsList, Heading, getSupportReference, Panel, Reference } from "./parts.tsx";
import { ErrorNotice } from "./ErrorView.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { getDepositStep, getDepositMessage } from "./getDepositStep.ts";
import { DepositInstructions } from "./DepositInstructions.tsx";

/**
 * A purchase whose vendor's page is closed, on this page or an earlier one. The widget waits for the
 * result; if the vendor has a view for it, the user can also continue there.
 */
export function StatusView({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, formats } = useWidgetContext();
  const { order, transaction, deposit, vendorView, isResumed, startOver } = ramp;
  // The user can still pay here. Cancelling first rules out a double payment.
  const isOpen = vendorView?.props.cancel && transaction?.status === "pending";
  // The host's wallet is asking the user.
  const isAsked = !isResumed && getDepositStep(ramp) === "requested";
  const another = isAsked ? null : (
    <Button onClick={startOver}>{messages.startAnother[order.mode]}</Button>
  );
  return (
    <>
      <ErrorNotice ramp={ramp} />
      <Progress ramp={ramp} />
      {vendorView ? (
        <RampFrame ramp={ramp} />
      ) : (
        <Panel>
          <StatusText ramp={ramp} isAsked={isAsked} />
          <DetailsList
            of={[
              [messages.amount, getAmounts(transaction, formats)],
              [messages.date, formats.date(transaction?.createdAt)],
            ]}
          />
          <div data-quiet="">{another}</div>
          <Reference
            id={getSupportReference(transaction)}
            txHash={deposit?.txHash}
            network={transaction?.network}
          />
        </Panel>
      )}
      <DepositInstructions ramp={ramp} />
      {vendorView && !isOpen ? (
        <div className="ramp-foot" data-quiet="">
          {another}
        </div>
      ) : null}
    </>
  );
}

/** Crypto and money, as far as they are known. */
function getAmounts(transaction: Transaction | undefined, formats: Formats): string {
  const { amount, currency, fiatAmount, fiatCurrency } = transaction ?? {};
  return [formats.crypto(amount, currency), formats.money(fiatAmount, fiatCurrency)]
    .filter(Boolean)
    .join(" · ");
}

function StatusText({ ramp, isAsked }: { ramp: Ramp; isAsked: boolean }): ReactElement {
  const { messages } = useWidgetContext();
  const { statusMessage, transaction, isOverdue } = ramp;
  const { mode } = ramp.order;
  const sale = getDepositStep(ramp);
  // A request from an earlier page can't be answered any more.
  const told = isAsked || sale === "sent" || sale === "unknown" ? sale : undefined;
  const isUnsure = transaction?.status !== "processing" && sale !== "sent";
  const detail = isUnsure ? "unconfirmedDetail" : isOverdue ? "overdue" : "resumedDetail";
  const sentence =
    told && told !== "by-hand"
      ? getDepositMessage(told, messages)
      : (statusMessage ?? messages[detail][mode]);
  return (
    <>
      <Heading>{messages[isUnsure ? "unconfirmed" : "resumed"][mode]}</Heading>
      <p className="ramp-sentence">{sentence}</p>
    </>
  );
}
