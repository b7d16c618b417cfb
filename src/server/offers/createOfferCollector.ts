import { withTimeout } from "../../withTimeout.ts";
import type { Order } from "../../order.ts";
import { createCache } from "../../vendors/createCache.ts";
import type { Offer, UnavailableReason } from "../../vendors/Offer.ts";
import type { RampUser, VendorServer } from "../../vendors/VendorServer.ts";
import type { Log } from "../createLog.ts";
import type { RampErrorContext } from "../RampEndpointOptions.ts";
import { createVendorHealth } from "./createVendorHealth.ts";
import { isSwitchedOff } from "./isSwitchedOff.ts";
import { mayPass } from "./mayPass.ts";
import { parseOffers } from "./parseOffers.ts";

/** How long a vendor has for its offers, in milliseconds. The user is looking at an empty list. */
const VENDOR_TIMEOUT_MS = 3_500;
/** How long offers are given out again, in milliseconds. */
const CACHE_MS = 15_000;
/** Why a request that is still under way is aborted. One for all: an error of its own for each takes longer to make than to abort. */
const ANSWERED = new Error("The endpoint has answered without it.");
/** Answers of vendors that are kept at a time. */
const MAX_CACHED = 1_000;

/** Asks vendors what they offer for an order. */
export type CollectOffers = (
  vendors: readonly VendorServer[],
  order: Order,
  user: RampUser,
  country: string | undefined,
) => Promise<readonly Offer[]>;

/**
 * Asks all vendors at the same time. A vendor that is slow or fails delays and removes no other
 * vendor's offer, and one that keeps failing is left alone for a while.
 */
export function createOfferCollector(
  log: Log,
  reportError: (error: unknown, context: RampErrorContext) => void,
): CollectOffers {
  const health = createVendorHealth();
  const cache = createCache<readonly Offer[]>({
    ttlMs: CACHE_MS,
    maxEntries: MAX_CACHED,
    // What may be different a moment later is asked for again; `health` spares the vendor.
    isWorthKeeping: (offers) => !offers.some(isTemporary),
  });

  async function ask(
    vendor: VendorServer,
    order: Order,
    user: RampUser,
    country: string | undefined,
  ): Promise<readonly Offer[]> {
    const { name } = vendor;
    const askedAt = Date.now();
    if (await isSwitchedOff(vendor, reportError))
      return [{ vendor: name, status: "unavailable", reason: "switched-off" }];
    if (!vendor.getOffers) return [{ vendor: name, status: "unpriced" }];
    const resting = health.getRest(name);
    if (resting) return [{ vendor: name, status: "unavailable", ...resting }];
    const late = new AbortController();
    let offers: readonly Offer[];
    let fault: UnavailableReason | undefined;
    let message: string | undefined;
    try {
      const work = vendor.getOffers(order, user, { country, signal: late.signal });
      const leftMs = VENDOR_TIMEOUT_MS - (Date.now() - askedAt);
      const parsed = parseOffers(name, await withTimeout(work, leftMs), order);
      ({ offers } = parsed);
      if (parsed.hasUnreadable) fault = "unreadable";
    } catch (error) {
      message = error instanceof Error ? error.message : undefined;
      offers = [{ vendor: name, status: "unavailable", reason: "unreachable" }];
    } finally {
      // A request that is still under way has no one waiting for it.
      late.abort(ANSWERED);
    }
    health.note(name, offers);
    const reason = fault ?? offers.map(getReason).find((one) => one !== undefined);
    log(isFault(reason) ? "offers.failed" : "offers.requested", {
      traceparent: user.traceparent,
      vendor: name,
      code: reason,
      durationMs: Date.now() - askedAt,
      message,
    });
    return offers;
  }

  /** The vendor's offers of the last seconds, or new ones. */
  function getOffers(
    vendor: VendorServer,
    order: Order,
    user: RampUser,
    country: string | undefined,
  ): Promise<readonly Offer[]> {
    const { mode, currency, network, amount, fiatCurrency, fiatAmount, paymentMethod } = order;
    const question = [mode, currency, network, amount, fiatCurrency, fiatAmount, paymentMethod];
    const key = JSON.stringify([vendor.name, user.id, country, ...question]);
    return cache(key, async () => ask(vendor, order, user, country));
  }

  return async (vendors, order, user, country) =>
    (await Promise.all(vendors.map((vendor) => getOffers(vendor, order, user, country)))).flat();
}

function isTemporary(offer: Offer): boolean {
  return (
    offer.status === "unavailable" &&
    (mayPass(offer.reason) || /^(not-configured|switched-off)$/.test(offer.reason))
  );
}

function getReason(offer: Offer): UnavailableReason | undefined {
  return offer.status === "quoted" ? undefined : offer.reason;
}

/** Whether an operator should look at it. */
function isFault(reason: UnavailableReason | undefined): boolean {
  return reason === "unreachable" || reason === "unreadable" || reason === "not-configured";
}
