import type { RampSlotProps } from "ramp-widget";
import type { ReactElement } from "react";

/** `slots.result`: a receipt, or a sentence if the purchase didn't complete. */
export function Ticket({ ramp, messages }: RampSlotProps): ReactElement {
  const { phase, order, transaction, start } = ramp;
  const { mode } = order;
  const crypto = [transaction?.amount, transaction?.currency].filter(Boolean).join(" ");
  const money = [transaction?.fiatAmount, transaction?.fiatCurrency].filter(Boolean).join(" ");
  const isDone = phase === "completed";
  return (
    <div className="ticket">
      <style>{css}</style>
      <div>
        {isDone ? (
          <>
            <p>{messages.completed[mode]}</p>
            <h2>{mode === "buy" ? crypto : money}</h2>
            <p>
              {mode === "buy" ? messages.paid : messages.sold}{" "}
              <b>{mode === "buy" ? money : crypto}</b>
            </p>
          </>
        ) : (
          <>
            <h2>{phase === "failed" ? messages.failed : messages.cancelled}</h2>
            <p>
              {phase === "failed" ? messages.failedDetail[mode] : messages.cancelledDetail[mode]}{" "}
              {messages.stillWatching[mode]}
            </p>
          </>
        )}
      </div>
      <div>
        <small>
          {messages.reference} <bdi>{transaction?.reference ?? transaction?.id}</bdi>
        </small>
        <button type="button" onClick={start}>
          {isDone ? messages.buyAgain[mode] : messages.retry}
        </button>
      </div>
    </div>
  );
}

const css = `
  .ticket {
    --paper: light-dark(#fff6d8, #33290f);
    --ink: light-dark(#3d2e00, #ffefc2);
    --hole: var(--ramp-surface, light-dark(#fff, #14171c));
    margin: 24px;
    border-radius: 16px;
    background: var(--paper);
    color: var(--ink);
  }
  .ticket > div { display: grid; gap: 6px; padding: 28px 24px }
  .ticket > div + div { position: relative; gap: 16px; border-block-start: 2px dashed light-dark(#cdb25c, #7d6a34) }
  .ticket > div + div::before,
  .ticket > div + div::after {
    content: "";
    position: absolute;
    inset-block-start: -11px;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--hole);
  }
  .ticket > div + div::before { inset-inline-start: -10px }
  .ticket > div + div::after { inset-inline-end: -10px }
  .ticket :is(h2, p) { margin: 0; text-wrap: pretty }
  .ticket h2 { font-size: 34px; font-weight: 750; line-height: 1.15; letter-spacing: -0.03em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
  .ticket small { font-size: 12px; overflow-wrap: anywhere }
  .ticket button {
    min-height: 48px;
    border: 1px solid;
    border-radius: 24px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }
`;
