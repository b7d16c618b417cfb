import type { ReactElement } from "react";
import { toOrder } from "../core/toOrder.ts";
import { opensExternally } from "../core/presentation.ts";
import type { Ramp, RampOptions } from "../core/types.ts";
import { isFinal, isTerminal } from "../vendors/Transaction.ts";
import { ExternalPageView } from "./ExternalPageView.tsx";
import { Frame } from "./Frame.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { ResultView } from "./ResultView.tsx";
import { Button, Heading, Panel } from "./parts.tsx";
import { ErrorView } from "./ErrorView.tsx";
import { FollowView } from "./FollowView.tsx";

export type ViewName = "start" | "frame" | "away" | "resumed" | "problem" | "outcome";

/** @param isClosed the user left the vendor's page before paying */
export function getView(
  { phase, error, transaction, presentation, isResumed, pageStatus, openFrame }: Ramp,
  isClosed: boolean,
): ViewName {
  if (phase === "idle") return isClosed || opensExternally(presentation) ? "start" : "frame";
  // The user can retry a failed or cancelled purchase while the vendor's page is open.
  if (isTerminal(phase)) return openFrame && !isFinal(phase) ? "frame" : "outcome";
  if (pageStatus === "external") return "away";
  if (isResumed || pageStatus === "closed") return "resumed";
  // Once money moves, progress matters more than a lost connection.
  return error && !openFrame && transaction?.status !== "processing" ? "problem" : "frame";
}

export interface ViewProps {
  of: ViewName;
  ramp: Ramp;
  /** The host's current options, which may differ from the order in progress. */
  options: RampOptions;
}

export function View({ of, ramp, options }: ViewProps): ReactElement {
  switch (of) {
    case "start":
      return <Start ramp={ramp} />;
    case "outcome":
      return <ResultView ramp={ramp} />;
    case "problem":
      return <ErrorView ramp={ramp} isNewOrder={isNewOrder(ramp, options)} />;
    case "away":
      return <ExternalPageView ramp={ramp} />;
    case "resumed":
      return <FollowView ramp={ramp} />;
    case "frame":
      return <Frame ramp={ramp} />;
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
