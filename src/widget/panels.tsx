import type { ReactElement } from "react";
import type { Ramp } from "../purchase/useRamp.ts";
import type { RampError } from "../RampError.ts";
import type { RampMessages } from "./messages.ts";

export interface PanelProps {
  ramp: Ramp;
  messages: RampMessages;
}

/** How a purchase ended. */
export function Outcome({ ramp, messages }: PanelProps): ReactElement {
  const { phase, order, transaction, start } = ramp;
  const isBuy = order.mode === "buy";
  const heading =
    phase === "completed"
      ? messages.completed[order.mode]
      : phase === "failed"
        ? messages.failed
        : messages.cancelled;
  const crypto = sum(transaction?.amount, transaction?.currency);
  const fiat = sum(transaction?.fiatAmount, transaction?.fiatCurrency);
  const facts: [string, string | undefined][] = [
    [isBuy ? messages.received : messages.sold, crypto],
    [isBuy ? messages.paid : messages.received, fiat],
    [messages.reference, transaction?.id],
  ];
  return (
    <div className="ramp-panel">
      <Sign d={phase === "completed" ? "m8 12.5 2.7 2.7L16 9.5" : "M9 9l6 6m0-6-6 6"} />
      <h2>{heading}</h2>
      {phase === "completed" ? (
        <dl className="ramp-facts">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      ) : (
        <>
          <p>{phase === "failed" ? messages.failedDetail : messages.cancelledDetail}</p>
          <small>
            {messages.reference} {transaction?.id}
          </small>
        </>
      )}
      <button type="button" data-quiet={phase === "completed" ? "" : undefined} onClick={start}>
        {messages.again}
      </button>
    </div>
  );
}

/** Why a purchase cannot go on, and the way on. In small print, what support asks for. */
export function Problem({
  ramp,
  error,
  messages,
}: PanelProps & { error: RampError }): ReactElement {
  return (
    <div className="ramp-panel" role="alert">
      <Sign d="M12 7.5v5.5m0 3v.01" />
      <h2>{messages.problem}</h2>
      <p>{messages.errors[error.code]}</p>
      {error.retryable ? (
        <button type="button" onClick={ramp.retry}>
          {messages.retry}
        </button>
      ) : null}
      <small>{[error.code, error.vendorCode, error.requestId].filter(Boolean).join(" · ")}</small>
    </div>
  );
}

function sum(amount: string | undefined, currency: string | undefined): string | undefined {
  return amount && currency ? `${amount} ${currency}` : undefined;
}

function Sign({ d }: { d: string }): ReactElement {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <path d={d} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
