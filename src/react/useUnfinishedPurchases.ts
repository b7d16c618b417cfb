import { useEffect, useState, useSyncExternalStore } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import { noteReturnUrl } from "../core/unfinished/noteReturnUrl.ts";
import { onPurchasesChange, readPurchases } from "../core/unfinished/purchaseStorage.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { RememberedPurchase } from "../core/publicTypes.ts";
import { stringifyWithoutToJson } from "../core/unfinished/stringifyWithoutToJson.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useLatest } from "./useLatest.ts";

/** The endpoint and storage of the purchases. */
export interface UnfinishedPurchasesOptions {
  /** As in `useRamp`: the endpoint of the purchases. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useRamp`: where they are stored. */
  storage?: RampStorage | null | undefined;
}

/**
 * The endpoint's purchases that were opened and whose end hasn't been seen, newest first: after a reload, after the
 * vendor's redirect, in a second tab. Follow each with `useTransaction` or `<RampStatus>`. One that ends meanwhile
 * stays in the list, so that its end can be shown.
 */
export function useUnfinishedPurchases(
  options: UnfinishedPurchasesOptions = {},
): readonly RememberedPurchase[] {
  const { storageRef, vendors } = useResolvedSettings(options);
  const latest = useLatest({ storageRef, vendors });
  useEffect(
    function noteReturn() {
      noteReturnUrl(latest.current.storageRef, latest.current.vendors);
    },
    [latest],
  );
  const text = useSyncExternalStore(
    onPurchasesChange,
    () => stringifyWithoutToJson(readPurchases(storageRef)),
    () => "[]",
  );
  const [shown, setShown] = useState({ key: "", text: "[]", purchases: NONE });
  if (shown.key !== storageRef.key || shown.text !== text) {
    const unfinished = readPurchases(storageRef);
    const ended = (shown.key === storageRef.key ? shown.purchases : []).filter(
      ({ id }) => !unfinished.some((one) => one.id === id),
    );
    setShown({ key: storageRef.key, text, purchases: [...unfinished, ...ended] });
  }
  return shown.purchases;
}

const NONE: readonly RememberedPurchase[] = [];
