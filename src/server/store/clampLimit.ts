/** Records that one call lists at most, so that no caller can load a whole ledger. */
const MAX_LISTED = 1_000;

/** A query's `limit` as a whole number from 0 to 1,000. SQL would take -1 as "no limit". */
export function clampLimit(limit: number): number {
  return Math.floor(Math.min(Math.max(limit, 0), MAX_LISTED)) || 0;
}
