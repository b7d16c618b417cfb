import type { ReactElement } from "react";
import type { Ramp } from "../core/types.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, DetailsList, Heading, getSupportReference, Panel, Reference } from "./parts.tsx";
import { ErrorNotice } from "./ErrorView.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { getDepositStep, getDepositMessage } from "./getDepositStep.ts";
import { DepositInstructions } from "./DepositInstructions.tsx";

/**
 * A purchase whose vendor's page is gone, on this page or on one of before. What is left is to wait for
 * its end; where the vendor draws a view, the user can also go on with it.
 */
export function FollowView({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, formats } = useWidgetContext();
  const { order, transaction, deposit, vendorView, isResumed, startOver } = ramp;
  // It can be paid right here. Who does not want to calls it off there, so that nobody pays twice.
  const isOpen = vendorView?.props.cancel && transaction?.status === "pending";
  // The host's wallet has the question on its screen.
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
          <DetailsList of={[[messages.date, formats.date(transaction?.createdAt)]]} />
          <div data-quiet="">{another}</div>
          <Reference of={[getSupportReference(transaction), deposit?.txHash]} />
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

function StatusText({ ramp, isAsked }: { ramp: Ramp; isAsked: boolean }): ReactElement {
  const { messages } = useWidgetContext();
  const { statusMessage, transaction, isOverdue } = ramp;
  const { mode } = ramp.order;
  const sale = getDepositStep(ramp);
  // A wallet that was asked on another page may have answered nobody.
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
