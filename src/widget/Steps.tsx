import type { ReactElement } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Mode } from "../order.ts";
import type { Transaction, TransactionStatus } from "../vendors/Transaction.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { getSupportReference, Reference, StatusIcon } from "./parts.tsx";

export interface StepsProps {
  mode: Mode;
  /** Undefined while the status is unknown: no step is current. */
  status: TransactionStatus | undefined;
}

const CURRENT = { pending: 0, processing: 1, completed: 3 };

/** The steps of a transaction with the current one marked, or its early end. */
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

/** A transaction's status as a sentence: the heading of its result, and for a live region. */
export function getStatusText(
  { mode, status, paidInCrypto }: Pick<Transaction, "mode" | "status" | "paidInCrypto">,
  messages: RampMessages,
): string {
  switch (status) {
    case "pending":
      return messages.steps[mode][0];
    case "processing":
      return messages.steps[mode][1];
    case "completed":
      return paidInCrypto ? messages.paymentReceived : messages.completed[mode];
    case "failed":
    case "cancelled":
      return messages[status];
  }
}

/**
 * The support reference. A failed or cancelled transaction may still complete, so the widget keeps
 * following it.
 */
export function SupportNote({ of }: { of: Transaction }): ReactElement {
  const { messages } = useWidgetContext();
  const { status, mode, txHash, network } = of;
  const hasFailed = status === "failed" || status === "cancelled";
  return (
    <div className="ramp-overdue">
      {hasFailed ? messages.stillWatching[mode] : null}
      <Reference id={getSupportReference(of)} {...{ txHash, network }} />
    </div>
  );
}

/** The purchase continues in the background. Includes the support reference. */
export function Overdue({ mode, id }: { mode: Mode; id: string | undefined }): ReactElement {
  return (
    <div className="ramp-overdue">
      <p role="status">{useWidgetContext().messages.overdue[mode]}</p>
      <Reference id={id} />
    </div>
  );
}
