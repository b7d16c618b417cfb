import type { DepositResult, SellDeposit } from "ramp-widget";
import { type ReactElement, useState } from "react";

export interface SendSheetProps {
  deposit: SellDeposit;
  send: (deposit: SellDeposit) => Promise<{ txHash: string }>;
  onAnswer: (answer: DepositResult) => void;
}

/** The wallet's confirmation before it sends. */
export function SendSheet({ deposit, send, onAnswer }: SendSheetProps): ReactElement {
  const [state, setState] = useState<"asking" | "sending" | "failed">("asking");
  const { amount, currency, network, address } = deposit;

  async function confirm() {
    setState("sending");
    try {
      onAnswer(await send(deposit));
    } catch {
      setState("failed");
    }
  }

  return (
    <dialog
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal();
      }}
      className="sheet"
      aria-labelledby="send"
      onCancel={(event) => {
        event.preventDefault();
        if (state !== "sending") onAnswer({ cancelled: true });
      }}
    >
      <h2 id="send">
        Send {amount} {currency}?
      </h2>
      <dl>
        <dt>To</dt>
        <dd>{address}</dd>
        <dt>Network</dt>
        <dd>{network}</dd>
      </dl>
      {state === "failed" ? (
        <p role="alert">Your wallet couldn’t send the crypto. Nothing was sent.</p>
      ) : null}
      <div className="buttons">
        <button
          type="button"
          className="quiet"
          disabled={state === "sending"}
          onClick={() => onAnswer({ cancelled: true })}
        >
          Not now
        </button>
        <button type="button" disabled={state === "sending"} onClick={confirm}>
          {state === "sending" ? "Sending…" : "Send"}
        </button>
      </div>
    </dialog>
  );
}
