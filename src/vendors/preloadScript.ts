import { pageNonce } from "./pageNonce.ts";
import type { VendorScript } from "./Vendor.ts";

/**
 * Fetches a script without running it, so that it is at hand when the session names it. A session
 * may name another one, and running a wrong script first would leave its global behind.
 */
export function preloadScript(script: VendorScript, nonce?: string): void {
  const { src } = script;
  const address = CSS.escape(src);
  const isThere = document.querySelector(`[href="${address}"],[src="${address}"]`);
  if (isThere || !isAllowed(script)) return;
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

export function isAllowed({ src, origins }: VendorScript): boolean {
  return (
    /^http(s:|:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(src) &&
    // With the slash: else it is another host, or carries a password.
    origins.some((origin) => src.startsWith(`${origin}/`))
  );
}
