import type { ReactElement } from "react";
import type { Ramp } from "../core/types.ts";
import { Loading } from "./Loading.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, Heading, Panel } from "./parts.tsx";
import { ErrorNotice } from "./ErrorView.tsx";
import { Progress } from "./Progress.tsx";

/**
 * The vendor's page stands in a window of its own, or is about to take this one's place. What can be paid in a
 * window that cannot be closed from here is not left behind: its user closes it first.
 */
export function ExternalPageView({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, getPartClass } = useWidgetContext();
  const { order, transaction, presentation, hasPopup, startOver } = ramp;
  const { mode } = order;
  if (presentation === "redirect")
    return (
      <div className={getPartClass("frame")} aria-busy="true">
        <Loading ramp={ramp} />
      </div>
    );
  return (
    <>
      <ErrorNotice ramp={ramp} />
      <Progress ramp={ramp} />
      <Panel>
        <Heading>{messages.external[mode]}</Heading>
        <p className="ramp-sentence">{messages.externalDetail}</p>
        {hasPopup || transaction?.status === "processing" ? null : (
          <div data-quiet="">
            <Button onClick={startOver}>{messages.startOver[mode]}</Button>
          </div>
        )}
      </Panel>
    </>
  );
}
