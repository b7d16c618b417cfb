import type { UnavailableReason } from "../../vendors/Offer.ts";

/** Whether a vendor may serve the same order a moment later. */
export function mayPass(reason: UnavailableReason): boolean {
  return reason === "unreachable" || reason === "unreadable" || reason === "rate-limited";
}
