import { useCallback, useRef, useState } from "react";
import { createPurchase } from "../core/createPurchase.ts";
import type { Purchase } from "../core/Purchase.ts";
import type { Ramp } from "../core/publicTypes.ts";
import { type ResolvedSettings, resolveSettings } from "../core/resolveSettings.ts";
import type { RampWidgetContentProps } from "./props.ts";
import { type Opening, useControllableOpen } from "./useControllableOpen.ts";

/** What a widget keeps for as long as it is mounted. */
export interface WidgetState {
  settings: ResolvedSettings;
  purchase: Purchase;
  opening: Opening;
  /** Keeps the modal open when this purchase closes. */
  keepOpen: (ramp: Ramp) => void;
  /** Whether the modal stays open now that this purchase has closed. */
  takeKeptOpen: (ramp: Ramp) => boolean;
}

export function useWidgetState(props: RampWidgetContentProps): WidgetState {
  const { takePrefetched, latestRef, onOpenChange } = props;
  const opening = useControllableOpen({
    ...props,
    onOpenChange: onOpenChange && ((open) => latestRef.current.onOpenChange?.(open)),
  });
  const [purchase] = useState(() => createPurchase(takePrefetched));
  const left = useRef<Pick<Ramp, "session">>(undefined);
  const keepOpen = useCallback(({ session }: Ramp) => {
    left.current = { session };
  }, []);
  return {
    // The shell has already merged the provider's settings.
    settings: resolveSettings(props),
    purchase,
    opening,
    keepOpen,
    takeKeptOpen({ session }) {
      const isKept = left.current !== undefined && left.current.session === session;
      left.current = undefined;
      return isKept;
    },
  };
}
