import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { Loading } from "./Loading.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, Heading, Panel } from "./parts.tsx";
import { ErrorNotice } from "./ErrorView.tsx";
import { Progress } from "./Progress.tsx";

/**
 * The vendor's page is open in another window, or is about to replace this page. The user may still pay in
 * an open popup, so they close it before starting over.
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
