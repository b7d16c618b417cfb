import { RampStatus, useUnfinishedPurchases } from "ramp-widget";
import type { ReactElement } from "react";

/** What was paid on a visit before and is not through yet, also where its tab was closed. */
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
