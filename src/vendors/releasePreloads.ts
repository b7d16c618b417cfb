import { defaultVendors } from "./defaultVendors.ts";
import { isTried, signScriptUrl } from "./loadScript.ts";
import { mark } from "./preloadScript.ts";
import type { PreloadTarget } from "./preloadVendors.ts";

/** Chrome warns about a preload that is unused after three seconds. */
const RELEASE_AFTER_MS = 2_000;

/**
 * Releases preloaded scripts that no session has named in time. Removing the link doesn't cancel
 * the preload, so a script tag consumes it; a tag that has left its document before the script
 * arrives runs nothing (HTML, "execute the script element"). HTTP caches keep the script.
 */
export function releasePreloads({ vendors = defaultVendors, nonce }: PreloadTarget): void {
  for (const { script } of vendors) {
    if (!script || isTried(script)) continue;
    const link = document.querySelector(`link[rel=preload][href=${JSON.stringify(script.src)}]`);
    if (!link) continue;
    setTimeout(() => {
      if (isTried(script)) return;
      try {
        const tag = document.createElement("script");
        mark(tag, script, nonce);
        tag.src = signScriptUrl(script.src);
        link.replaceWith(tag);
        document.createElement("template").content.append(tag);
      } catch {
        // The page's policy forbids the script, which the real load reports. Or the page is gone.
      }
    }, RELEASE_AFTER_MS);
  }
}
