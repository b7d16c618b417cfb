import type { ReactElement } from "react";
import { nameOf, type PanelProps, Reference } from "./panels.tsx";
import { Notice, Steps } from "./RampStatus.tsx";

/** A purchase whose vendor's page is gone, on this page or on one of before. What is left is to wait for its end. */
export function Resumed({ ramp, messages }: PanelProps): ReactElement {
  const { phase, order, error, note, transaction, deposit, isOverdue, restart } = ramp;
  const { mode } = order;
  const isUnsure = transaction?.status !== "processing" && phase !== "deposited";
  return (
    <>
      {error && error.stage !== "deposit" ? (
        <Notice error={error} onRetry={ramp.retry} messages={messages} />
      ) : null}
      <Steps mode={mode} status={transaction?.status ?? "pending"} messages={messages} />
      <div className="ramp-panel">
        <h2 className="ramp-heading">{messages[isUnsure ? "unsure" : "resumed"][mode]}</h2>
        <p className="ramp-sentence">
          {phase === "deposited"
            ? messages.deposited
            : (note ??
              messages[isUnsure ? "unsureDetail" : isOverdue ? "overdue" : "resumedDetail"][mode])}
        </p>
        <div data-quiet="">
          <button type="button" className="ramp-button" onClick={restart}>
            {messages.restart[mode]}
          </button>
        </div>
        <Reference of={[nameOf(transaction), deposit?.txHash]} messages={messages} />
      </div>
    </>
  );
}
