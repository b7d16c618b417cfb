import type { PurchaseAttempt, PurchaseEvent, PurchaseState } from "./purchaseReducer.ts";
import type { ResolvedSettings } from "./settings.ts";
import type { RampHandlers, RampOptions } from "./types.ts";

/** What a purchase lends to its parts. All of it stays the same for the purchase's life. */
export interface PurchaseContext {
  getState: () => PurchaseState;
  send: (event: PurchaseEvent) => void;
  /** What the host passed last. */
  getOptions: () => RampOptions;
  getHandlers: () => RampHandlers;
  getSettings: () => ResolvedSettings;
  isUnderWay: (attempt: PurchaseAttempt) => boolean;
  /** Something happened that is a reason to fetch the transaction. */
  refetchSoon: () => void;
}
