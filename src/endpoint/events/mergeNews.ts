import { isTerminal, progressOf } from "../../vendors/Transaction.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";

/** What is known of a transaction. */
export interface News {
  /** In the vendor's own words. */
  readonly fields: Record<string, unknown>;
  /** How far it has come; nothing before the vendor said so in a word that this library knows. */
  readonly status: TransactionStatus | undefined;
}

/**
 * What is known after more was heard. A status never goes back, and a final one never changes,
 * however late, often or out of order it is heard. The same object comes back where nothing is new.
 *
 * @param heardStatus how far it is by what was heard; nothing, which moves nothing, for a word that is new to this library
 */
export function mergeNews(
  known: News | undefined,
  heard: Record<string, unknown>,
  heardStatus: TransactionStatus | undefined,
): News {
  if (!known) return { fields: heard, status: heardStatus };
  const status = heardStatus ?? known.status;
  if (isFinal(known) || stepOf(status) < stepOf(known.status)) return known;
  // Vendors leave empty what they do not know yet, which takes nothing away from what they told.
  const told = Object.entries(heard).filter(([, value]) => value !== "");
  const fields = { ...known.fields, ...Object.fromEntries(told) };
  const isNew = status !== known.status || textOf(fields) !== textOf(known.fields);
  return isNew ? { fields, status } : known;
}

/** What time it is, which some vendors tell too, is no news. */
function textOf({ now: _, ...fields }: Record<string, unknown>): string {
  return JSON.stringify(fields);
}

/** Whether nothing can change any more. */
export function isFinal({ status }: News): boolean {
  return status !== undefined && isTerminal(status);
}

function stepOf(status: TransactionStatus | undefined): number {
  return progressOf(status) ?? 0;
}
