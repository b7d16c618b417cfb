import type { ReactElement } from "react";
import type { Ramp } from "../purchase/Ramp.ts";
import { Loading } from "./Loading.tsx";
import { useLook } from "./Look.ts";
import { nameOf, Notice } from "./parts.tsx";
import { Setback } from "./Problem.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { saleOf } from "./saleOf.ts";
import { Overdue } from "./Steps.tsx";
import { Wanted } from "./Wanted.tsx";

const SENTENCES = {
  asked: "depositing",
  sent: "deposited",
  declined: "deposit-declined",
} as const;

/** The vendor's page, or what stands in its place until it is there; above it, what the user should know. */
export function Frame({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, part } = useLook();
  const { phase, order, note, hint, transaction, isOverdue, openFrame } = ramp;
  const isProcessing = transaction?.status === "processing";
  const sale = saleOf(ramp);
  const isLoading = phase === "requesting" || phase === "loading";
  return (
    <>
      <Progress ramp={ramp} />
      <Setback ramp={ramp} />
      {sale && sale !== "by-hand" ? <Notice of={sale}>{messages[SENTENCES[sale]]}</Notice> : null}
      <Wanted ramp={ramp} />
      {hint?.waitsFor === "identity" && !isProcessing ? (
        <Notice of="identity">{messages.identity}</Notice>
      ) : null}
      {note && !ramp.drawn ? <Notice>{note}</Notice> : null}
      {isOverdue ? <Overdue mode={order.mode} id={nameOf(transaction)} /> : null}
      {isProcessing && !openFrame ? null : (
        <div className={part("stage")} aria-busy={isLoading}>
          {phase === "idle" || isLoading ? <Loading ramp={ramp} /> : null}
          <RampFrame ramp={ramp} />
        </div>
      )}
    </>
  );
}
