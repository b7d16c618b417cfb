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
  // It can be paid right here. Who does not want to calls it off there, so that nobody pays twice.
  const isOpen = drawn?.props.cancel && transaction?.status === "pending";
  const { mode } = order;
  const another = (
    <div data-quiet="">
      <button type="button" className="ramp-button" onClick={restart}>
        {messages.restart[mode]}
      </button>
    </div>
  );
  return (
    <>
      {error && error.stage !== "deposit" ? (
        <Notice error={error} onRetry={ramp.retry} messages={messages} />
      ) : null}
      <Steps mode={mode} status={transaction?.status ?? "pending"} messages={messages} />
      {drawn ? (
        <RampFrame ramp={ramp} />
      ) : (
        <div className="ramp-panel">
          <Words ramp={ramp} messages={messages} />
          {another}
          <Reference of={[nameOf(transaction), deposit?.txHash]} messages={messages} />
        </div>
      )}
      {drawn && !isOpen ? another : null}
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
