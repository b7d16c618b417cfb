import { useMemo, useState, useSyncExternalStore } from "react";
import type { RampEndpoint } from "../partner/endpoint.ts";
import {
  onMemoryChange,
  type RampStorage,
  rawMemory,
  readMemory,
  type RememberedPurchase,
} from "./memory.ts";
import { useSettings } from "./settings.ts";

export interface UnfinishedPurchasesOptions {
  endpoint?: string | RampEndpoint | undefined;
  storage?: RampStorage | null | undefined;
}

/**
 * The purchases of this endpoint that were opened and whose end was not seen yet, newest first: after
 * a reload, after the vendor's redirect, in a second tab. Follow each with `useTransaction` or
 * `<RampStatus>`. One that ends meanwhile stays in the list, so that its end can be shown.
 */
export function useUnfinishedPurchases(
  options: UnfinishedPurchasesOptions = {},
): readonly RememberedPurchase[] {
  const { memory } = useSettings(options);
  const raw = useSyncExternalStore(
    onMemoryChange,
    () => rawMemory(memory),
    () => "",
  );
  const unfinished = useMemo(() => readMemory(raw), [raw]);
  const [shown, setShown] = useState({ key: memory.key, purchases: unfinished });
  const known = shown.key === memory.key ? shown.purchases : [];
  const fresh = unfinished.filter(({ id }) => !known.some((one) => one.id === id));
  if (fresh.length > 0 || shown.key !== memory.key)
    setShown({ key: memory.key, purchases: [...fresh, ...known] });
  return shown.purchases;
}
