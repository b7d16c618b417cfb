import type { RampError } from "../RampError.ts";

/** With these, an earlier request may still be in progress: it was too slow (408) or is being answered (409, 425). */
const UNCLEAR_STATUSES = new Set([408, 409, 425]);

/**
 * Whether a failed session request certainly created no session: the endpoint itself refused it, with an error code.
 * Any other failure, such as a 5xx, a proxy's error page or no response, may have come after a session was created.
 */
export function isDefinitiveRefusal({ status = 0, vendorCode }: RampError): boolean {
  return status >= 400 && status < 500 && !UNCLEAR_STATUSES.has(status) && isErrorCode(vendorCode);
}

/** An error code such as `invalid_request`. A proxy or hosting platform sends "Bad Gateway", or nothing. */
export function isErrorCode(text: string | undefined): boolean {
  return /^[\w.-]+$/.test(text ?? "");
}
