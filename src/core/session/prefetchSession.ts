import { isPlausible, type Order, toWireOrder } from "../../order.ts";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import { postSession } from "../../client/postSession.ts";
import type { TextResponse } from "../../client/fetchText.ts";
import { isPrerendering } from "../../client/whenActivated.ts";
import { defaultVendors } from "../../vendors/defaultVendors.ts";
import { preloadVendors } from "../../vendors/preloadVendors.ts";
import { holdKey, noteFailure, setKeyInUse, settleKey } from "./idempotencyKeys.ts";
import { toOrder } from "../toOrder.ts";
import type { RampOptions } from "../publicTypes.ts";
import { resolveColorScheme } from "../resolveColorScheme.ts";
import { hasUnfinished } from "../unfinished/purchaseStorageLocation.ts";

/** A session requested before its purchase begins. */
export interface PrefetchedSession {
  /** The endpoint and order that it was requested for. */
  intent: string;
  /** The color scheme that it was requested with. */
  theme: Order["theme"];
  /** The request's `Idempotency-Key`. */
  key: string;
  /** In milliseconds since 1970. */
  requestedAt: number;
  answer: Promise<TextResponse>;
}

/** Hands a prefetched session to the one purchase that takes it. */
export type TakePrefetched = (
  intent: string,
  theme: Order["theme"],
) => PrefetchedSession | undefined;

/**
 * Lifetime of a prefetched session, in milliseconds. A pointer that rests on a button for longer is unlikely to click.
 * Also short because the page may have another user by then, and a session pays out to the user who requested it.
 */
const PREFETCH_TTL_MS = 15_000;

/** In this module only, because the response holds tokens that no other code on the page may read. */
let cached: PrefetchedSession | undefined;

/** Identifies an endpoint and order, regardless of the color scheme. */
export function getOrderKey(endpoint: string | CustomEndpoint, order: Order): string {
  return (
    (typeof endpoint === "string" ? endpoint : "") +
    JSON.stringify({ ...toWireOrder(order), theme: undefined })
  );
}

/**
 * Preloads a vendor's code and script, and requests a session for a purchase that is about to begin. Doesn't request
 * one if the endpoint isn't a URL, the order is incomplete or invalid, or an earlier purchase may have to be resumed.
 *
 * @param isLikely the purchase is only likely to begin, so nothing is requested that can be paid as soon as it exists
 */
export function prefetchSession(
  options: Partial<RampOptions>,
  isLikely?: boolean,
): PrefetchedSession | undefined {
  const { endpoint, currency, vendor, alternatives = [] } = options;
  const { vendors = defaultVendors, theme = "auto" } = options;
  if (isPrerendering() || hasUnfinished(options)) return undefined;
  preloadVendors(options);
  if (typeof endpoint !== "string" || !currency) return undefined;
  const order = toOrder({ ...options, currency });
  if (!isPlausible(order)) return undefined;
  const mayServe = (name: string) => !vendor || [vendor, ...alternatives].includes(name);
  if (isLikely && vendors.some((one) => one.isPayableUnopened && mayServe(one.name)))
    return undefined;
  order.theme = resolveColorScheme(theme);
  const intent = getOrderKey(endpoint, order);
  const before = takePrefetched(intent, order.theme);
  if (before) return before;
  const key = holdKey(intent);
  const answer = postSession(endpoint, JSON.stringify(toWireOrder(order)), key, null);
  // The purchase that takes it reports the error.
  answer.catch(() => {});
  return { intent, theme: order.theme, key, requestedAt: Date.now(), answer };
}

/** Keeps a prefetched session briefly, for the next purchase with the same intent. */
export function cachePrefetched(ahead: PrefetchedSession): void {
  if (cached && cached !== ahead) dropPrefetched(cached);
  cached = ahead;
  const forget = () => dropPrefetched(ahead);
  setTimeout(forget, PREFETCH_TTL_MS);
  // The user may sign in before buying, so an earlier refusal is dropped.
  ahead.answer.then(([{ ok }]) => ok || forget(), forget);
}

function dropPrefetched(ahead: PrefetchedSession): void {
  if (cached !== ahead) return;
  cached = undefined;
  release(ahead);
}

/** Its session may exist, which a later refusal of the same order doesn't rule out. */
function release({ key }: PrefetchedSession): void {
  setKeyInUse(key, false);
  noteFailure(key, false);
}

/**
 * Whether a purchase may use the prefetched session: by then, the page may have another user or color scheme. If not,
 * its key is released. If only the color scheme differs, the key is dropped: a prefetched session can't be paid before
 * it is opened.
 */
export function claimPrefetched(
  ahead: PrefetchedSession,
  intent: string,
  theme: Order["theme"],
): boolean {
  const isFresh = Date.now() - ahead.requestedAt < PREFETCH_TTL_MS;
  if (isFresh && ahead.intent === intent && ahead.theme === theme) return true;
  release(ahead);
  if (ahead.intent === intent && ahead.theme !== theme) settleKey(ahead.key);
  return false;
}

/** Hands over the cached session, if its intent matches. */
export const takePrefetched: TakePrefetched = (intent, theme) => {
  const ahead = cached?.intent === intent ? cached : undefined;
  if (ahead) cached = undefined;
  return ahead && claimPrefetched(ahead, intent, theme) ? ahead : undefined;
};
