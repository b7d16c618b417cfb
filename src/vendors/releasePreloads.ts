import { isTried, signScriptUrl } from "./loadScript.ts";
import { mark } from "./preloadScript.ts";
import { defaultVendors, type WantedVendors } from "./preloadVendors.ts";
import type { VendorScript } from "./Vendor.ts";

/** Chrome warns of a preload that nothing has used three seconds after it began. */
const RELEASE_AFTER_MS = 2_000;

/** Lets go of the scripts that were preloaded and that no session has named in time. */
export function releasePreloads({ vendors = defaultVendors, nonce }: WantedVendors): void {
  for (const { script } of vendors) {
    const link = document.querySelector<HTMLLinkElement>(
      `link[rel=preload][href=${JSON.stringify(script?.src)}]`,
    );
    if (script && link && !isTried(script))
      setTimeout(() => isTried(script) || release(link, script, nonce), RELEASE_AFTER_MS);
  }
}

/**
 * Removing the link does not take it back. A tag uses it, and one that has left its document before the
 * script is there runs nothing (HTML, "execute the script element"). Caches keep what was fetched.
 */
function release(link: HTMLLinkElement, script: VendorScript, nonce: string | undefined) {
  const page = link.ownerDocument;
  const tag = page.createElement("script");
  mark(tag, script, nonce);
  try {
    tag.src = signScriptUrl(script.src);
    link.replaceWith(tag);
    page.createElement("template").content.append(tag);
  } catch {
    // The page's policy forbids the script, and whoever loads it says so.
  }
}
