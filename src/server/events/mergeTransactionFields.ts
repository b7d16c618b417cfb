import { isFinal, progressOf } from "../../vendors/Transaction.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";

/** What is known of a transaction. */
export interface FeedState {
  /** In the vendor's own words. */
  readonly fields: Record<string, unknown>;
  /** How far it has come; nothing before the vendor said so in a word that this library knows. */
  readonly status: TransactionStatus | undefined;
}

/**
 * What is known after more was heard. A status never goes back: of `failed` and `cancelled` the first
 * one stays, `completed` may follow them, and nothing changes after that, however late, often or out
 * of order it is heard. The same object comes back if nothing is new.
 *
 * @param heardStatus how far it is by what was heard; nothing, which moves nothing, for a word that is new to this library
 */
export function mergeTransactionFields(
  known: FeedState | undefined,
  heard: Record<string, unknown>,
  heardStatus: TransactionStatus | undefined,
): FeedState {
  if (!known) return { fields: heard, status: heardStatus };
  const status = heardStatus ?? known.status;
  if (isFinal(known.status ?? "") || (status !== known.status && !isAhead(status, known.status)))
    return known;
  // Vendors leave empty what they do not know yet, which takes nothing away from what they told.
  const told = Object.entries(heard).filter(([, value]) => value !== "");
  const fields = { ...known.fields, ...Object.fromEntries(told) };
  const isNew = status !== known.status || toText(fields) !== toText(known.fields);
  return isNew ? { fields, status } : known;
}

function isAhead(
  status: TransactionStatus | undefined,
  before: TransactionStatus | undefined,
): boolean {
  return (progressOf(status) ?? -1) > (progressOf(before) ?? -1);
}

/** What time it is, which some vendors tell too, is no news. */
function toText({ now: _, ...fields }: Record<string, unknown>): string {
  return JSON.stringify(fields);
}
