import { useEffect } from "react";
import type { RampError } from "../RampError.ts";

export function isPageHidden(): boolean {
  return globalThis.document?.visibilityState === "hidden";
}

/**
 * Whether it is better to look less often. What a browser takes for its network may be wrong, so that it
 * counts only while looks fail as well.
 */
export function isResting(failure: RampError | undefined): boolean {
  return isPageHidden() || (failure !== undefined && !navigator.onLine);
}

/** Calls back when the user comes to the page again, or the network does. */
export function usePageReturn(onReturn: () => void): void {
  useEffect(
    function noticeReturn() {
      const listening = new AbortController();
      const { signal } = listening;
      const comeBack = () => isPageHidden() || onReturn();
      document.addEventListener("visibilitychange", comeBack, { signal });
      window.addEventListener("online", onReturn, { signal });
      return () => listening.abort();
    },
    [onReturn],
  );
}
