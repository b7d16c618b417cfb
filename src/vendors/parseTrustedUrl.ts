/**
 * Reads an address that may run or be shown in the page: a plain one of a listed origin, with neither a
 * user nor a password in it. `http:` counts on listed loopback origins alone.
 */
export function parseTrustedUrl(address: string, origins: readonly string[]): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url &&
    origins.includes(url.origin) &&
    // Else it is a `blob:` of that origin, or carries a password.
    url.href.startsWith(`${url.origin}/`) &&
    /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(url.origin)
    ? url
    : undefined;
}
