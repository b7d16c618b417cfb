import type { OpenFrame } from "./frame/createFrameOpener.ts";
import type { ExternalPage } from "./frame/externalPage.ts";
import type { RampOptions } from "./publicTypes.ts";
import type { PurchaseCommands } from "./purchaseCommands.ts";
import type { PurchaseState } from "./purchaseReducer.ts";
import type { SelectedPurchase } from "./selectPurchase.ts";

/** The component that shows a purchase, as of the last render. */
export interface PurchaseHost {
  /** The latest options of the host. Handlers, settings and the order are read when they are needed. */
  getOptions: () => RampOptions;
  /** The purchase is in a closed modal, so the user can't see it. */
  isHidden?: boolean;
  /** The purchase was closed, by the user, the vendor or the host. Called before the host's own `onClose`. */
  onClose?: () => void;
}

/** Immutable state of a purchase. It keeps its identity until something changes. */
export interface PurchaseSnapshot extends PurchaseState, SelectedPurchase {
  openFrame: OpenFrame | undefined;
}

/** A store for consecutive purchases, without UI. */
export interface Purchase {
  /** The host's commands. Stable for the purchase's lifetime. */
  commands: Omit<PurchaseCommands, "renew" | "finishClose" | "leave" | "end"> &
    Pick<ExternalPage, "getPopupLinkProps">;
  /** The user closed the container of the vendor's page, such as a modal. */
  leave: () => void;
  getSnapshot: () => PurchaseSnapshot;
  /** The initial snapshot, for server rendering and hydration. */
  getServerSnapshot: () => PurchaseSnapshot;
  /** The purchase is active while it has subscribers. */
  subscribe: (listener: () => void) => () => void;
  /** Sets the latest render's host. Notifies no subscriber. */
  setHost: (host: PurchaseHost) => void;
  /** Holds the `Idempotency-Key` while the host shows the purchase. Returns a function that releases it. */
  holdKey: () => () => void;
  /** Fetches the transaction now. */
  refetch: () => Promise<unknown>;
  /** Asks the endpoint to cancel the transaction; `undefined` if it can't. */
  getCancel: () => (() => Promise<void>) | undefined;
}
