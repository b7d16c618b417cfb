import type { ReactElement } from "react";
import type { Transaction } from "../vendors/Transaction.ts";
import { useWidgetContext } from "./WidgetContext.ts";

/** What a transaction is about, in a line: its amounts, and when it began. */
export function AmountsLine({ of }: { of: Transaction }): ReactElement | null {
  const { formats } = useWidgetContext();
  const known = [
    formats.money(of.fiatAmount, of.fiatCurrency),
    formats.crypto(of.amount, of.currency),
    formats.date(of.createdAt),
  ].filter((one) => one !== undefined);
  return known.length > 0 ? <p className="ramp-sums">{known.join(" · ")}</p> : null;
}
