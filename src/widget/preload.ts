import { prefetchSession, cachePrefetched } from "../core/session/prefetchSession.ts";
import type { RampOptions } from "../core/types.ts";
import { getLoadedContent, loadContent } from "./loadContent.ts";

/** What `<RampWidget>` takes, as far as it is known. */
export type PreloadOptions = Partial<RampOptions>;

/**
 * Fetches what a purchase needs before it begins: the widget's own code, and its vendors' code and
 * scripts, which do not run yet. Call it when a purchase becomes likely, e.g. as the pointer comes
 * near the button.
 *
 * With an `endpoint` that is an address, and the order, it requests the session too, for the user who is signed in
 * then. The next `<RampWidget>` or `useRamp` that begins the same order there within 15 seconds uses it; after that
 * the endpoint is asked once more for the same session. Nothing is requested of a vendor whose sessions can be paid
 * before they are opened.
 *
 * If there is an unfinished purchase to show first, only the widget's own code is fetched.
 */
export function preload(options: PreloadOptions = {}): void {
  if (typeof document === "undefined") return;
  // Whoever shows it says what is wrong.
  loadContent().then(
    () => getLoadedContent()?.releasePreloads(options),
    () => {},
  );
  const ahead = prefetchSession(options, true);
  if (ahead) cachePrefetched(ahead);
}
