import type { RampError } from "../../RampError.ts";
import { isTerminal, type Transaction } from "../../vendors/Transaction.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import { setHeld } from "../session/idempotencyKeys.ts";
import type { RampStorage } from "../RampSettings.ts";
import type { RememberedPurchase } from "../types.ts";
import { findUnfinished, selectCandidates } from "./findUnfinished.ts";
import { acquireLock, type LockOwner, releaseLocks, takeReport } from "./purchaseLocks.ts";
import { updatePurchase } from "./purchaseStorage.ts";

/** What a purchase knows of its own last attempt as it begins the next one. */
export interface LastPurchase {
  /** Its failed or cancelled end, which the user has seen. */
  ended?: (Transaction & { status: "failed" | "cancelled" }) | undefined;
  /** Its id, if it is repeated and the endpoint has just said that nothing was paid on it. */
  unpaid?: string | undefined;
}

export interface Resumption {
  /**
   * The one gate to a new purchase: the earlier ones that have to be checked before it may begin. If there are none
   * it begins at once.
   */
  getCandidates: (attempt: PurchaseAttempt, last: LastPurchase) => readonly RememberedPurchase[];
  /** Finds out whether one of them is resumed in this purchase's place. */
  check: (attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) => void;
  /** The user knows of these purchases and wants another one all the same. */
  dismiss: (ids: readonly string[]) => void;
  /** Whether this purchase reports a transaction to the host. Asked once for each. */
  isReporter: (transaction: Transaction) => boolean;
  /** This purchase shows the transaction, and no other on the page does. */
  lock: (storage: RampStorage | null, id: string) => void;
  /** Gives all locks back, and keeps in mind which they were. */
  suspend: () => void;
  /** Takes back the locks that it had. */
  restore: () => void;
}

export interface ResumptionParts extends Pick<PurchaseContext, "getState" | "send"> {
  getStorage: () => RampStorage | null;
  /** Whether the user cannot see it now. */
  isHidden: () => boolean;
  isConnected: () => boolean;
}

/** What happens to the purchases that began earlier: in another tab, in another widget or before a reload. */
export function createResumption({
  getState,
  send,
  getStorage,
  isHidden,
  isConnected,
}: ResumptionParts): Resumption {
  const dismissed = new Set<string>();
  let suspended: LockOwner["held"] = new Map();
  const owner: LockOwner = {
    held: new Map(),
    isHidden,
    giveUp() {
      setHeld(getState().attempt?.purchaseId ?? "", false);
      send({ type: "close" });
    },
  };

  async function check(attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) {
    const isUnderWay = () => getState().attempt === attempt;
    const { storage } = attempt.storageRef;
    try {
      const { earlier, over } = await findUnfinished(attempt, candidates, isUnderWay);
      if (!isUnderWay()) return;
      releaseLocks(owner, earlier?.purchase.id);
      if (earlier && isConnected()) acquireLock(storage, earlier.purchase.id, owner, true);
      if (earlier || attempt.purpose !== "resume") send({ type: "checked", attempt, earlier });
      else send({ type: "close" });
      // If nothing is there to show how they ended, the user is told the next time.
      if (isConnected())
        for (const { purchase, report } of over)
          updatePurchase(attempt.storageRef, purchase.id, {
            ended: report.status === "cancelled" ? "cancelled" : "failed",
          });
    } catch (thrown) {
      send({ type: "check-failed", attempt, error: thrown as RampError });
    }
  }

  return {
    getCandidates(attempt, { ended, unpaid }) {
      const { storageRef, purpose } = attempt;
      const { storage } = storageRef;
      const earlier = selectCandidates(attempt).filter(
        ({ id }) => id !== unpaid && !dismissed.has(id),
      );
      // Also without a storage, or after it was forgotten.
      if (ended && !earlier.some(({ id }) => id === ended.id))
        earlier.push({ ...ended, time: 0, ended: ended.status });
      // A resume check leaves a purchase to the widget that shows it already.
      return purpose === "resume"
        ? earlier.filter(({ id }) => acquireLock(storage, id, owner))
        : earlier;
    },
    check: (attempt, candidates) => void check(attempt, candidates),
    dismiss(ids) {
      for (const id of ids) dismissed.add(id);
    },
    isReporter: ({ id, status }) =>
      isTerminal(status)
        ? takeReport(getStorage(), id, status)
        : acquireLock(getStorage(), id, owner),
    lock(storage, id) {
      releaseLocks(owner, id);
      acquireLock(storage, id, owner);
    },
    suspend() {
      suspended = new Map(owner.held);
      releaseLocks(owner);
    },
    restore() {
      for (const [id, storage] of suspended) acquireLock(storage, id, owner);
    },
  };
}
