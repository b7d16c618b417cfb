import { useCallback, useMemo, useRef } from "react";
import { RampError } from "../RampError.ts";
import { earlierThan, lookBack } from "./lookBack.ts";
import type { Attempt, PurchaseEvent } from "./phase.ts";

export interface Resumption {
  /** Follows an earlier purchase in this one's place, where one was paid and its end was not seen yet. */
  resumeIfAny: (attempt: Attempt) => void;
  /** The user knows of the earlier purchases, and wants another. */
  leave: (attempt: Attempt) => void;
}

/** What happens to the purchases that were begun before: in another tab, or before a reload. */
export function useResumption(send: (event: PurchaseEvent) => void): Resumption {
  const left = useRef(new Set<string>());

  const leave = useCallback((attempt: Attempt) => {
    for (const { id } of earlierThan(attempt)) left.current.add(id);
  }, []);

  const resumeIfAny = useCallback(
    async (attempt: Attempt) => {
      const known = earlierThan(attempt).filter(({ id }) => !left.current.has(id));
      if (known.length === 0) return;
      send({ type: "looking-back", attempt });
      try {
        const earlier = await lookBack(attempt, known);
        send({ type: "looked-back", attempt, earlier });
        if (earlier?.purchase.deposit === "asked")
          send({ type: "failed", attempt, error: lostAnswer() });
      } catch (thrown) {
        send({ type: "failed", attempt, error: thrown as RampError });
      }
    },
    [send],
  );

  return useMemo(
    () => ({ leave, resumeIfAny: (attempt) => void resumeIfAny(attempt) }),
    [leave, resumeIfAny],
  );
}

function lostAnswer(): RampError {
  return new RampError(
    "deposit-failed",
    "This page was left before `onSellDeposit` had answered, so it is not known whether the crypto was sent, " +
      "and it is not asked again. The transaction is still followed.",
  );
}
