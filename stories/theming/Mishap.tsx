import type { RampSlotProps } from "ramp-widget";
import type { ReactElement } from "react";

/** `slots.error`: what happened, a next action, and the details for support. */
export function Mishap({ ramp, messages }: RampSlotProps): ReactElement | null {
  const { error, retry } = ramp;
  if (!error) return null;
  return (
    <div className="mishap" role="alert">
      <style>{css}</style>
      <p>{messages.errors[error.code]}</p>
      {error.retryable ? (
        <button type="button" onClick={retry}>
          {messages.retry}
        </button>
      ) : null}
      <details>
        <summary>Details for support</summary>
        <code>{[error.code, error.vendorCode, error.requestId].filter(Boolean).join(" · ")}</code>
      </details>
    </div>
  );
}

const css = `
  .mishap {
    display: grid;
    gap: 16px;
    margin: 16px;
    padding: 20px;
    border: 1px solid light-dark(#e7b9b4, #6b3430);
    border-radius: 12px;
    background: light-dark(#fff4f2, #2c1614);
    color: light-dark(#4c120c, #ffe3df);
  }
  .mishap p { margin: 0; text-wrap: pretty }
  .mishap button {
    justify-self: start;
    min-height: 44px;
    padding-inline: 20px;
    border: 0;
    border-radius: 8px;
    background: light-dark(#9f2a1f, #ffb0a8);
    color: light-dark(#fff, #3c0d08);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .mishap summary { min-height: 24px; font-size: 14px; cursor: pointer }
  .mishap code { font-size: 13px; overflow-wrap: anywhere }
  @media (forced-colors: active) { .mishap button { border: 1px solid } }
`;
