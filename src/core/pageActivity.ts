import type { RampError } from "../RampError.ts";

export function isPageHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden";
}

/** By the browser's word, which can be wrong. */
export function isOffline(): boolean {
  // Node 20 has no navigator.
  const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
  return navigator?.onLine === false;
}

/**
 * Whether polling should slow down. A browser can be wrong about its network, so being offline counts only while
 * requests fail as well.
 */
export function isResting(failure: RampError | undefined): boolean {
  return isPageHidden() || (failure !== undefined && isOffline());
}

/** Calls back when the page is hidden or shown, or the network comes or goes. Returns how to stop listening. */
export function onConnectionChange(listener: (event: Event) => void): () => void {
  const listening = new AbortController();
  // The document's own event reaches the window as well.
  for (const event of ["visibilitychange", "online", "offline"])
    globalThis.addEventListener?.(event, listener, { signal: listening.signal });
  return () => listening.abort();
}
