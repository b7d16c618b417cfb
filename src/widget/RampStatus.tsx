import type { ReactElement } from "react";
import type { RampEndpoint } from "../partner/endpoint.ts";
import type { RampStorage } from "../purchase/memory.ts";
import { useSettings } from "../purchase/settings.ts";
import { useTransaction } from "../purchase/useTransaction.ts";
import type { Mode } from "../order.ts";
import type { Transaction, TransactionStatus } from "../vendors/Transaction.ts";
import type { Vendor } from "../vendors/Vendor.ts";
import type { RampMessages } from "./messages.ts";
import { nameOf, Reference, Retry, type RetryProps, sentenceOf, Sign, sum } from "./panels.tsx";
import { type RampAppearance, useAppearance } from "./RampProvider.tsx";
import { RampStyle } from "./RampStyle.tsx";

/** Which transaction to show, and how it looks. */
export interface RampStatusProps extends RampAppearance {
  /** The vendor's id of the transaction. It is followed until it is final, with or without a widget. */
  transactionId: string;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  endpoint?: string | RampEndpoint | undefined;
  vendors?: readonly Vendor[] | undefined;
  /**
   * Where it may be remembered as unfinished: there it is forgotten once it is final.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  nonce?: string | undefined;
  className?: string | undefined;
}

/** The progress of one transaction, whether its widget is on the page or not. */
export function RampStatus(props: RampStatusProps): ReactElement {
  const { transactionId, vendor, endpoint, vendors, storage, className } = props;
  const { nonce } = useSettings(props);
  const { theme, messages } = useAppearance(props);
  const { transaction, error, isOverdue, note, refetch } = useTransaction({
    id: transactionId,
    vendor,
    endpoint,
    vendors,
    storage,
  });
  return (
    <section
      data-ramp=""
      data-theme={theme}
      data-status={transaction?.status ?? "unknown"}
      className={className}
      aria-label={messages.title[transaction?.mode ?? "buy"]}
    >
      <RampStyle nonce={nonce} />
      <p className="ramp-live" role="status">
        {transaction ? announcement(transaction, messages) : ""}
      </p>
      {error ? <Notice error={error} onRetry={() => void refetch()} messages={messages} /> : null}
      {transaction || !error ? (
        <Steps mode={transaction?.mode ?? "buy"} status={transaction?.status} messages={messages} />
      ) : null}
      {transaction?.amount || transaction?.fiatAmount ? (
        <p className="ramp-sums">
          {[
            sum(transaction.fiatAmount, transaction.fiatCurrency),
            sum(transaction.amount, transaction.currency),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      ) : null}
      {note ? <p className="ramp-sums">{note}</p> : null}
      {transaction && isOverdue ? (
        <Overdue mode={transaction.mode} id={nameOf(transaction)} messages={messages} />
      ) : transaction && (note || transaction.status === "failed") ? (
        <div className="ramp-overdue">
          <Reference of={[nameOf(transaction), transaction.txHash]} messages={messages} />
        </div>
      ) : null}
    </section>
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

export interface StepsProps {
  mode: Mode;
  /** Without one, no step is the current one: nothing is known yet. */
  status: TransactionStatus | undefined;
  messages: RampMessages;
}

const CURRENT = { pending: 0, processing: 1, completed: 3 };

/** The way of a transaction, with the step where it is; or how it ended, where it ended early. */
export function Steps({ mode, status, messages }: StepsProps): ReactElement {
  if (status === "failed" || status === "cancelled")
    return (
      <p className="ramp-ending">
        <Sign of="ended" />
        {messages[status]}
      </p>
    );
  const current = status ? CURRENT[status] : -1;
  return (
    <ol className="ramp-steps">
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

export interface OverdueProps {
  mode: Mode;
  id: string | undefined;
  messages: RampMessages;
}

/** It goes on, but not in front of the user's eyes. With what support asks for. */
export function Overdue({ mode, id, messages }: OverdueProps): ReactElement {
  return (
    <div className="ramp-overdue" role="status">
      {messages.overdue[mode]}
      <Reference of={[id]} messages={messages} />
    </div>
  );
}

/** A problem that leaves the rest in place: the transaction goes on, we just do not see it. */
export function Notice({ error, onRetry, messages }: RetryProps): ReactElement {
  return (
    <div className="ramp-notice">
      <span role="alert">{sentenceOf(error, messages)}</span>
      {error.stage === "deposit" ? null : (
        <Retry error={error} onRetry={onRetry} messages={messages} />
      )}
    </div>
  );
}
