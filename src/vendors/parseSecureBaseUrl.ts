/**
 * An API's base URL, without trailing slashes, if secrets may be sent there: `https:`, or `http:`
 * on a loopback host. Nothing for any other.
 */
export function parseSecureBaseUrl(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url?.hostname ?? "");
  if (!url || !(url.protocol === "https:" || (url.protocol === "http:" && loopback)))
    return undefined;
  return url.origin + url.pathname.replace(/\/+$/, "");
}
