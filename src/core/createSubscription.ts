/** How a store tells that it changed. */
export interface Subscription {
  /** As `useSyncExternalStore` takes it. */
  subscribe: (listener: () => void) => () => void;
  notify: () => void;
  /** Whether anything listens, so that the store is at work. */
  isConnected: () => boolean;
}

/**
 * Connects a store with its first listener and disconnects it with its last. React may disconnect and connect it
 * again at any time (StrictMode at once, `<Activity>` later), so a store keeps what it knows.
 *
 * @param connect begins the store's work, and returns how to end it
 */
export function createSubscription(connect: () => () => void): Subscription {
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

/** Passes on what a store knows now, and whenever that changes. */
export function connectStore<Snapshot>(
  store: { getSnapshot: () => Snapshot; subscribe: (listener: () => void) => () => void },
  onChange: (snapshot: Snapshot) => void,
): () => void {
  const update = () => onChange(store.getSnapshot());
  const stop = store.subscribe(update);
  update();
  return stop;
}
