/**
 * Parses a URL that the page may load or show: its origin is listed, and it contains neither a user
 * nor a password. `http:` works for listed loopback origins only.
 */
export function parseTrustedUrl(address: string, origins: readonly string[]): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url &&
    origins.includes(url.origin) &&
    // Excludes a `blob:` URL of that origin, and a URL with a password.
    url.href.startsWith(`${url.origin}/`) &&
    /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(url.origin)
    ? url
    : undefined;
}
