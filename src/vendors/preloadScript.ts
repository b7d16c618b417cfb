import { pageNonce } from "./pageNonce.ts";
import { parseTrustedUrl } from "./parseTrustedUrl.ts";
import type { VendorScript } from "./Vendor.ts";

/**
 * Preloads a script without running it, so that it is ready when the session names it. The session
 * may name another script, and running the wrong one would leave its global on the page.
 */
export function preloadScript(script: VendorScript, nonce?: string): void {
  const { src, origins } = script;
  // JSON quoting is valid in CSS: both escape whatever could end the string.
  const address = JSON.stringify(src);
  const isThere = document.querySelector(`[href=${address}],[src=${address}]`);
  if (isThere || !parseTrustedUrl(src, origins)) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "script";
  mark(link, script, nonce);
  link.href = src;
  link.addEventListener("error", () => link.remove());
  document.head.append(link);
}

/** Sets the nonce as a property: a style sheet could read an attribute. */
export function mark(
  element: HTMLScriptElement | HTMLLinkElement,
  { integrity }: VendorScript,
  nonce: string = pageNonce(),
): void {
  element.nonce = nonce;
  if (!integrity) return;
  element.integrity = integrity;
  element.crossOrigin = "anonymous";
}
