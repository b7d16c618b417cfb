import type { ReactElement } from "react";
import type { RampMessages } from "./messages.ts";
import type { PanelProps } from "./panels.tsx";
import { Notice, Steps } from "./RampStatus.tsx";

/** The vendor's page stands in a window of its own, or is about to take this one's place. */
export function Away({ ramp, messages }: PanelProps): ReactElement {
  const { order, error, transaction, presentation, hasPopup, restart, retry, showPopup } = ramp;
  const { mode } = order;
  if (presentation === "redirect")
    return (
      <div className="ramp-stage" aria-busy="true">
        <Skeleton messages={messages} />
      </div>
    );
  return (
    <>
      {error ? <Notice error={error} onRetry={retry} messages={messages} /> : null}
      <Steps mode={mode} status={transaction?.status ?? "pending"} messages={messages} />
      <div className="ramp-panel">
        <h2 className="ramp-heading">{messages.away[mode]}</h2>
        <p className="ramp-sentence">{messages.awayDetail}</p>
        {hasPopup ? (
          <button type="button" className="ramp-button" onClick={showPopup}>
            {messages.showPopup}
          </button>
        ) : null}
        {transaction?.status === "processing" ? null : (
          <div data-quiet="">
            <button type="button" className="ramp-button" onClick={restart}>
              {messages.unpaid[mode]}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

/** Stands in the place of a page that is on its way. */
export function Skeleton({ messages }: { messages: RampMessages }): ReactElement {
  return (
    <div className="ramp-skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <span>{messages.preparing}</span>
    </div>
  );
}
