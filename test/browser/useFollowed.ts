import { useState, useSyncExternalStore } from "react";
import { followTransaction } from "../../src/core/transaction/followTransaction.ts";
import type { TransactionTarget } from "../../src/core/transaction/TransactionFollower.ts";
import { resolveSettings } from "../../src/core/resolveSettings.ts";
import type { RampSettings } from "../../src/index.ts";

/** Follows a transaction as a purchase does, which can also cancel it, and says when there is a reason to poll. */
export function useFollowed(id: string, settings: RampSettings) {
  const { endpoint, vendors, storageRef } = resolveSettings(settings);
  const [vendor] = vendors;
  const target: TransactionTarget = {
    id,
    reference: undefined,
    endpoint,
    vendor,
    vendors,
    storageRef,
  };
  const [follower] = useState(() => followTransaction(target));
  const known = useSyncExternalStore(follower.subscribe, follower.getSnapshot);
  return { ...known, ...follower };
}
