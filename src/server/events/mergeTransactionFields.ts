import { isAhead, isFinal } from "../../vendors/Transaction.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";

/** The merged state of a transaction. */
export interface FeedState {
  /** As the vendor names and spells them. */
  readonly fields: Record<string, unknown>;
  /** The normalized status; nothing until the vendor reports a status that this library knows. */
  readonly status: TransactionStatus | undefined;
}

/**
 * Merges an update into the known state. A status never goes back: the first of `failed` and
 * `cancelled` stays, `completed` may follow them, and nothing changes after that, however late,
 * often or out of order updates arrive. Returns the same object if nothing changed.
 *
 * @param updateStatus the update's status; nothing if this library doesn't know it, which leaves the
 *   status unchanged
 */
export function mergeTransactionFields(
  known: FeedState | undefined,
  update: Record<string, unknown>,
  updateStatus: TransactionStatus | undefined,
): FeedState {
  if (!known) return { fields: update, status: updateStatus };
  const status = updateStatus ?? known.status;
  if (isFinal(known.status ?? "") || (status !== known.status && !isAhead(status, known.status)))
    return known;
  // Vendors send empty strings for values they don't know yet; keep the values they sent before.
  const given = Object.entries(update).filter(([, value]) => value !== "");
  const fields = { ...known.fields, ...Object.fromEntries(given) };
  const isNew = status !== known.status || toText(fields) !== toText(known.fields);
  return isNew ? { fields, status } : known;
}

/** Some vendors send their current time, which is not a change. */
function toText({ now: _, ...fields }: Record<string, unknown>): string {
  return JSON.stringify(fields);
}
