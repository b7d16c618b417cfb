import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { claim, type Holder, release, takeReport } from "./claims.ts";
import { earlierThan, lookBack } from "./lookBack.ts";
import { setHeld } from "./intents.ts";
import { amend, type RememberedPurchase } from "./memory.ts";
import type { Attempt, Purchase, PurchaseEvent } from "./phase.ts";
import type { Memory } from "./storage.ts";

export interface ResumptionParts {
  /** The purchase that is followed now, and where it is remembered. */
  followed: { id: string | null; memory: Memory };
  /** What the next render will show. */
  stateRef: RefObject<Purchase>;
  /** Whether the user cannot see this widget now. */
  hiddenRef: RefObject<boolean>;
  send: (event: PurchaseEvent) => void;
}

/** What a widget knows of its own last purchase as it begins the next one. */
export interface LastPurchase {
  /** Its failed or cancelled end, which the user has seen. */
  ended?: (Transaction & { status: "failed" | "cancelled" }) | undefined;
  /** Its id, where it is repeated and the endpoint has just said that nothing was paid on it. */
  unpaid?: string | undefined;
}

export interface Resumption {
  /**
   * The one gate to a new purchase: the earlier ones that have to be looked at before it may begin. With none it
   * begins at once.
   *
   * @param before what this widget knows of its own last purchase
   */
  candidates: (attempt: Attempt, before: LastPurchase) => readonly RememberedPurchase[];
  /** Finds out whether one of them goes on in this purchase's place. */
  look: (attempt: Attempt, candidates: readonly RememberedPurchase[]) => void;
  /** The user knows of these purchases and wants another one all the same. */
  dismiss: (ids: readonly string[]) => void;
  /** Whether this widget is the one that reports a transaction to the host. It is asked once for each. */
  isReporter: (transaction: Transaction) => boolean;
}

/** What happens to the purchases that began earlier: in another tab, in another widget or before a reload. */
export function useResumption({
  followed,
  stateRef,
  hiddenRef,
  send,
}: ResumptionParts): Resumption {
  const dismissed = useRef(new Set<string>());
  const [owner] = useState<Holder>(() => ({
    held: new Map(),
    isHidden: () => hiddenRef.current,
    giveUp() {
      setHeld(stateRef.current.attempt?.purchaseId ?? "", false);
      send({ type: "close" });
    },
  }));
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

  const candidates = useCallback(
    (attempt: Attempt, { ended, unpaid }: LastPurchase) => {
      const { memory, purpose } = attempt;
      const { storage } = memory;
      const earlier = earlierThan(attempt).filter(
        ({ id }) => id !== unpaid && !dismissed.current.has(id),
      );
      // Also without a storage, or where it was forgotten.
      if (ended && !earlier.some(({ id }) => id === ended.id))
        earlier.push({ ...ended, time: 0, ended: ended.status });
      // What only shows an earlier purchase leaves it to the widget that shows it already.
      return purpose === "resume" ? earlier.filter(({ id }) => claim(storage, id, owner)) : earlier;
    },
    [owner],
  );

  const look = useCallback(
    async (attempt: Attempt, candidates: readonly RememberedPurchase[]) => {
      const isUnderWay = () => stateRef.current.attempt === attempt;
      const { storage } = attempt.memory;
      try {
        const { earlier, over } = await lookBack(attempt, candidates, isUnderWay);
        if (!isUnderWay()) return;
        release(owner, earlier?.purchase.id);
        if (earlier && isMounted.current) claim(storage, earlier.purchase.id, owner, true);
        if (earlier || attempt.purpose !== "resume")
          send({ type: "looked-back", attempt, earlier });
        else send({ type: "close" });
        // Where nobody is there to see how they ended, they are told the next time.
        if (isMounted.current)
          for (const { purchase, report } of over)
            amend(attempt.memory, purchase.id, {
              ended: report.status === "cancelled" ? "cancelled" : "failed",
            });
      } catch (thrown) {
        send({ type: "look-back-failed", attempt, error: thrown as RampError });
      }
    },
    [send, stateRef, owner],
  );

  return useMemo(
    () => ({
      candidates,
      look: (attempt, candidates) => void look(attempt, candidates),
      dismiss(ids) {
        for (const id of ids) dismissed.current.add(id);
      },
      isReporter: ({ id, status }) =>
        isTerminal(status) ? takeReport(storage, id, status) : claim(storage, id, owner),
    }),
    [candidates, look, owner, storage],
  );
}
