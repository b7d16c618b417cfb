import type { PurchaseAttempt, PurchaseEvent, PurchaseState } from "./purchaseReducer.ts";
import type { ResolvedSettings } from "./resolveSettings.ts";
import type { RampHandlers, RampOptions } from "./publicTypes.ts";

/** What a purchase provides to its parts. All of it is stable for the purchase's lifetime. */
export interface PurchaseContext {
  getState: () => PurchaseState;
  send: (event: PurchaseEvent) => void;
  /** The latest options of the host. */
  getOptions: () => RampOptions;
  getHandlers: () => RampHandlers;
  getSettings: () => ResolvedSettings;
  isUnderWay: (attempt: PurchaseAttempt) => boolean;
  /** Requests a refetch of the transaction. */
  refetchSoon: () => void;
}
