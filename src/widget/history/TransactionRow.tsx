import type { ReactElement } from "react";
import type { HistoryMessages, RampMessages } from "../../messages/RampMessages.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import { useWidgetContext } from "../WidgetContext.ts";

export interface TransactionRowProps {
  of: Transaction;
  words: HistoryMessages;
  /** Makes the row a button. */
  onSelect: ((transaction: Transaction) => void) | undefined;
}

/** Amounts, kind, date and status of a transaction. */
export function TransactionRow({ of, words, onSelect }: TransactionRowProps): ReactElement {
  const { messages, formats } = useWidgetContext();
  const { mode, status, amount, currency, fiatAmount, fiatCurrency } = of;
  const money = formats.money(fiatAmount, fiatCurrency);
  const date = formats.date(of.createdAt ?? of.updatedAt);
  // The spaces separate the parts for screen readers.
  const content = (
    <>
      <span>
        <bdi>{formats.crypto(amount, currency) ?? currency ?? words.kind[mode]}</bdi>{" "}
        <bdi>{money}</bdi>
      </span>{" "}
      <span>
        <span>{date ? `${words.kind[mode]} · ${date}` : words.kind[mode]}</span>{" "}
        <span data-row-status={status}>{getStatusText(of, messages, words)}</span>
      </span>
    </>
  );
  return onSelect ? (
    <button type="button" className="ramp-history-row" onClick={() => onSelect(of)}>
      {content}
    </button>
  ) : (
    <div className="ramp-history-row">{content}</div>
  );
}

function getStatusText(
  { status, mode }: Transaction,
  messages: RampMessages,
  words: HistoryMessages,
): string {
  switch (status) {
    case "pending":
      return words.pending[mode];
    case "processing":
    case "completed":
      return words[status];
    case "failed":
    case "cancelled":
      return messages[status];
  }
}
