import { type ReactElement, useEffect, useState } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/publicTypes.ts";
import type { RampError } from "../RampError.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, Heading, Notice, Panel, StatusIcon } from "./parts.tsx";
import { DepositInstructions } from "./DepositInstructions.tsx";

export interface ErrorViewProps {
  ramp: Ramp;
  /** The host has changed the order since the error, so a permanent refusal may no longer apply. */
  isNewOrder: boolean;
}

/** Why a purchase can't continue, and what to do. Support details are in small print. */
export function ErrorView({ ramp, isNewOrder }: ErrorViewProps): ReactElement {
  const { messages, slots, getPartClass } = useWidgetContext();
  const { error, frameStatus, order, transaction, retry, start, startOver } = ramp;
  if (slots.error) return <slots.error ramp={ramp} messages={messages} />;
  const mayBePaid =
    frameStatus !== undefined || transaction !== undefined || error?.stage === "transaction";
  return (
    <>
      <Panel>
        <StatusIcon of="problem" />
        <div role="alert">
          <Heading>{messages.problem}</Heading>
          <p className="ramp-sentence">
            {error?.stage === "frame" && frameStatus
              ? messages.errors["session-used"]
              : error && getSentence(error, messages)}
          </p>
        </div>
        {error?.code === "popup-blocked" ? <PageLink ramp={ramp} /> : null}
        {error?.retryable ? (
          // The link is the primary action, so "retry" is secondary.
          <div data-quiet={error.code === "popup-blocked" ? "" : undefined}>
            <Retry
              error={error}
              onRetry={retry}
              respectsRetryAfter={!(isNewOrder && isAboutAmount(error))}
            />
          </div>
        ) : isNewOrder && !mayBePaid ? (
          <Button onClick={start}>{messages.start[order.mode]}</Button>
        ) : null}
        {mayBePaid ? (
          <div data-quiet="">
            <Button onClick={startOver}>{messages.startOver[order.mode]}</Button>
          </div>
        ) : null}
        {error ? (
          <p className={getPartClass("reference")}>
            {messages.reference} <bdi translate="no">{getDetails(error)}</bdi>
          </p>
        ) : null}
      </Panel>
      <DepositInstructions ramp={ramp} />
    </>
  );
}

/** Browsers that block a popup still open a link that the user clicks. */
function PageLink({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, getPartClass } = useWidgetContext();
  return (
    <a className={getPartClass("button")} {...ramp.getPopupLinkProps()}>
      {messages.openPage}
    </a>
  );
}

/** An error that leaves the rest in place: the transaction continues, but the widget can't see it. */
export function ErrorNotice({ ramp }: { ramp: Ramp }): ReactElement | null {
  const { messages, slots } = useWidgetContext();
  if (!ramp.error) return null;
  if (slots.error) return <slots.error ramp={ramp} messages={messages} />;
  return <InlineError error={ramp.error} onRetry={ramp.retry} />;
}

/** A new order needn't wait for this one's `retryAfter`. */
function isAboutAmount({ code }: RampError): boolean {
  return code === "order-uncertain";
}

export interface InlineErrorProps {
  error: RampError;
  onRetry: () => void;
  /** Replaces the sentence of the error's code. */
  sentence?: (messages: RampMessages) => string;
}

export function InlineError({ error, onRetry, sentence }: InlineErrorProps): ReactElement {
  const { messages } = useWidgetContext();
  return (
    <Notice of="problem">
      <span role="alert">
        {sentence?.(messages) ?? getSentence(error, messages)}
        <small translate="no">{getDetails(error)}</small>
      </span>
      {error.stage === "deposit" || error.code === "transaction-unlisted" ? null : (
        <Retry error={error} onRetry={onRetry} respectsRetryAfter />
      )}
    </Notice>
  );
}

function getDetails({ code, vendorCode, requestId }: RampError): string {
  return [code, vendorCode, requestId].filter(Boolean).join(" · ");
}

/** A newer copy of the library on the same page may use a code that this one doesn't know. */
function getSentence({ code }: RampError, messages: RampMessages): string {
  return messages.errors[code] ?? messages.problem;
}

interface RetryProps extends InlineErrorProps {
  /** Disables the button until the server's `Retry-After` has passed. */
  respectsRetryAfter: boolean;
}

function Retry({ error, onRetry, respectsRetryAfter }: RetryProps): ReactElement {
  const left = useSecondsLeft(error);
  const seconds = respectsRetryAfter ? left : 0;
  return (
    <Button disabled={seconds > 0} onClick={onRetry}>
      {useWidgetContext().messages.retry}
      {seconds > 0 ? ` (${seconds})` : null}
    </Button>
  );
}

/** The longest countdown shown on the button, in seconds. */
const MAX_COUNTDOWN_SECONDS = 600;

function useSecondsLeft(error: RampError): number {
  const [passed, setPassed] = useState({ error, seconds: 0 });
  const seconds = passed.error === error ? passed.seconds : 0;
  const left = Math.min(error.retryAfter ?? 0, MAX_COUNTDOWN_SECONDS) - seconds;
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
