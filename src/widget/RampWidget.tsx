import { type CSSProperties, type ReactElement, useEffect, useRef, useState } from "react";
import { useSettings } from "../purchase/settings.ts";
import { orderOf } from "../purchase/orderOf.ts";
import type { Ramp, RampOptions } from "../purchase/Ramp.ts";
import { useRamp } from "../purchase/useRamp.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { Away, Skeleton } from "./Away.tsx";
import type { RampMessages } from "./messages.ts";
import { nameOf, Outcome, type PanelProps, Problem, type ProblemProps, Start } from "./panels.tsx";
import { RampFrame } from "./RampFrame.tsx";
import { type RampAppearance, useAppearance } from "./RampProvider.tsx";
import { announcement, Notice, Overdue, Steps } from "./RampStatus.tsx";
import { RampStyle } from "./RampStyle.tsx";
import { Resumed } from "./Resumed.tsx";

/** The order, who serves it, who hears of it, and how it looks. */
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
  const { className, style, onClose } = props;
  const { nonce } = useSettings(props);
  const { theme, messages } = useAppearance(props);
  const [isClosed, setClosed] = useState(false);
  const ramp = useRamp({
    ...props,
    onClose() {
      setClosed(true);
      onClose?.();
    },
  });
  const { phase, order, presentation, start, resume } = ramp;
  const view = viewOf(ramp, isClosed);
  const root = useKeptFocus(view);

  const isBegun = useRef(false);
  useEffect(
    function startWhenMounted() {
      // Effects run again when a page is hidden and shown. What was bought or left by then stays so.
      if (isBegun.current) return;
      isBegun.current = true;
      // A popup opens in the user's click, and nobody is sent away without one.
      if (presentation === "inline") start();
      else resume();
    },
    [presentation, start, resume],
  );

  return (
    <section
      ref={root}
      tabIndex={-1}
      data-ramp=""
      data-phase={phase}
      data-mode={order.mode}
      data-theme={theme}
      className={className}
      style={style}
      aria-label={messages.title[order.mode]}
    >
      <RampStyle nonce={nonce} />
      <p className="ramp-live" role="status">
        {spoken(ramp, messages)}
      </p>
      <View
        of={view}
        ramp={ramp}
        isNewOrder={JSON.stringify(orderOf(props)) !== JSON.stringify(order)}
        messages={messages}
      />
    </section>
  );
}

type ViewName = "start" | "frame" | "away" | "resumed" | "problem" | "outcome";

function viewOf(
  { phase, error, transaction, presentation, isResumed, whereabouts, openFrame }: Ramp,
  isClosed: boolean,
): ViewName {
  if (phase === "idle") return isClosed || presentation !== "inline" ? "start" : "frame";
  if (isTerminal(phase)) return "outcome";
  if (whereabouts === "away") return "away";
  if (isResumed || whereabouts === "left") return "resumed";
  // Once money moves, that we lost sight of it is not what matters most.
  return error && !openFrame && transaction?.status !== "processing" ? "problem" : "frame";
}

function View({ of, ramp, isNewOrder, messages }: ProblemProps & { of: ViewName }): ReactElement {
  switch (of) {
    case "start":
      return <Start ramp={ramp} messages={messages} />;
    case "outcome":
      return <Outcome ramp={ramp} messages={messages} />;
    case "problem":
      return <Problem ramp={ramp} isNewOrder={isNewOrder} messages={messages} />;
    case "away":
      return <Away ramp={ramp} messages={messages} />;
    case "resumed":
      return <Resumed ramp={ramp} messages={messages} />;
    case "frame":
      return <Frame ramp={ramp} messages={messages} />;
  }
}

function Frame({ ramp, messages }: PanelProps): ReactElement {
  const { phase, order, error, note, transaction, isOverdue, openFrame } = ramp;
  return (
    <>
      {error ? <Notice error={error} onRetry={ramp.retry} messages={messages} /> : null}
      {phase === "depositing" || phase === "deposited" || phase === "deposit-declined" ? (
        <div className="ramp-notice" data-deposit={phase}>
          {messages[phase]}
        </div>
      ) : null}
      {transaction?.status === "processing" ? (
        <Steps mode={order.mode} status="processing" messages={messages} />
      ) : null}
      {note && !ramp.drawn ? <div className="ramp-notice">{note}</div> : null}
      {isOverdue ? (
        <Overdue mode={order.mode} id={nameOf(transaction)} messages={messages} />
      ) : null}
      {transaction?.status === "processing" && !openFrame ? null : (
        <div className="ramp-stage" aria-busy={phase === "requesting" || phase === "loading"}>
          {phase === "idle" || phase === "requesting" || phase === "loading" ? (
            <Skeleton messages={messages} />
          ) : null}
          <RampFrame ramp={ramp} />
        </div>
      )}
    </>
  );
}

/**
 * Where a view goes away with the button or the frame that had the focus, browsers drop the focus to
 * the page's start, and a keyboard user with it. The widget takes it instead.
 */
function useKeptFocus(view: ViewName) {
  const root = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useEffect(
    function keepFocus() {
      if (shown.current === view) return;
      shown.current = view;
      if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
    },
    [view],
  );
  return root;
}

function spoken({ phase, order }: Ramp, messages: RampMessages): string {
  switch (phase) {
    case "requesting":
    case "loading":
      return messages.preparing;
    case "depositing":
    case "deposited":
    case "deposit-declined":
      return messages[phase];
    case "unsure":
      return messages.unsure[order.mode];
    case "processing":
    case "completed":
    case "failed":
    case "cancelled":
      return announcement({ mode: order.mode, status: phase }, messages);
    case "idle":
    case "ready":
    case "error":
      return "";
  }
}
