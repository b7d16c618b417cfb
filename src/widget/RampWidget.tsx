import { type CSSProperties, type ReactElement, useEffect, useState } from "react";
import { isTerminal } from "../vendors/Vendor.ts";
import { assertOrder, type Ramp, type RampOptions, useRamp } from "../purchase/useRamp.ts";
import type { RampMessages } from "./messages.ts";
import { Outcome, Problem } from "./panels.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { type RampAppearance, useAppearance } from "./RampProvider.tsx";
import { Steps } from "./RampStatus.tsx";
import { RampStyle } from "./RampStyle.tsx";

export interface RampWidgetProps extends RampOptions, RampAppearance {
  className?: string | undefined;
  style?: CSSProperties | undefined;
}

/**
 * Buy or sell crypto, here on the page. It begins when it is mounted, shows the vendor's page, follows
 * the transaction and says how it ended.
 *
 * @throws {Error} with a sentence, where `endpoint` is missing or the order is a programmer's mistake
 */
export function RampWidget(props: RampWidgetProps): ReactElement {
  const { className, style, lang, nonce } = props;
  const { theme, messages } = useAppearance(props);
  const [isClosed, setClosed] = useState(false);
  const ramp = useRamp({
    ...props,
    onClose() {
      setClosed(true);
      props.onClose?.();
    },
  });
  const { phase, order, start } = ramp;
  if (phase === "idle") assertOrder(order);

  useEffect(
    function startWhenMounted() {
      start();
    },
    [start],
  );

  return (
    <section
      data-ramp=""
      data-phase={phase}
      data-mode={order.mode}
      data-theme={theme}
      className={className}
      style={style}
      lang={lang}
      aria-label={messages.title[order.mode]}
      aria-busy={phase === "requesting" || phase === "loading"}
    >
      <RampStyle nonce={nonce} />
      <p className="ramp-live" role="status">
        {announcement(ramp, messages)}
      </p>
      {phase === "idle" && isClosed ? (
        <div className="ramp-panel">
          <button type="button" onClick={start}>
            {messages.start[order.mode]}
          </button>
        </div>
      ) : (
        <Content ramp={ramp} messages={messages} />
      )}
    </section>
  );
}

function Content({ ramp, messages }: { ramp: Ramp; messages: RampMessages }): ReactElement {
  const { phase, error, openFrame, transaction } = ramp;
  if (isTerminal(phase)) return <Outcome ramp={ramp} messages={messages} />;
  // The vendor's page stays where it is while only our sight of the transaction is lost.
  if (error && !openFrame) return <Problem ramp={ramp} error={error} messages={messages} />;
  return (
    <>
      {error ? (
        <div className="ramp-notice" role="alert">
          <p>{messages.errors[error.code]}</p>
          {error.retryable ? (
            <button type="button" onClick={ramp.retry}>
              {messages.retry}
            </button>
          ) : null}
        </div>
      ) : null}
      {transaction && phase === "processing" ? (
        <Steps transaction={transaction} messages={messages} />
      ) : null}
      <div className="ramp-stage">
        {phase === "ready" || phase === "processing" ? null : (
          <div className="ramp-skeleton">
            <i />
            <i />
            <i />
            <i />
            <p>{messages.preparing}</p>
          </div>
        )}
        <RampFrame ramp={ramp} />
      </div>
    </>
  );
}

function announcement({ phase, order }: Ramp, messages: RampMessages): string {
  switch (phase) {
    case "requesting":
    case "loading":
      return messages.preparing;
    case "processing":
      return messages.steps[order.mode][1];
    case "completed":
      return messages.completed[order.mode];
    case "failed":
      return messages.failed;
    case "cancelled":
      return messages.cancelled;
    case "idle":
    case "ready":
    case "error":
      return "";
  }
}
