import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RampError } from "../RampError.ts";
import { claim, type Holder, release } from "./claims.ts";
import { earlierThan, lookBack } from "./lookBack.ts";
import { forget, type RememberedPurchase } from "./memory.ts";
import type { Memory } from "./storage.ts";
import type { Attempt, PurchaseEvent } from "./phase.ts";

export interface Resumption {
  /** Those of before that the user may have paid, has not heard the end of, and sees nowhere else on this page. */
  candidates: (attempt: Attempt) => readonly RememberedPurchase[];
  /** Finds out whether one of them goes on in this purchase's place. */
  look: (attempt: Attempt, candidates: readonly RememberedPurchase[]) => void;
  /** The user knows of this earlier purchase, or of all of them, and wants another. */
  leave: (known: string | Attempt) => void;
}

/**
 * What happens to the purchases that were begun before: in another tab, or before a reload.
 *
 * @param followed the purchase that is followed now
 */
export function useResumption(
  followed: { id: string | null; memory: Memory },
  send: (event: PurchaseEvent) => void,
  isUnderWay: (attempt: Attempt) => boolean,
): Resumption {
  const left = useRef(new Set<string>());
  const [owner] = useState<Holder>(() => ({ held: new Map() }));
  const {
    id,
    memory: { storage },
  } = followed;
  const had = useRef<Holder["held"]>(new Map());
  const isMounted = useRef(false);
  useEffect(
    function noticeMounting() {
      isMounted.current = true;
      // Taken off the page and put back, as StrictMode does at once, it goes on with what it had.
      for (const [id, storage] of had.current) claim(storage, id, owner);
      return () => {
        isMounted.current = false;
        had.current = new Map(owner.held);
        release(owner);
      };
    },
    [owner],
  );
  useEffect(
    function holdWhatIsFollowed() {
      if (id === null) return;
      release(owner, id);
      claim(storage, id, owner);
    },
    [owner, id, storage],
  );

  const leave = useCallback((known: string | Attempt) => {
    const ids = typeof known === "string" ? [known] : earlierThan(known).map(({ id }) => id);
    for (const id of ids) left.current.add(id);
  }, []);

  const candidates = useCallback(
    (attempt: Attempt) =>
      earlierThan(attempt).filter(
        ({ id }) => !left.current.has(id) && claim(attempt.memory.storage, id, owner),
      ),
    [owner],
  );

  const look = useCallback(
    async (attempt: Attempt, candidates: readonly RememberedPurchase[]) => {
      try {
        const { earlier, over } = await lookBack(attempt, candidates);
        if (!isUnderWay(attempt)) return;
        release(owner, earlier?.purchase.id);
        if (earlier || attempt.purpose !== "resume")
          send({ type: "looked-back", attempt, earlier });
        else send({ type: "close" });
        // Where nobody is there to see how they ended, they are not forgotten.
        if (isMounted.current) for (const { id } of over) forget(attempt.memory, id);
      } catch (thrown) {
        send({ type: "look-back-failed", attempt, error: thrown as RampError });
      }
    },
    [send, isUnderWay, owner],
  );

  return useMemo(
    () => ({
      candidates,
      look: (attempt, candidates) => void look(attempt, candidates),
      leave,
    }),
    [candidates, look, leave],
  );
}
