import type { ReactElement } from "react";
import { nameOf, type PanelProps, Reference } from "./panels.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { Notice, Steps } from "./RampStatus.tsx";

/**
 * A purchase whose vendor's page is gone, on this page or on one of before. What is left is to wait for
 * its end; where the vendor draws a view, the user can also go on with it.
 */
export function Resumed({ ramp, messages }: PanelProps): ReactElement {
  const { order, error, transaction, deposit, drawn, restart } = ramp;
  const { mode } = order;
  return (
    <>
      {error && error.stage !== "deposit" ? (
        <Notice error={error} onRetry={ramp.retry} messages={messages} />
      ) : null}
      <Steps mode={mode} status={transaction?.status ?? "pending"} messages={messages} />
      {drawn ? <RampFrame ramp={ramp} /> : null}
      <div className="ramp-panel">
        {drawn ? null : <Words ramp={ramp} messages={messages} />}
        <div data-quiet="">
          <button type="button" className="ramp-button" onClick={restart}>
            {messages.restart[mode]}
          </button>
        </div>
        {drawn ? null : (
          <Reference of={[nameOf(transaction), deposit?.txHash]} messages={messages} />
        )}
      </div>
    </>
  );
}

function Words({ ramp, messages }: PanelProps): ReactElement {
  const { phase, note, transaction, isOverdue } = ramp;
  const { mode } = ramp.order;
  const isUnsure = transaction?.status !== "processing" && phase !== "deposited";
  const detail = isUnsure ? "unsureDetail" : isOverdue ? "overdue" : "resumedDetail";
  return (
    <>
      <h2 className="ramp-heading">{messages[isUnsure ? "unsure" : "resumed"][mode]}</h2>
      <p className="ramp-sentence">
        {phase === "deposited" ? messages.deposited : (note ?? messages[detail][mode])}
      </p>
    </>
  );
}
