import { type ReactElement, useEffect, useState } from "react";
import type { Ramp } from "../purchase/Ramp.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { RampMessages } from "./messages.ts";

export interface PanelProps {
  ramp: Ramp;
  messages: RampMessages;
}

/** How a purchase ended. */
export function Outcome({ ramp, messages }: PanelProps): ReactElement {
  const { phase, order, transaction, deposit, note, start } = ramp;
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
  ];
  return (
    <div className="ramp-panel" data-quiet={phase === "completed" ? "" : undefined}>
      <Sign of={phase === "completed" ? "done" : "ended"} />
      <h2 className="ramp-heading">{heading}</h2>
      {phase === "completed" && note ? <p className="ramp-sentence">{note}</p> : null}
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
        <p className="ramp-sentence">
          {note ??
            (phase === "failed"
              ? messages.failedDetail[order.mode]
              : messages.cancelledDetail[order.mode])}
        </p>
      )}
      <button type="button" className="ramp-button" onClick={start}>
        {phase === "completed" ? messages.another[order.mode] : messages.retry}
      </button>
      <Reference
        of={[nameOf(transaction), deposit?.txHash ?? transaction?.txHash]}
        messages={messages}
      />
    </div>
  );
}

/** What support knows a transaction by. */
export function nameOf(transaction: Transaction | undefined): string | undefined {
  return transaction?.reference ?? transaction?.id;
}

export interface ReferenceProps {
  of: readonly (string | undefined)[];
  messages: RampMessages;
}

/** What support asks for. */
export function Reference({ of, messages }: ReferenceProps): ReactElement {
  return (
    <p className="ramp-reference">
      {messages.reference} {of.filter(Boolean).join(" · ")}
    </p>
  );
}

export interface ProblemProps extends PanelProps {
  /** The host has changed the order since: what was refused for good is another thing now. */
  isNewOrder: boolean;
}

/** Why a purchase cannot go on, and the way on. In small print, what support asks for. */
export function Problem({ ramp, isNewOrder, messages }: ProblemProps): ReactElement {
  const { error, hint, order, transaction, retry, start, restart } = ramp;
  const mayBePaid =
    hint !== undefined || transaction !== undefined || error?.stage === "transaction";
  return (
    <div className="ramp-panel">
      <Sign of="problem" />
      <div role="alert">
        <h2 className="ramp-heading">{messages.problem}</h2>
        <p className="ramp-sentence">
          {error?.stage === "frame" && hint
            ? messages.errors["session-used"]
            : error && sentenceOf(error, messages)}
        </p>
      </div>
      {error?.code === "popup-blocked" ? <PageLink ramp={ramp} messages={messages} /> : null}
      {error?.retryable ? (
        // Beside the link that leads on, trying again stands back.
        <div data-quiet={error.code === "popup-blocked" ? "" : undefined}>
          <Retry error={error} onRetry={retry} messages={messages} />
        </div>
      ) : isNewOrder && !mayBePaid ? (
        <button type="button" className="ramp-button" onClick={start}>
          {messages.start[order.mode]}
        </button>
      ) : null}
      {mayBePaid ? (
        <div data-quiet="">
          <button type="button" className="ramp-button" onClick={restart}>
            {messages.unpaid[order.mode]}
          </button>
        </div>
      ) : null}
      <p className="ramp-reference">
        {[error?.code, error?.vendorCode, error?.requestId].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

/** What browsers let through where they have blocked a window: a link that the user taps. */
function PageLink({ ramp, messages }: PanelProps): ReactElement {
  return (
    <a
      className="ramp-button"
      href={ramp.session?.pageOrigin}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        if (!ramp.followLink(event.currentTarget)) event.preventDefault();
      }}
    >
      {messages.openPage}
    </a>
  );
}

/** A code that this table does not know is a newer copy's of this library, on the same page. */
export function sentenceOf({ code }: RampError, messages: RampMessages): string {
  return messages.errors[code] ?? messages.problem;
}

export interface RetryProps {
  error: RampError;
  onRetry: () => void;
  messages: RampMessages;
}

/** Tries again, and not before the server that asked for patience has had it. */
export function Retry({ error, onRetry, messages }: RetryProps): ReactElement {
  const seconds = useSecondsLeft(error);
  return (
    <button type="button" className="ramp-button" disabled={seconds > 0} onClick={onRetry}>
      {messages.retry}
      {seconds > 0 ? ` (${seconds})` : null}
    </button>
  );
}

/** Nobody watches a button for longer than this, in seconds. */
const LONGEST = 600;

function useSecondsLeft(error: RampError): number {
  const [passed, setPassed] = useState({ error, seconds: 0 });
  const seconds = passed.error === error ? passed.seconds : 0;
  const left = Math.min(error.retryAfter ?? 0, LONGEST) - seconds;
  useEffect(
    function countDown() {
      if (left <= 0) return;
      const timer = setTimeout(() => setPassed({ error, seconds: seconds + 1 }), 1000);
      return () => clearTimeout(timer);
    },
    [error, seconds, left],
  );
  return left;
}

export function sum(amount: string | undefined, currency: string | undefined): string | undefined {
  return amount && currency ? `${amount} ${currency}` : undefined;
}

/** After the user left the vendor's page: the way back in. */
export function Start({ ramp, messages }: PanelProps): ReactElement {
  const { order, start } = ramp;
  return (
    <div className="ramp-panel">
      <h2 className="ramp-heading">{messages.title[order.mode]}</h2>
      <button type="button" className="ramp-button" onClick={start}>
        {messages.start[order.mode]}
      </button>
    </div>
  );
}

const PATHS = {
  done: "m8 12.5 2.7 2.7L16 9.5",
  ended: "M9 9l6 6m0-6-6 6",
  problem: "M12 7.5v5.5m0 3v.01",
};

/** A sign beside words that say the same, for those who cannot tell its colour. */
export function Sign({ of }: { of: keyof typeof PATHS }): ReactElement {
  return (
    <svg
      className="ramp-sign"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10" />
      <path d={PATHS[of]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
