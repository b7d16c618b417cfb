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

/** Calls back when the user returns to the page, or the network does. Returns how to stop listening. */
export function onPageReturn(listener: () => void): () => void {
  return listen(["online"], listener, () => isPageHidden() || listener());
}

/** Calls back when the page is hidden or shown, or the network comes or goes. Returns how to stop listening. */
export function onConnectionChange(listener: () => void): () => void {
  return listen(["online", "offline"], listener, listener);
}

function listen(
  networkEvents: readonly string[],
  onNetwork: () => void,
  onVisibility: () => void,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  globalThis.document?.addEventListener("visibilitychange", onVisibility, { signal });
  for (const event of networkEvents) globalThis.addEventListener?.(event, onNetwork, { signal });
  return () => listening.abort();
}
