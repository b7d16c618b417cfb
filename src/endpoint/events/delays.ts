import { getBackoffDelay } from "../../getBackoffDelay.ts";
import { parseRetryAfter } from "../../parseRetryAfter.ts";

/** Vendors ask for a look every 5 to 10 seconds. */
const PACE = 5_000;
const SLOWEST_LOOK = 60_000;
const SAFETY = 300_000;
/** Least time between two looks, or two connections, once it failed or was cancelled. */
export const ENDED_INTERVAL_MS = 60_000;
/** A vendor may ask for patience, not for the purchase to be forgotten. */
const LONGEST_PATIENCE = 600_000;
const FIRST_RECONNECT = 500;
const SLOWEST_RECONNECT = 30_000;

/**
 * Milliseconds until the vendor is asked again, 5 to 10 s where the last `failures` questions found
 * an answer, and more and more up to a minute where they did not.
 *
 * @param random from 0 to 1
 */
export function nextLookIn(failures: number, random: number): number {
  const backoff = { firstMs: 2 * PACE, maxMs: SLOWEST_LOOK };
  return getBackoffDelay(Math.max(0, failures - 1), backoff, random);
}

/**
 * Milliseconds until the vendor is asked though its push holds, 4 to 5 minutes: one word of a push
 * can get lost, and nothing tells that from silence.
 *
 * @param random from 0 to 1
 */
export function safetyLookIn(random: number): number {
  return SAFETY * (0.8 + random / 5);
}

/**
 * Milliseconds until the vendor is asked again about a transaction that failed or was cancelled, 60
 * to 90 s: `completed` may still follow, and hardly ever does.
 *
 * @param random from 0 to 1
 */
export function endedLookIn(random: number): number {
  return ENDED_INTERVAL_MS * (1 + random / 2);
}

/**
 * Milliseconds until the next try to connect: full jitter, so that a thousand watchers of a vendor
 * that was away do not come back at once.
 *
 * @param failures connections that broke in a row, 0 for the first
 * @param random from 0 to 1
 */
export function reconnectIn(failures: number, random: number): number {
  const backoff = { firstMs: FIRST_RECONNECT, maxMs: SLOWEST_RECONNECT, jitter: 1 };
  return getBackoffDelay(failures, backoff, random);
}

/** A vendor's `Retry-After` in milliseconds from `now`, as long as we wait for it; 0 for none. */
export function patienceAsked(retryAfter: string | undefined, now: number): number {
  return Math.min(LONGEST_PATIENCE, parseRetryAfter(retryAfter, now) ?? 0);
}
