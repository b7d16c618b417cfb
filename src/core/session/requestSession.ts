import type { Order } from "../../order.ts";
import { createEndpointClient } from "../../client/createEndpointClient.ts";
import { isOutcomeKnown } from "../../client/isOutcomeKnown.ts";
import type { RampEndpoint } from "../../client/RampEndpoint.ts";
import { isPrerendering } from "../../client/whenActivated.ts";
import { asRampError, RampError } from "../../RampError.ts";
import { loadVendor } from "../../vendors/loadVendor.ts";
import { preloadVendors } from "../../vendors/preloadVendors.ts";
import { releasePreloads } from "../../vendors/releasePreloads.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import type { RampSession } from "../types.ts";
import { createSingleUseSession } from "./createSingleUseSession.ts";
import { noteFailure, settleKey } from "./idempotencyKeys.ts";
import type { PrefetchedSession } from "./prefetchSession.ts";

export interface SessionRequest {
  endpoint: string | RampEndpoint;
  order: Order;
  idempotencyKey: string;
  vendors: readonly VendorInput[];
  nonce: string | undefined;
  /** Its answer is taken instead of another request. */
  prefetched: PrefetchedSession | undefined;
}

/**
 * Requests a session, and fetches what it needs of its vendor meanwhile.
 *
 * @throws {RampError} whatever goes wrong
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
  const request = createEndpointClient(endpoint).createSession(
    order,
    idempotencyKey,
    prefetched?.answer,
    (seconds) => {
      ageSeconds = seconds;
    },
  );
  // While the session is on its way, and not after it.
  if (!isPrerendering()) preloadVendors({ vendors, vendor: order.vendor, nonce });
  releasePreloads({ vendors, nonce });
  const answer = await request.catch((error: RampError) => {
    noteFailure(idempotencyKey, isOutcomeKnown(error));
    throw error;
  });
  // A session that the endpoint had given before has lived since then.
  const receivedAt = (prefetched?.requestedAt ?? Date.now()) - ageSeconds * 1000;
  // Whose code cannot be loaded now may be loaded at the next try, and open this very session.
  const vendor = await loadVendor(
    settlingIfUnreadable(idempotencyKey, () => findVendor(answer, vendors)),
  );
  return settlingIfUnreadable(idempotencyKey, () =>
    createSingleUseSession(vendor, vendor.parseSession(answer, order), receivedAt, idempotencyKey),
  );
}

/** Nothing of a session that cannot be read can be opened here, and the same answer would come again. */
function settlingIfUnreadable<Result>(key: string, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    settleKey(key);
    const message = "The vendor's description could not read the session.";
    throw asRampError(thrown, "session-malformed", message);
  }
}

function findVendor(answer: unknown, vendors: readonly VendorInput[]): VendorInput {
  const fitting = vendors.filter((vendor) => vendor.matches(answer));
  // With one vendor the session can only be its own, and its parser names the field that is missing.
  const candidates = vendors.length === 1 ? vendors : fitting;
  const [vendor] = candidates;
  if (vendor && candidates.length === 1) return vendor;
  throw new RampError(
    "session-malformed",
    `The endpoint's session fits ${fitting.length === 0 ? "none" : "more than one"} of the vendors ` +
      `${vendors.map(({ name }) => name).join(", ")}, so nobody can run it. ` +
      "Check what the endpoint answers and which `vendors` the page allows.",
  );
}
