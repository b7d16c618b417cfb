import { type ReactElement, useEffect, useState } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/types.ts";
import type { RampError } from "../RampError.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, Heading, Notice, Panel, Reference, StatusIcon } from "./parts.tsx";
import { DepositInstructions } from "./DepositInstructions.tsx";

export interface ErrorViewProps {
  ramp: Ramp;
  /** The host has changed the order since: what was refused for good is another thing now. */
  isNewOrder: boolean;
}

/** Why a purchase cannot go on, and the way on. In small print, what support asks for. */
export function ErrorView({ ramp, isNewOrder }: ErrorViewProps): ReactElement {
  const { messages, slots } = useWidgetContext();
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
          // Beside the link that leads on, trying again stands back.
          <div data-quiet={error.code === "popup-blocked" ? "" : undefined}>
            <Retry
              error={error}
              onRetry={retry}
              isPatient={!(isNewOrder && isAboutAmount(error))}
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
        {error ? <Reference of={[getDetails(error)]} /> : null}
      </Panel>
      <DepositInstructions ramp={ramp} />
    </>
  );
}

/** What browsers let through where they have blocked a window: a link that the user taps. */
function PageLink({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, getPartClass } = useWidgetContext();
  return (
    <a className={getPartClass("button")} {...ramp.getPopupLinkProps()}>
      {messages.openPage}
    </a>
  );
}

/** A problem that leaves the rest in place: the transaction goes on, we just do not see it. */
export function ErrorNotice({ ramp }: { ramp: Ramp }): ReactElement | null {
  const { messages, slots } = useWidgetContext();
  if (!ramp.error) return null;
  if (slots.error) return <slots.error ramp={ramp} messages={messages} />;
  return <Warning error={ramp.error} onRetry={ramp.retry} />;
}

/** Another order need not wait for what was asked of this one. */
function isAboutAmount({ code }: RampError): boolean {
  return code === "order-uncertain";
}

export interface WarningProps {
  error: RampError;
  onRetry: () => void;
}

export function Warning({ error, onRetry }: WarningProps): ReactElement {
  const { messages } = useWidgetContext();
  return (
    <Notice of="problem">
      <span role="alert">
        {getSentence(error, messages)}
        <small translate="no">{getDetails(error)}</small>
      </span>
      {error.stage === "deposit" || error.code === "transaction-unlisted" ? null : (
        <Retry error={error} onRetry={onRetry} isPatient />
      )}
    </Notice>
  );
}

function getDetails({ code, vendorCode, requestId }: RampError): string {
  return [code, vendorCode, requestId].filter(Boolean).join(" · ");
}

/** A code that this table does not know is a newer copy's of this library, on the same page. */
function getSentence({ code }: RampError, messages: RampMessages): string {
  return messages.errors[code] ?? messages.problem;
}

interface RetryProps extends WarningProps {
  /** Not before the server that asked for patience has had it. */
  isPatient: boolean;
}

function Retry({ error, onRetry, isPatient }: RetryProps): ReactElement {
  const left = useSecondsLeft(error);
  const seconds = isPatient ? left : 0;
  return (
    <Button disabled={seconds > 0} onClick={onRetry}>
      {useWidgetContext().messages.retry}
      {seconds > 0 ? ` (${seconds})` : null}
    </Button>
  );
}

/** Nobody watches a button for longer than this, in seconds. */
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
