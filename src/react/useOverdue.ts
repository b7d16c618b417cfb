import { useEffect, useState } from "react";
import { msUntilOverdue } from "../core/transaction/transactionState.ts";

/** Whether what is under way since then takes longer than it should. */
export function useOverdue(since: number | undefined): boolean {
  const [overdue, setOverdue] = useState<number>();
  useEffect(
    function waitUntilOverdue() {
      if (since === undefined) return;
      const timer = setTimeout(() => setOverdue(since), msUntilOverdue(since, Date.now()));
      return () => clearTimeout(timer);
    },
    [since],
  );
  return since !== undefined && overdue === since;
}
