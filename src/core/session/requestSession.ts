import { isAssetCode, type Order } from "../../order.ts";
import { createSession } from "../../client/createSession.ts";
import { isDefinitiveRefusal } from "../../client/isDefinitiveRefusal.ts";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import { isPrerendering } from "../../client/whenActivated.ts";
import { asRampError, RampError } from "../../RampError.ts";
import { loadVendor } from "../../vendors/loadVendor.ts";
import { preloadVendors } from "../../vendors/preloadVendors.ts";
import { releasePreloads } from "../../vendors/releasePreloads.ts";
import type { SkippedVendor } from "../../vendors/Offer.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import type { RampSession } from "../publicTypes.ts";
import { createSingleUseSession } from "./createSingleUseSession.ts";
import { noteFailure, settleKey } from "./idempotencyKeys.ts";
import type { PrefetchedSession } from "./prefetchSession.ts";

export interface SessionRequest {
  endpoint: string | CustomEndpoint;
  order: Order;
  idempotencyKey: string;
  vendors: readonly VendorInput[];
  nonce: string | undefined;
  /** A prefetched session whose response is used instead of a new request. */
  prefetched: PrefetchedSession | undefined;
}

/**
 * Requests a session, and preloads the vendor's code and script meanwhile.
 *
 * @throws {RampError} on any failure
 */
export async function requestSession({
  endpoint,
  order,
  idempotencyKey,
  vendors,
  nonce,
  prefetched,
}: SessionRequest): Promise<RampSession> {
  let ageSeconds = 0;
  const request = createSession(endpoint, order, idempotencyKey, {
    ahead: prefetched?.answer,
    onAge(seconds) {
      ageSeconds = seconds;
    },
  });
  // In parallel with the session request.
  if (!isPrerendering()) preloadVendors({ vendors, vendor: order.vendor, nonce });
  releasePreloads({ vendors, nonce });
  const answer = await request.catch((error: RampError) => {
    noteFailure(idempotencyKey, isDefinitiveRefusal(error));
    throw error;
  });
  // The age of a session that the endpoint returned from its cache counts.
  const receivedAt = (prefetched?.requestedAt ?? Date.now()) - ageSeconds * 1000;
  // If the vendor's code fails to load, the key is kept: the next attempt can open this session.
  const vendor = await loadVendor(
    settlingIfUnreadable(idempotencyKey, () => matchVendor(answer, vendors)),
  );
  return settlingIfUnreadable(idempotencyKey, () => ({
    ...createSingleUseSession(
      vendor,
      vendor.parseSession(answer, order),
      receivedAt,
      idempotencyKey,
    ),
    skipped: getSkipped(answer),
  }));
}

function getSkipped(answer: unknown): SkippedVendor[] {
  const { skipped } = Object(answer) as { skipped?: unknown };
  return Array.isArray(skipped) ? skipped.filter((one) => isAssetCode(one?.vendor)) : [];
}

/** Settles the key of an unreadable session: it can't be opened here, and the endpoint would return it again. */
function settlingIfUnreadable<Result>(key: string, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    settleKey(key);
    const message = "The vendor's definition could not parse the session.";
    throw asRampError(thrown, "session-malformed", message);
  }
}

function matchVendor(answer: unknown, vendors: readonly VendorInput[]): VendorInput {
  const fitting = vendors.filter((vendor) => vendor.matches(answer));
  // A single vendor gets every session, so that its parser can name the missing field.
  const candidates = vendors.length === 1 ? vendors : fitting;
  const [vendor] = candidates;
  if (vendor && candidates.length === 1) return vendor;
  throw new RampError(
    "session-malformed",
    `The endpoint's session fits ${fitting.length === 0 ? "none" : "more than one"} of the vendors ` +
      `${vendors.map(({ name }) => name).join(", ")}, so none of them can run it. ` +
      "Check what the endpoint answers and which `vendors` the page allows.",
  );
}
