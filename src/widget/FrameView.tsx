import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { Loading } from "./Loading.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { ResultView } from "./ResultView.tsx";
import { getSupportReference, Notice } from "./parts.tsx";
import { ErrorNotice } from "./ErrorView.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { getDepositStep, getDepositMessage } from "./getDepositStep.ts";
import { Overdue } from "./Steps.tsx";
import { DepositInstructions } from "./DepositInstructions.tsx";

/** The vendor's page or its placeholder, with notices above it. */
export function FrameView({ ramp }: { ramp: Ramp }): ReactElement {
  const { getPartClass } = useWidgetContext();
  const { phase, transaction, openFrame } = ramp;
  const isLoading = phase === "requesting" || phase === "loading";
  return (
    <>
      {isTerminal(phase) ? <ResultView ramp={ramp} /> : <UnderWay ramp={ramp} />}
      {transaction?.status === "processing" && !openFrame ? null : (
        <div className={getPartClass("frame")} aria-busy={isLoading}>
          {phase === "idle" || isLoading ? <Loading ramp={ramp} /> : null}
          <RampFrame ramp={ramp} />
        </div>
      )}
    </>
  );
}

function UnderWay({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages } = useWidgetContext();
  const { order, statusMessage, frameStatus, transaction, openFrame, isOverdue } = ramp;
  const sale = getDepositStep(ramp);
  return (
    <>
      <Progress ramp={ramp} isPageShown={transaction?.status !== "processing" || !!openFrame} />
      <ErrorNotice ramp={ramp} />
      {sale && sale !== "by-hand" ? (
        <Notice of={sale}>{getDepositMessage(sale, messages)}</Notice>
      ) : null}
      <DepositInstructions ramp={ramp} />
      {frameStatus?.pending === "kyc" && transaction?.status !== "processing" ? (
        <Notice of="identity">{messages.identityCheck}</Notice>
      ) : null}
      {statusMessage && !ramp.vendorView ? <Notice>{statusMessage}</Notice> : null}
      {isOverdue ? <Overdue mode={order.mode} id={getSupportReference(transaction)} /> : null}
    </>
  );
}
