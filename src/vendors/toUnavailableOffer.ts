import { parseRetryAfter } from "../parseRetryAfter.ts";
import type { UnavailableOffer, UnavailableReason } from "./Offer.ts";
import { CONFIGURATION_ERROR } from "./toConfigurationErrorAnswer.ts";
import type { VendorAnswer } from "./VendorServer.ts";

/**
 * The offer of a vendor whose API answered with an error.
 *
 * @param answer after `toConfigurationErrorAnswer`
 */
export function toUnavailableOffer(vendor: string, answer: VendorAnswer): UnavailableOffer {
  const reason = toReason(answer);
  const wait = parseRetryAfter(answer.retryAfter, answer.time ?? Date.now());
  return {
    status: "unavailable",
    vendor,
    reason,
    ...(reason === "rate-limited" && wait !== undefined && { retryAfter: Math.ceil(wait / 1000) }),
  };
}

function toReason({ status, body }: VendorAnswer): UnavailableReason {
  if (body.error === CONFIGURATION_ERROR) return "not-configured";
  if (status === 429) return "rate-limited";
  // `requestVendor` answers a response that it can't parse with this code, and with 502.
  if (status < 500 || (status === 502 && body.code === "upstream_invalid_response"))
    return "unreadable";
  return "unreachable";
}
