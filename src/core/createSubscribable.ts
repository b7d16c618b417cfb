/** The subscription side of a store. */
export interface Subscribable {
  /** As `useSyncExternalStore` expects. */
  subscribe: (listener: () => void) => () => void;
  notify: () => void;
  /** Whether there are subscribers, so that the store is active. */
  isConnected: () => boolean;
}

/**
 * Connects a store on its first subscriber and disconnects it on its last. React may disconnect and reconnect at any
 * time (StrictMode at once, `<Activity>` later), so a store keeps its state.
 *
 * @param connect starts the store's work, and returns a function that stops it
 */
export function createSubscribable(connect: () => () => void): Subscribable {
  const listeners = new Set<() => void>();
  let disconnect: (() => void) | undefined;
  return {
    subscribe(listener) {
      const call = () => listener();
      listeners.add(call);
      disconnect ??= connect();
      return () => {
        if (!listeners.delete(call) || listeners.size > 0) return;
        const end = disconnect;
        disconnect = undefined;
        end?.();
      };
    },
    notify() {
      for (const call of listeners) call();
    },
    isConnected: () => disconnect !== undefined,
  };
}

/** Passes on a store's current snapshot and every later one. */
export function subscribeImmediately<Snapshot>(
  store: { getSnapshot: () => Snapshot; subscribe: (listener: () => void) => () => void },
  onChange: (snapshot: Snapshot) => void,
): () => void {
  const update = () => onChange(store.getSnapshot());
  const stop = store.subscribe(update);
  update();
  return stop;
}
