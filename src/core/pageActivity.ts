import type { RampError } from "../RampError.ts";

export function isPageHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden";
}

/** As the browser reports it, which can be wrong. */
export function isOffline(): boolean {
  // Node 20 has no `navigator`.
  const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
  return navigator?.onLine === false;
}

/**
 * Whether polling should slow down. `navigator.onLine` can be wrong, so being offline counts only while requests fail.
 */
export function shouldPollSlowly(failure: RampError | undefined): boolean {
  return isPageHidden() || (failure !== undefined && isOffline());
}

/**
 * Calls the listener when the page is hidden or shown, or the network goes on- or offline. Returns a function that
 * stops listening.
 */
export function onActivityChange(listener: (event: Event) => void): () => void {
  const listening = new AbortController();
  // `visibilitychange` bubbles from the document to the window.
  for (const event of ["visibilitychange", "online", "offline"])
    globalThis.addEventListener?.(event, listener, { signal: listening.signal });
  return () => listening.abort();
}

/** Whether the user or the network is back, so that what is shown may be out of date. */
export function isReturn({ type }: Event): boolean {
  return type === "online" || (type === "visibilitychange" && !isPageHidden());
}
