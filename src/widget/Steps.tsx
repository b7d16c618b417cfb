import type { ReactElement } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Mode } from "../order.ts";
import type { Transaction, TransactionStatus } from "../vendors/Transaction.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { getSupportReference, Reference, StatusIcon } from "./parts.tsx";

export interface StepsProps {
  mode: Mode;
  /** Without one, no step is the current one: nothing is known yet. */
  status: TransactionStatus | undefined;
}

const CURRENT = { pending: 0, processing: 1, completed: 3 };

/** The way of a transaction, with the step where it is; or how it ended, where it ended early. */
export function Steps({ mode, status }: StepsProps): ReactElement {
  const { messages, getPartClass } = useWidgetContext();
  if (status === "failed" || status === "cancelled")
    return (
      <p className="ramp-ending">
        <StatusIcon of="ended" />
        {messages[status]}
      </p>
    );
  const current = status ? CURRENT[status] : -1;
  return (
    <ol className={getPartClass("steps")}>
      {messages.steps[mode].map((step, index) => (
        <li
          key={step}
          aria-current={index === Math.min(current, 2) ? "step" : undefined}
          data-step={index < current ? "done" : index === current ? "current" : "next"}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

/** Where a transaction stands, in words, for a live region. */
export function announcement(
  { mode, status }: Pick<Transaction, "mode" | "status">,
  messages: RampMessages,
): string {
  switch (status) {
    case "pending":
      return messages.steps[mode][0];
    case "processing":
      return messages.steps[mode][1];
    case "completed":
      return messages.completed[mode];
    case "failed":
    case "cancelled":
      return messages[status];
  }
}

/** What support asks for. What ended early may complete all the same, and is still watched. */
export function Ending({ of }: { of: Transaction }): ReactElement {
  const { messages } = useWidgetContext();
  const { status, mode, txHash } = of;
  const hasFailed = status === "failed" || status === "cancelled";
  return (
    <div className="ramp-overdue">
      {hasFailed ? messages.stillWatching[mode] : null}
      <Reference of={[getSupportReference(of), txHash]} />
    </div>
  );
}

/** It goes on, but not in front of the user's eyes. With what support asks for. */
export function Overdue({ mode, id }: { mode: Mode; id: string | undefined }): ReactElement {
  return (
    <div className="ramp-overdue" role="status">
      {useWidgetContext().messages.overdue[mode]}
      <Reference of={[id]} />
    </div>
  );
}
