/** The nonce that the page itself uses. Browsers hide the attribute, not the property. */
export function pageNonce(): string {
  if (typeof document === "undefined") return "";
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
