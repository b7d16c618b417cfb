import type { ReactElement } from "react";
import type { RampEndpoint } from "../partner/endpoint.ts";
import { useTransaction } from "../purchase/useTransaction.ts";
import type { Transaction, Vendor } from "../vendors/Vendor.ts";
import type { RampMessages } from "./messages.ts";
import { type RampAppearance, useAppearance } from "./RampProvider.tsx";
import { RampStyle } from "./RampStyle.tsx";

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
  nonce?: string | undefined;
  className?: string | undefined;
}

/** The progress of one transaction, whether its widget is on the page or not. */
export function RampStatus(props: RampStatusProps): ReactElement {
  const { transactionId, vendor, endpoint, vendors, nonce, className } = props;
  const { theme, messages } = useAppearance(props);
  const { transaction, error, refetch } = useTransaction({
    id: transactionId,
    vendor,
    endpoint,
    vendors,
  });
  return (
    <section
      data-ramp=""
      data-theme={theme}
      data-status={transaction?.status ?? "unknown"}
      className={className}
      aria-label={messages.title[transaction?.mode ?? "buy"]}
      aria-busy={!transaction && !error}
    >
      <RampStyle nonce={nonce} />
      {error ? (
        <p className="ramp-notice" role="alert">
          {messages.errors[error.code]}{" "}
          <button type="button" onClick={refetch}>
            {messages.retry}
          </button>
        </p>
      ) : null}
      {transaction ? <Steps transaction={transaction} messages={messages} /> : null}
    </section>
  );
}

export interface StepsProps {
  transaction: Pick<Transaction, "mode" | "status">;
  messages: RampMessages;
}

const CURRENT = { pending: 0, processing: 1, completed: 3, failed: -1, cancelled: -1 };

export function Steps({ transaction, messages }: StepsProps): ReactElement {
  const { mode, status } = transaction;
  const current = CURRENT[status];
  if (current < 0)
    return (
      <p className="ramp-steps" role="status">
        {status === "failed" ? messages.failed : messages.cancelled}
      </p>
    );
  return (
    <ol className="ramp-steps">
      {messages.steps[mode].map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          data-step={index < current ? "done" : index === current ? "current" : "next"}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
