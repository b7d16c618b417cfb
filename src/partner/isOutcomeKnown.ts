import type { RampError } from "../RampError.ts";

/**
 * Whether an error of the session's request proves that no session was made: the endpoint refused. After anything
 * else (a 5xx, a timeout, a broken connection, an unreadable answer) there may be one.
 */
export function isOutcomeKnown({ status = 0, code }: RampError): boolean {
  return status >= 400 && status < 500 && status !== 408 && code !== "session-malformed";
}
