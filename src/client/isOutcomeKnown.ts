import type { RampError } from "../RampError.ts";

/** With these, a first request may still be under way: it was too slow (408), or is being answered (409, 425). */
const UNCLEAR_STATUSES = new Set([408, 409, 425]);

/**
 * Whether it is certain that a request for a session made none: the endpoint itself refused it, in its
 * own words. Anything else, such as a 5xx, a page of a proxy or no answer at all, may have come after a
 * session was made.
 */
export function isOutcomeKnown({ status = 0, vendorCode }: RampError): boolean {
  return status >= 400 && status < 500 && !UNCLEAR_STATUSES.has(status) && isCode(vendorCode);
}

/** A word such as `invalid_request`. A proxy or a platform says "Bad Gateway", or nothing. */
export function isCode(text: string | undefined): boolean {
  return /^[\w.-]+$/.test(text ?? "");
}
