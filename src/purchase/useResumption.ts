import { useCallback, useEffect, useMemo, useRef } from "react";
import { RampError } from "../RampError.ts";
import { earlierThan, lookBack } from "./lookBack.ts";
import { forget } from "./memory.ts";
import type { Attempt, PurchaseEvent } from "./phase.ts";

export interface Resumption {
  /** Follows an earlier purchase in this one's place, where one may be paid and its end was not seen yet. */
  resumeIfAny: (attempt: Attempt) => void;
  /** The user knows of this earlier purchase, or of all of them, and wants another. */
  leave: (known: string | Attempt) => void;
}

/** What happens to the purchases that were begun before: in another tab, or before a reload. */
export function useResumption(
  send: (event: PurchaseEvent) => void,
  isUnderWay: (attempt: Attempt) => boolean,
): Resumption {
  const left = useRef(new Set<string>());
  const isMounted = useRef(false);
  useEffect(function noticeMounting() {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const leave = useCallback((known: string | Attempt) => {
    const ids = typeof known === "string" ? [known] : earlierThan(known).map(({ id }) => id);
    for (const id of ids) left.current.add(id);
  }, []);

  const resumeIfAny = useCallback(
    async (attempt: Attempt) => {
      const known = earlierThan(attempt).filter(({ id }) => !left.current.has(id));
      if (known.length === 0) return send({ type: "looked-back", attempt, earlier: undefined });
      send({ type: "looking-back", attempt });
      try {
        const { earlier, over } = await lookBack(attempt, known);
        // Nobody has seen what would be forgotten below.
        if (!isMounted.current || !isUnderWay(attempt)) return;
        send({ type: "looked-back", attempt, earlier });
        for (const { id } of over) forget(attempt.memory, id);
        if (earlier?.purchase.deposit === "asked")
          send({ type: "failed", attempt, error: lostAnswer() });
      } catch (thrown) {
        send({ type: "look-back-failed", attempt, error: thrown as RampError });
      }
    },
    [send, isUnderWay],
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
