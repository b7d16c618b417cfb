import { getBackoffDelay } from "../../getBackoffDelay.ts";
import { parseRetryAfter } from "../../parseRetryAfter.ts";

/** Vendors ask for a look every 5 to 10 seconds. */
const POLL_INTERVAL_MS = 5_000;
const MAX_POLL_INTERVAL_MS = 60_000;
const SAFETY_POLL_INTERVAL_MS = 300_000;
/** Least time between two looks, or two connections, once it failed or was cancelled. */
export const ENDED_INTERVAL_MS = 60_000;
/** A vendor may ask for patience, not for the purchase to be forgotten. */
const MAX_RETRY_AFTER_MS = 600_000;
const MIN_RECONNECT_DELAY_MS = 500;
const MAX_RECONNECT_DELAY_MS = 30_000;

/**
 * Milliseconds until the vendor is asked again, 5 to 10 s where the last `failures` questions found
 * an answer, and more and more up to a minute where they did not.
 *
 * @param random from 0 to 1
 */
export function getPollDelay(failures: number, random: number): number {
  const backoff = { firstMs: 2 * POLL_INTERVAL_MS, maxMs: MAX_POLL_INTERVAL_MS };
  return getBackoffDelay(Math.max(0, failures - 1), backoff, random);
}

/**
 * Milliseconds until the vendor is asked though its push holds, 4 to 5 minutes: one word of a push
 * can get lost, and nothing tells that from silence.
 *
 * @param random from 0 to 1
 */
export function getSafetyPollDelay(random: number): number {
  return SAFETY_POLL_INTERVAL_MS * (0.8 + random / 5);
}

/**
 * Milliseconds until the vendor is asked again about a transaction that failed or was cancelled, 60
 * to 90 s: `completed` may still follow, and hardly ever does.
 *
 * @param random from 0 to 1
 */
export function getEndedPollDelay(random: number): number {
  return ENDED_INTERVAL_MS * (1 + random / 2);
}

/**
 * Milliseconds until the next try to connect: full jitter, so that a thousand watchers of a vendor
 * that was away do not come back at once.
 *
 * @param failures connections that broke in a row, 0 for the first
 * @param random from 0 to 1
 */
export function getReconnectDelay(failures: number, random: number): number {
  const backoff = { firstMs: MIN_RECONNECT_DELAY_MS, maxMs: MAX_RECONNECT_DELAY_MS, jitter: 1 };
  return getBackoffDelay(failures, backoff, random);
}

/** A vendor's `Retry-After` in milliseconds from `now`, as long as we wait for it; 0 for none. */
export function getRetryAfterMs(retryAfter: string | undefined, now: number): number {
  return Math.min(MAX_RETRY_AFTER_MS, parseRetryAfter(retryAfter, now) ?? 0);
}
