/**
 * Milliseconds to wait by a `Retry-After` header; `undefined` if it is missing or invalid. The header holds seconds or
 * a date (RFC 9110, 10.2.3).
 */
export function parseRetryAfter(
  header: string | null | undefined,
  now: number,
): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
