import type { RampStore } from "./RampStore.ts";

/**
 * Lets any number of listeners share one source of messages, which is open while there is at least
 * one listener.
 *
 * @param open starts to receive messages; the returned function ends that
 */
export function shareSubscription(
  open: (deliver: (message: string) => void) => () => void,
): NonNullable<RampStore["subscribe"]> {
  const listeners = new Set<(message: string) => void>();
  let close: (() => void) | undefined;

  function deliver(message: string) {
    for (const listener of listeners) {
      try {
        listener(message);
      } catch {
        // Messages are hints. One listener's error must not keep them from the others.
      }
    }
  }

  return (listener) => {
    // Wrapped, so that each subscription has an identity of its own.
    const own = (message: string) => listener(message);
    listeners.add(own);
    close ??= open(deliver);
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      close?.();
      close = undefined;
    };
  };
}
