import type { ReactElement } from "react";
import { toOrder } from "../core/toOrder.ts";
import { opensExternally } from "../core/resolvePresentation.ts";
import type { Ramp, RampOptions } from "../core/publicTypes.ts";
import { isFinal, isTerminal } from "../vendors/Transaction.ts";
import { ExternalPageView } from "./ExternalPageView.tsx";
import { FrameView } from "./FrameView.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { ResultView } from "./ResultView.tsx";
import { Button, Heading, Panel } from "./parts.tsx";
import { ErrorView } from "./ErrorView.tsx";
import { StatusView } from "./StatusView.tsx";
import type { OrderStep } from "./props.ts";

export type ViewName = "order" | "start" | "frame" | "external" | "status" | "error" | "result";

/** @param isClosed the user left the vendor's page before paying */
export function getView(
  { phase, error, transaction, presentation, isResumed, pageStatus, openFrame }: Ramp,
  orderStep: OrderStep | undefined,
  isClosed: boolean,
): ViewName {
  if (orderStep?.form) return "order";
  if (phase === "idle") return isClosed || opensExternally(presentation) ? "start" : "frame";
  // The user can retry a failed or cancelled purchase while the vendor's page is open.
  if (isTerminal(phase)) return openFrame && !isFinal(phase) ? "frame" : "result";
  if (pageStatus === "external") return "external";
  if (isResumed || pageStatus === "closed") return "status";
  // Once money moves, progress matters more than a lost connection.
  return error && !openFrame && transaction?.status !== "processing" ? "error" : "frame";
}

/** The root's `data-phase`: the purchase's phase, or `ordering` while the form is shown in its place. */
export function getShownPhase({ phase }: Ramp, orderStep: OrderStep | undefined): string {
  return orderStep?.form ? orderStep.phase : phase;
}

export interface CurrentViewProps {
  view: ViewName;
  ramp: Ramp;
  /** The host's current options, which may differ from the order in progress. */
  options: RampOptions;
  orderStep: OrderStep | undefined;
}

export function CurrentView({ view, ramp, options, orderStep }: CurrentViewProps): ReactElement {
  switch (view) {
    case "order":
      return <>{orderStep?.form}</>;
    case "start":
      return <Start ramp={ramp} />;
    case "result":
      return <ResultView ramp={ramp} />;
    case "error":
      return <ErrorView ramp={ramp} isNewOrder={isNewOrder(ramp, options)} />;
    case "external":
      return <ExternalPageView ramp={ramp} />;
    case "status":
      return <StatusView ramp={ramp} />;
    case "frame":
      return <FrameView ramp={ramp} />;
  }
}

function isNewOrder({ order: { theme: _, ...order } }: Ramp, options: RampOptions): boolean {
  return JSON.stringify(toOrder(options)) !== JSON.stringify(order);
}

/** The start button, before the vendor's page opens elsewhere and after the user closed it. */
function Start({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages } = useWidgetContext();
  const { order, start } = ramp;
  return (
    <Panel>
      <Heading>{messages.title[order.mode]}</Heading>
      <Button onClick={start}>{messages.start[order.mode]}</Button>
    </Panel>
  );
}
