const CLEANUP_INTERVAL_MS = 60_000;

/**
 * Decides which write of an instance also deletes expired rows: the first one, and then one per
 * minute. Expired rows are never read, so they only take space.
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
