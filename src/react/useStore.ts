import { useSyncExternalStore } from "react";

export interface Store<Snapshot> {
  getSnapshot: () => Snapshot;
  subscribe: (listener: () => void) => () => void;
}

/** A store's snapshot; `nothing` without a store, on a server and during hydration. */
export function useStore<Snapshot>(
  store: Store<Snapshot> | undefined,
  nothing: Snapshot,
): Snapshot {
  const getNothing = () => nothing;
  return useSyncExternalStore(
    store?.subscribe ?? subscribeToNothing,
    store?.getSnapshot ?? getNothing,
    getNothing,
  );
}

const subscribeToNothing = () => () => {};
