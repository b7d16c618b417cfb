import type { RampError } from "../RampError.ts";

export function isPageHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden";
}

/**
 * Whether polling should slow down. A browser can be wrong about its network, so being offline counts only while
 * requests fail as well.
 */
export function isResting(failure: RampError | undefined): boolean {
  return isPageHidden() || (failure !== undefined && !navigator.onLine);
}

/** Calls back when the page is hidden or shown, or the network comes or goes. Returns how to stop listening. */
export function onConnectionChange(listener: (event: Event) => void): () => void {
  const listening = new AbortController();
  // The document's own event reaches the window as well.
  for (const event of ["visibilitychange", "online", "offline"])
    globalThis.addEventListener?.(event, listener, { signal: listening.signal });
  return () => listening.abort();
}
