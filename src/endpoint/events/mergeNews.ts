import { isTerminal, progressOf } from "../../vendors/Transaction.ts";

/** What is known of a transaction, in the vendor's own fields. */
export interface News {
  readonly fields: Record<string, unknown>;
  /** How far it had come by the last status that this library knows. */
  readonly step: number;
}

/**
 * What is known after more was heard. A status never goes back, and a final one never changes,
 * however late, often or out of order it is heard. The same object comes back where nothing is new.
 */
export function mergeNews(known: News | undefined, heard: Record<string, unknown>): News {
  if (!known) return { fields: heard, step: progressOf(heard.status) ?? 0 };
  // A status word that is new to this library moves nothing.
  const step = progressOf(heard.status) ?? known.step;
  if (isFinal(known) || step < known.step) return known;
  // Vendors leave empty what they do not know yet, which takes nothing away from what they told.
  const told = Object.entries(heard).filter(([, value]) => value !== "");
  const fields = { ...known.fields, ...Object.fromEntries(told) };
  return JSON.stringify(fields) === JSON.stringify(known.fields) ? known : { fields, step };
}

/** Whether nothing can change any more. */
export function isFinal({ fields: { status } }: News): boolean {
  return typeof status === "string" && isTerminal(status);
}
