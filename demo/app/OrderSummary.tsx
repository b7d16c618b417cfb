import type { Order, TransactionStatus } from "ramp-widget";
import type { ReactElement } from "react";
import { formatMoney } from "./formatMoney.ts";
import { providerOf } from "./providers.ts";

export interface OrderSummaryProps {
  order: Order;
  /** The purchase's status: once money moves, the order can't be changed. */
  status: TransactionStatus;
  note: string;
  onNote: (note: string) => void;
  onChangeOrder: () => void;
}

/** The user's order, above the widget that carries it out. */
export function OrderSummary({
  order,
  status,
  note,
  onNote,
  onChangeOrder,
}: OrderSummaryProps): ReactElement {
  const { mode, amount, currency, fiatAmount, fiatCurrency, network } = order;
  const { title, verbs } = providerOf(order);
  const sum = amount
    ? `${amount} ${currency}`
    : `${currency} for ${formatMoney(fiatAmount, fiatCurrency)}`;
  return (
    <section className="summary card" aria-label="Your order">
      <div>
        <h1 ref={focus} tabIndex={-1}>
          {verbs[mode]} {sum}
        </h1>
        <small>
          With {title} on <span className="network">{network}</span>
        </small>
      </div>
      {status === "processing" || status === "completed" ? null : (
        <button type="button" className="quiet" onClick={onChangeOrder}>
          Change
        </button>
      )}
      {status === "pending" ? (
        <input
          aria-label="Note"
          placeholder="Add a note for your records"
          value={note}
          maxLength={80}
          onChange={(event) => onNote(event.target.value)}
        />
      ) : null}
    </section>
  );
}

/**
 * Focuses the summary that replaces the form, so that screen readers announce it. A stable function, so it
 * runs once.
 */
function focus(element: HTMLElement | null) {
  element?.focus();
}
