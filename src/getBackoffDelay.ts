/** How long to wait after failures. */
export interface Backoff {
  /** The longest pause after the first failure, in milliseconds. It doubles with every other one. */
  firstMs: number;
  /** @default none */
  maxMs?: number;
  /**
   * How much of the pause is random, from 0 to 1, so that clients that failed together do not come back together.
   * @default 0.5
   */
  jitter?: number;
}

/**
 * Milliseconds until the next try.
 *
 * @param failures failed tries before the last one, 0 after the first
 * @param random from 0 to 1
 */
export function getBackoffDelay(
  failures: number,
  { firstMs, maxMs = Number.POSITIVE_INFINITY, jitter = 0.5 }: Backoff,
  random: number = Math.random(),
): number {
  return Math.min(maxMs, firstMs * 2 ** failures) * (1 - jitter + jitter * random);
}
