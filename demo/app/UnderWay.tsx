import { RampStatus, useUnfinishedPurchases } from "ramp-widget";
import type { ReactElement } from "react";

/** Paid purchases from earlier visits that aren't complete, even if their tab was closed. */
export function UnderWay(): ReactElement {
  const purchases = useUnfinishedPurchases();
  return (
    <>
      {purchases.map(({ id, vendor }) => (
        <RampStatus key={id} transactionId={id} vendor={vendor} className="under-way" />
      ))}
    </>
  );
}
