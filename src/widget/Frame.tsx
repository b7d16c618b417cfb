import type { ReactElement } from "react";
import type { Ramp } from "../core/types.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { Loading } from "./Loading.tsx";
import { useLook } from "./Look.ts";
import { Outcome } from "./Outcome.tsx";
import { nameOf, Notice } from "./parts.tsx";
import { Setback } from "./Problem.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { saleOf, walletSentence } from "./saleOf.ts";
import { Overdue } from "./Steps.tsx";
import { Wanted } from "./Wanted.tsx";

/** The vendor's page, or what stands in its place until it is there; above it, what the user should know. */
export function Frame({ ramp }: { ramp: Ramp }): ReactElement {
  const { part } = useLook();
  const { phase, transaction, openFrame } = ramp;
  const isLoading = phase === "requesting" || phase === "loading";
  return (
    <>
      {isTerminal(phase) ? <Outcome ramp={ramp} /> : <UnderWay ramp={ramp} />}
      {transaction?.status === "processing" && !openFrame ? null : (
        <div className={part("frame")} aria-busy={isLoading}>
          {phase === "idle" || isLoading ? <Loading ramp={ramp} /> : null}
          <RampFrame ramp={ramp} />
        </div>
      )}
    </>
  );
}

function UnderWay({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages } = useLook();
  const { order, statusMessage, frameStatus, transaction, isOverdue } = ramp;
  const sale = saleOf(ramp);
  return (
    <>
      <Progress ramp={ramp} />
      <Setback ramp={ramp} />
      {sale && sale !== "by-hand" ? (
        <Notice of={sale}>{walletSentence(sale, messages)}</Notice>
      ) : null}
      <Wanted ramp={ramp} />
      {frameStatus?.pending === "kyc" && transaction?.status !== "processing" ? (
        <Notice of="identity">{messages.identityCheck}</Notice>
      ) : null}
      {statusMessage && !ramp.vendorView ? <Notice>{statusMessage}</Notice> : null}
      {isOverdue ? <Overdue mode={order.mode} id={nameOf(transaction)} /> : null}
    </>
  );
}
