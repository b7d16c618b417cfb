import type { ReactElement } from "react";
import type { Transaction } from "../vendors/Transaction.ts";
import { useWidgetContext } from "./WidgetContext.ts";

/** A transaction in one line: its amounts and its date. */
export function TransactionSummary({ of }: { of: Transaction }): ReactElement | null {
  const { formats } = useWidgetContext();
  const known = [
    formats.money(of.fiatAmount, of.fiatCurrency),
    formats.crypto(of.amount, of.currency),
    formats.date(of.createdAt),
  ].filter((one) => one !== undefined);
  return known.length > 0 ? <p className="ramp-sums">{known.join(" · ")}</p> : null;
}
