import { prefetchSession, cachePrefetched } from "../core/session/prefetchSession.ts";
import type { RampOptions } from "../core/publicTypes.ts";
import { getLoadedContent, loadContent } from "./loadContent.ts";

/** The props of `<RampWidget>` that are already known. */
export type PreloadOptions = Partial<RampOptions>;

/**
 * Loads what a purchase needs before it starts: the widget's code, and its vendors' code and scripts,
 * without running the scripts. Call it when a purchase becomes likely, e.g. when the pointer comes near the
 * button.
 *
 * With an `endpoint` URL and the order, it also requests the session, for the user who is signed in. The
 * next `<RampWidget>` or `useRamp` that starts the same order there within 15 seconds uses it; after that,
 * the endpoint gets another request for the same session. If a vendor's sessions can be paid before they
 * are opened, no session is requested.
 *
 * If there is an unfinished purchase to show first, only the widget's code is loaded.
 */
export function preload(options: PreloadOptions = {}): void {
  if (typeof document === "undefined") return;
  // The widget reports a failure when it renders.
  loadContent().then(
    () => getLoadedContent()?.releasePreloads(options),
    () => {},
  );
  const ahead = prefetchSession(options, true);
  if (ahead) cachePrefetched(ahead);
}
