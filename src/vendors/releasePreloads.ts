import { isTried, signScriptUrl } from "./loadScript.ts";
import { mark } from "./preloadScript.ts";
import { defaultVendors, type PreloadTarget } from "./preloadVendors.ts";

/** Chrome warns of a preload that nothing has used three seconds after it began. */
const RELEASE_AFTER_MS = 2_000;

/**
 * Lets go of the scripts that were preloaded and that no session has named in time. Removing the link does
 * not take it back, so a tag uses it; one that has left its document before the script is there runs nothing
 * (HTML, "execute the script element"). Caches keep what was fetched.
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
        // The page's policy forbids the script, and whoever loads it says so. Or there is no page any more.
      }
    }, RELEASE_AFTER_MS);
  }
}
