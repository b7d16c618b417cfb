import type { RampError } from "../../RampError.ts";
import { isTerminal, type Transaction } from "../../vendors/Transaction.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import { loadFollowing } from "../loadFollowing.ts";
import { setKeyInUse } from "../session/idempotencyKeys.ts";
import type { RampStorage } from "../RampSettings.ts";
import type { RememberedPurchase } from "../publicTypes.ts";
import { selectCandidates } from "./selectCandidates.ts";
import { lockPurchase, type LockOwner, releaseLocks, claimReportOnPage } from "./widgetLocks.ts";
import { updatePurchase } from "./purchaseStorage.ts";

/** The last attempt, as far as it matters for the next one. */
export interface PreviousOutcome {
  /** Its failed or cancelled end, which the user has seen. */
  ended?: (Transaction & { status: "failed" | "cancelled" }) | undefined;
  /** Its id, if it is retried and the endpoint has just confirmed that it isn't paid. */
  unpaid?: string | undefined;
}

export interface PurchaseGuard {
  /** The earlier purchases to check before a new one may begin. If there are none, it begins at once. */
  getCandidates: (attempt: PurchaseAttempt, last: PreviousOutcome) => readonly RememberedPurchase[];
  /** Finds out whether to resume one of them instead. */
  check: (attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) => void;
  /** The user knows about these purchases and wants another one. */
  dismiss: (ids: readonly string[]) => void;
  /** Whether this purchase reports a transaction to the host. Call once per transaction. */
  isReporter: (transaction: Transaction) => boolean;
  /** Locks the transaction, so that no other purchase on the page shows it. */
  lock: (storage: RampStorage | null, id: string) => void;
  /** Releases all locks, and notes them for `restore()`. */
  suspend: () => void;
  /** Acquires the suspended locks again. */
  restore: () => void;
}

export interface PurchaseGuardParts extends Pick<PurchaseContext, "getState" | "send"> {
  getStorage: () => RampStorage | null;
  /** Whether the user can't see the purchase now. */
  isHidden: () => boolean;
  isConnected: () => boolean;
}

/** Handles purchases that began earlier: in another tab, in another widget or before a reload. */
export function createPurchaseGuard({
  getState,
  send,
  getStorage,
  isHidden,
  isConnected,
}: PurchaseGuardParts): PurchaseGuard {
  const dismissed = new Set<string>();
  let suspended: LockOwner["held"] = new Map();
  const owner: LockOwner = {
    held: new Map(),
    isHidden,
    giveUp() {
      setKeyInUse(getState().attempt?.purchaseId ?? "", false);
      send({ type: "close" });
    },
  };

  async function check(attempt: PurchaseAttempt, candidates: readonly RememberedPurchase[]) {
    const isUnderWay = () => getState().attempt === attempt;
    const { storage } = attempt.storageRef;
    try {
      const { findPurchaseToResume } = await loadFollowing();
      if (!isUnderWay()) return;
      const { earlier, over } = await findPurchaseToResume(attempt, candidates, isUnderWay);
      if (!isUnderWay()) return;
      releaseLocks(owner, earlier?.purchase.id);
      if (earlier && isConnected()) lockPurchase(storage, earlier.purchase.id, owner, true);
      if (earlier || attempt.purpose !== "resume") send({ type: "checked", attempt, earlier });
      else send({ type: "close" });
      // If the purchase was unmounted meanwhile, these ends are shown next time instead.
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
      // Checked even if there is no storage, or the entry was removed.
      if (ended && !earlier.some(({ id }) => id === ended.id))
        earlier.push({ ...ended, time: 0, ended: ended.status });
      // A resume check skips purchases that another widget already shows.
      return purpose === "resume"
        ? earlier.filter(({ id }) => lockPurchase(storage, id, owner))
        : earlier;
    },
    check: (attempt, candidates) => void check(attempt, candidates),
    dismiss(ids) {
      for (const id of ids) dismissed.add(id);
    },
    isReporter: ({ id, status }) =>
      isTerminal(status)
        ? claimReportOnPage(getStorage(), id, status)
        : lockPurchase(getStorage(), id, owner),
    lock(storage, id) {
      releaseLocks(owner, id);
      lockPurchase(storage, id, owner);
    },
    suspend() {
      suspended = new Map(owner.held);
      releaseLocks(owner);
    },
    restore() {
      for (const [id, storage] of suspended) lockPurchase(storage, id, owner);
    },
  };
}
