/**
 * Milliseconds that a `Retry-After` header asks to wait; `undefined` if it asks for none. It is a number of seconds or a
 * date (RFC 9110, 10.2.3).
 */
export function parseRetryAfter(
  header: string | null | undefined,
  now: number,
): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
