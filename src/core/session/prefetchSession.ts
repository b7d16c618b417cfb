import { isPlausible, type Order, toWireOrder } from "../../order.ts";
import type { RampEndpoint } from "../../client/RampEndpoint.ts";
import { postSession } from "../../client/postSession.ts";
import type { TextResponse } from "../../client/fetchText.ts";
import { isPrerendering } from "../../client/whenActivated.ts";
import { defaultVendors, preloadVendors } from "../../vendors/preloadVendors.ts";
import { holdKey, setHeld, settleKey } from "./idempotencyKeys.ts";
import { toOrder } from "../toOrder.ts";
import type { RampOptions } from "../types.ts";
import { resolveColorScheme } from "../resolveColorScheme.ts";
import { hasUnfinished } from "../unfinished/storageRef.ts";

/** A session that was requested before its purchase begins. */
export interface PrefetchedSession {
  /** What it was requested for: the endpoint and the order. */
  intent: string;
  /** The colours that it was requested in. */
  theme: Order["theme"];
  /** The request's `Idempotency-Key`. */
  key: string;
  /** Milliseconds since 1970. */
  requestedAt: number;
  answer: Promise<TextResponse>;
}

/** Hands a session that was requested ahead to the one purchase that takes it. */
export type TakePrefetched = (
  intent: string,
  theme: Order["theme"],
) => PrefetchedSession | undefined;

/**
 * A pointer that rests on a button for longer, in milliseconds, is not about to press it. Short, too, because
 * the page may have another user by then, and a session pays to the one who asked.
 */
const PREFETCH_TTL_MS = 15_000;

/** In this module alone, because its answer holds tokens: nothing else on the page can read it. */
let cached: PrefetchedSession | undefined;

/** What a session is requested for: the same endpoint and order are the same intent, whatever their colours. */
export function getIntent(endpoint: string | RampEndpoint, order: Order): string {
  return (
    (typeof endpoint === "string" ? endpoint : "") +
    JSON.stringify({ ...toWireOrder(order), theme: undefined })
  );
}

/**
 * Fetches what a purchase that begins now will need of its vendor, and requests its session, unless the endpoint
 * is no address, the order is incomplete or wrong, or an earlier purchase may have to be shown first.
 *
 * @param isLikely the purchase does not begin, it is only likely: nothing is requested then that can be paid as
 *   soon as it exists
 */
export function prefetchSession(
  options: Partial<RampOptions>,
  isLikely?: boolean,
): PrefetchedSession | undefined {
  const { endpoint, currency, vendor, vendors = defaultVendors, theme = "auto" } = options;
  if (isPrerendering() || hasUnfinished(options)) return undefined;
  preloadVendors(options);
  if (typeof endpoint !== "string" || !currency) return undefined;
  const order = toOrder({ ...options, currency });
  if (!isPlausible(order)) return undefined;
  if (isLikely && vendors.some((one) => one.isPayableUnopened && (vendor ?? one.name) === one.name))
    return undefined;
  order.theme = resolveColorScheme(theme);
  const intent = getIntent(endpoint, order);
  const before = takePrefetched(intent, order.theme);
  if (before) return before;
  const key = holdKey(intent);
  const answer = postSession(endpoint, JSON.stringify(toWireOrder(order)), key, null);
  // The purchase that takes it reports what went wrong.
  answer.catch(() => {});
  return { intent, theme: order.theme, key, requestedAt: Date.now(), answer };
}

/** Keeps it for a moment, for the next purchase if that is what it was requested for. */
export function cachePrefetched(ahead: PrefetchedSession): void {
  if (cached && cached !== ahead) dropPrefetched(cached);
  cached = ahead;
  const forget = () => dropPrefetched(ahead);
  setTimeout(forget, PREFETCH_TTL_MS);
  // The user may sign in before they buy, so a refusal from before that does not count.
  ahead.answer.then(([{ ok }]) => ok || forget(), forget);
}

function dropPrefetched(ahead: PrefetchedSession): void {
  if (cached !== ahead) return;
  cached = undefined;
  setHeld(ahead.key, false);
}

/**
 * Whether a purchase may use it: the page may have another user after a while, and turn dark. Otherwise its key is given
 * back; if only the colours are wrong, for good: what is preloaded cannot be paid before it is opened.
 */
export function isPrefetchedFor(
  ahead: PrefetchedSession,
  intent: string,
  theme: Order["theme"],
): boolean {
  const isFresh = Date.now() - ahead.requestedAt < PREFETCH_TTL_MS;
  if (isFresh && ahead.intent === intent && ahead.theme === theme) return true;
  setHeld(ahead.key, false);
  if (ahead.intent === intent && ahead.theme !== theme) settleKey(ahead.key);
  return false;
}

/** What was kept, for the one purchase that takes it. */
export const takePrefetched: TakePrefetched = (intent, theme) => {
  const ahead = cached?.intent === intent ? cached : undefined;
  if (ahead) cached = undefined;
  return ahead && isPrefetchedFor(ahead, intent, theme) ? ahead : undefined;
};
