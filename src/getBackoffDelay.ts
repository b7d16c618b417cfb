/** How long to wait after failures. */
export interface Backoff {
  /** The longest pause after the first failure, in milliseconds. Each further failure doubles it. */
  firstMs: number;
  /** @default none */
  maxMs?: number;
  /**
   * Random share of the pause, from 0 to 1, so that clients that failed together don't retry together.
   * @default 0.5
   */
  jitter?: number;
}

/**
 * Milliseconds until the next attempt.
 *
 * @param failures failed attempts before the last one, 0 after the first
 * @param random from 0 to 1
 */
export function getBackoffDelay(
  failures: number,
  { firstMs, maxMs = Number.POSITIVE_INFINITY, jitter = 0.5 }: Backoff,
  random: number = Math.random(),
): number {
  return Math.min(maxMs, firstMs * 2 ** failures) * (1 - jitter + jitter * random);
}
