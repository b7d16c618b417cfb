import { useSyncExternalStore } from "react";

const nothingChanges = () => () => {};

/** `false` on the server and during hydration. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
}
