import { useSyncExternalStore } from "react";

export interface Store<Snapshot> {
  getSnapshot: () => Snapshot;
  subscribe: (listener: () => void) => () => void;
}

/** What a store knows; `nothing` without one, on a server and during hydration. */
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
