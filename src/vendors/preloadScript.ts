import { pageNonce } from "./pageNonce.ts";
import { parseTrustedUrl } from "./parseTrustedUrl.ts";
import type { VendorScript } from "./Vendor.ts";

/**
 * Fetches a script without running it, so that it is at hand when the session names it. A session
 * may name another one, and running a wrong script first would leave its global behind.
 */
export function preloadScript(script: VendorScript, nonce?: string): void {
  const { src, origins } = script;
  // Quoted as CSS quotes it: whatever could end the string is escaped in both.
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

/** The nonce is set as a property: an attribute could be read by a style sheet. */
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
