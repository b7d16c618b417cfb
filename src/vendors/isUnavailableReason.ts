import type { UnavailableReason } from "./Offer.ts";

/** A record, so that the compiler requires every reason. */
const REASONS: Record<UnavailableReason, true> = {
  "amount-too-low": true,
  "amount-too-high": true,
  "asset-unsupported": true,
  "fiat-unsupported": true,
  "country-unsupported": true,
  "method-unsupported": true,
  "mode-unsupported": true,
  "order-unsupported": true,
  "user-limit": true,
  "user-refused": true,
  "rate-limited": true,
  unreachable: true,
  unreadable: true,
  "not-configured": true,
  "switched-off": true,
};

/** Whether this is a reason that the browser knows. */
export function isUnavailableReason(value: unknown): value is UnavailableReason {
  return typeof value === "string" && Object.hasOwn(REASONS, value);
}
