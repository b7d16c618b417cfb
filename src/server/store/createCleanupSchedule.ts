/**
 * Milliseconds between two deletions of an instance. Each deletes at most 1,000 rows of a kind, so
 * this also bounds how many messages per second leave no rows behind.
 */
const CLEANUP_INTERVAL_MS = 5_000;

/**
 * Decides which write of an instance also deletes expired rows: the first one, and then one
 * every few seconds. Expired rows are never read, so they only take space.
 */
export function createCleanupSchedule(): () => boolean {
  let nextAt = 0;
  return () => {
    const now = Date.now();
    if (now < nextAt) return false;
    nextAt = now + CLEANUP_INTERVAL_MS;
    return true;
  };
}
