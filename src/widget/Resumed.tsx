import type { ReactElement } from "react";
import type { Ramp } from "../purchase/Ramp.ts";
import { useLook } from "./Look.ts";
import { Button, Facts, Heading, nameOf, Panel, Reference } from "./parts.tsx";
import { Setback } from "./Problem.tsx";
import { Progress } from "./Progress.tsx";
import { RampFrame } from "./RampFrame.tsx";

/**
 * A purchase whose vendor's page is gone, on this page or on one of before. What is left is to wait for
 * its end; where the vendor draws a view, the user can also go on with it.
 */
export function Resumed({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, formats } = useLook();
  const { order, error, transaction, deposit, drawn, restart } = ramp;
  // It can be paid right here. Who does not want to calls it off there, so that nobody pays twice.
  const isOpen = drawn?.props.cancel && transaction?.status === "pending";
  const another = (
    <div data-quiet="">
      <Button onClick={restart}>{messages.restart[order.mode]}</Button>
    </div>
  );
  return (
    <>
      {error?.stage === "deposit" ? null : <Setback ramp={ramp} />}
      <Progress ramp={ramp} />
      {drawn ? (
        <RampFrame ramp={ramp} />
      ) : (
        <Panel>
          <Words ramp={ramp} />
          <Facts of={[[messages.date, formats.date(transaction?.createdAt)]]} />
          {another}
          <Reference of={[nameOf(transaction), deposit?.txHash]} />
        </Panel>
      )}
      {drawn && !isOpen ? another : null}
    </>
  );
}

function Words({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages } = useLook();
  const { phase, note, transaction, isOverdue } = ramp;
  const { mode } = ramp.order;
  const isUnsure = transaction?.status !== "processing" && phase !== "deposited";
  const detail = isUnsure ? "unsureDetail" : isOverdue ? "overdue" : "resumedDetail";
  return (
    <>
      <Heading>{messages[isUnsure ? "unsure" : "resumed"][mode]}</Heading>
      <p className="ramp-sentence">
        {phase === "deposited" ? messages.deposited : (note ?? messages[detail][mode])}
      </p>
    </>
  );
}
