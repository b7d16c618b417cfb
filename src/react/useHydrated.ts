import { useSyncExternalStore } from "react";

const nothingChanges = () => () => {};

/** Not on a server, and not yet where a browser takes over what a server has drawn. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
}
