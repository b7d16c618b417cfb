import { getBackoffDelay } from "../../getBackoffDelay.ts";
import { parseRetryAfter } from "../../parseRetryAfter.ts";

/** Vendors recommend polling every 5 to 10 seconds. */
const POLL_INTERVAL_MS = 5_000;
const MAX_POLL_INTERVAL_MS = 60_000;
const SAFETY_POLL_INTERVAL_MS = 300_000;
/** Minimum milliseconds between two polls, or two connections, after `failed` or `cancelled`. */
export const ENDED_INTERVAL_MS = 60_000;
/** Caps a vendor's `Retry-After`, so that it can't stop a purchase from being followed. */
const MAX_RETRY_AFTER_MS = 600_000;
const MIN_RECONNECT_DELAY_MS = 500;
const MAX_RECONNECT_DELAY_MS = 30_000;

/**
 * Milliseconds until the next poll without push: 5 to 10 s, also after the first failure, then
 * doubling up to a minute.
 *
 * @param failures failed polls in a row
 * @param random from 0 to 1
 */
export function getPollDelay(failures: number, random: number): number {
  const backoff = { firstMs: 2 * POLL_INTERVAL_MS, maxMs: MAX_POLL_INTERVAL_MS };
  return getBackoffDelay(Math.max(0, failures - 1), backoff, random);
}

/**
 * Milliseconds until the next poll while the vendor's push is connected, 4 to 5 minutes: a push
 * message can get lost without a trace.
 *
 * @param random from 0 to 1
 */
export function getSafetyPollDelay(random: number): number {
  return SAFETY_POLL_INTERVAL_MS * (0.8 + random / 5);
}

/**
 * Milliseconds until the next poll after `failed` or `cancelled`, 60 to 90 s: `completed` may still
 * follow, but rarely does.
 *
 * @param random from 0 to 1
 */
export function getEndedPollDelay(random: number): number {
  return ENDED_INTERVAL_MS * (1 + random / 2);
}

/**
 * Milliseconds until the next connection attempt: full jitter, so that a thousand subscribers don't
 * reconnect at once after a vendor's outage.
 *
 * @param failures connections that broke in a row, 0 for the first
 * @param random from 0 to 1
 */
export function getReconnectDelay(failures: number, random: number): number {
  const backoff = { firstMs: MIN_RECONNECT_DELAY_MS, maxMs: MAX_RECONNECT_DELAY_MS, jitter: 1 };
  return getBackoffDelay(failures, backoff, random);
}

/** A vendor's `Retry-After` in milliseconds from `now`, capped; 0 if there is none. */
export function getRetryAfterMs(retryAfter: string | undefined, now: number): number {
  return Math.min(MAX_RETRY_AFTER_MS, parseRetryAfter(retryAfter, now) ?? 0);
}
