import type { Offer, UnavailableOffer, UnavailableReason } from "../../vendors/Offer.ts";

/** Time-outs and 5xx in a row after which a vendor is left alone. */
const MAX_FAILURES = 3;
/** How long a vendor that keeps failing is left alone, in milliseconds. */
const REST_MS = 30_000;
/** How long one that refuses this server is left alone, in milliseconds. */
const REFUSED_REST_MS = 60_000;
/** Caps a vendor's `Retry-After`, in seconds. */
const MAX_RETRY_AFTER = 600;

/** Why a vendor isn't asked now. */
export interface VendorRest {
  reason: UnavailableReason;
  /** Seconds until it is asked again. */
  retryAfter: number;
}

/** Remembers which vendors to leave alone, in this process. */
export interface VendorHealth {
  /** Why the vendor isn't asked now; nothing if it may be asked. */
  getRest: (vendor: string) => VendorRest | undefined;
  /** Notes what the vendor answered. */
  note: (vendor: string, offers: readonly Offer[]) => void;
}

/**
 * Only time-outs and 5xx count as ill health: a vendor that refuses an order is well. One that
 * answers 429 rests until its `Retry-After`.
 */
export function createVendorHealth(): VendorHealth {
  const failures = new Map<string, number>();
  const rests = new Map<string, { reason: UnavailableReason; until: number }>();

  function rest(vendor: string, reason: UnavailableReason, ms: number): void {
    rests.set(vendor, { reason, until: Date.now() + ms });
  }

  return {
    getRest(vendor) {
      const resting = rests.get(vendor);
      const leftMs = resting ? resting.until - Date.now() : 0;
      return resting && leftMs > 0
        ? { reason: resting.reason, retryAfter: Math.ceil(leftMs / 1000) }
        : undefined;
    },
    note(vendor, offers) {
      const refusals = offers.filter((offer) => offer.status === "unavailable");
      const find = (reason: UnavailableReason) => refusals.find((offer) => offer.reason === reason);
      const isDown = offers.length === refusals.length && find("unreachable") !== undefined;
      const count = isDown ? (failures.get(vendor) ?? 0) + 1 : 0;
      failures.set(vendor, count);
      const limited = find("rate-limited");
      if (limited)
        rest(
          vendor,
          limited.reason,
          Math.min(limited.retryAfter ?? REST_MS / 1000, MAX_RETRY_AFTER) * 1000,
        );
      // One user's missing IP address says nothing about the others.
      else if (refusals.some(isRefusedServer)) rest(vendor, "not-configured", REFUSED_REST_MS);
      else if (count >= MAX_FAILURES) rest(vendor, "unreachable", REST_MS);
      else rests.delete(vendor);
    },
  };
}

/** Whether the vendor refuses this server, for every user. */
function isRefusedServer({ reason, isUserSpecific = false }: UnavailableOffer): boolean {
  return reason === "not-configured" && !isUserSpecific;
}
