import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RampError } from "../RampError.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import {
  acquireLock,
  type LockOwner,
  releaseLocks,
  takeReport,
} from "../core/unfinished/purchaseLocks.ts";
import { selectCandidates, findUnfinished } from "../core/unfinished/findUnfinished.ts";
import { setHeld } from "../core/session/idempotencyKeys.ts";
import { updatePurchase } from "../core/unfinished/purchaseStorage.ts";
import type { RememberedPurchase } from "../core/types.ts";
import type { PurchaseAttempt, PurchaseState, PurchaseEvent } from "../core/purchaseReducer.ts";
import type { StorageRef } from "../core/unfinished/storageRef.ts";

export interface ResumptionParts {
  /** The purchase that is followed now, and where it is remembered. */
  followed: { id: string | null; memory: StorageRef };
  /** What the next render will show. */
  stateRef: RefObject<PurchaseState>;
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
  candidates: (attempt: PurchaseAttempt, before: LastPurchase) => readonly RememberedPurchase[];
  /** Finds out whether one of them goes on in this purchase's place. */
  look: (attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) => void;
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
  const [owner] = useState<LockOwner>(() => ({
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
  const had = useRef<LockOwner["held"]>(new Map());
  const isMounted = useRef(false);
  useEffect(
    function noticeMounting() {
      isMounted.current = true;
      // Taken off the page and put back, as StrictMode does at once, it goes on with what it had.
      for (const [id, storage] of had.current) acquireLock(storage, id, owner);
      return () => {
        isMounted.current = false;
        had.current = new Map(owner.held);
        releaseLocks(owner);
      };
    },
    [owner],
  );
  useEffect(
    function holdWhatIsFollowed() {
      if (id === null) return;
      releaseLocks(owner, id);
      acquireLock(storage, id, owner);
    },
    [owner, id, storage],
  );

  const candidates = useCallback(
    (attempt: PurchaseAttempt, { ended, unpaid }: LastPurchase) => {
      const { memory, purpose } = attempt;
      const { storage } = memory;
      const earlier = selectCandidates(attempt).filter(
        ({ id }) => id !== unpaid && !dismissed.current.has(id),
      );
      // Also without a storage, or where it was forgotten.
      if (ended && !earlier.some(({ id }) => id === ended.id))
        earlier.push({ ...ended, time: 0, ended: ended.status });
      // What only shows an earlier purchase leaves it to the widget that shows it already.
      return purpose === "resume"
        ? earlier.filter(({ id }) => acquireLock(storage, id, owner))
        : earlier;
    },
    [owner],
  );

  const look = useCallback(
    async (attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) => {
      const isUnderWay = () => stateRef.current.attempt === attempt;
      const { storage } = attempt.memory;
      try {
        const { earlier, over } = await findUnfinished(attempt, candidates, isUnderWay);
        if (!isUnderWay()) return;
        releaseLocks(owner, earlier?.purchase.id);
        if (earlier && isMounted.current) acquireLock(storage, earlier.purchase.id, owner, true);
        if (earlier || attempt.purpose !== "resume")
          send({ type: "looked-back", attempt, earlier });
        else send({ type: "close" });
        // Where nobody is there to see how they ended, they are told the next time.
        if (isMounted.current)
          for (const { purchase, report } of over)
            updatePurchase(attempt.memory, purchase.id, {
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
        isTerminal(status) ? takeReport(storage, id, status) : acquireLock(storage, id, owner),
    }),
    [candidates, look, owner, storage],
  );
}
