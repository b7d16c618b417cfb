import type { ProofRecord } from "./ledger.ts";

/** Options that `run` requires. */
const REQUIRED = new Set([
  "widget_id",
  "address",
  "signature",
  "init_token",
  "init_token_type",
  "merchant_transaction_id",
  "currency",
  "network",
  "amount",
]);

/** The partner's page may set these itself; `widget_url` isn't an option of `run`. */
const FREE = new Set(["lang", "theme", "widget_url"]);

/**
 * Compares the options that the page passed to `run` with the session, field by field: Proof asks partners
 * to pass all of them on verbatim.
 *
 * @returns a sentence that names the field, never its value; undefined if all match
 */
export function checkOptions(
  record: ProofRecord,
  options: Record<string, unknown>,
): string | undefined {
  for (const [field, issued] of Object.entries(record.session)) {
    if (FREE.has(field) || issued === undefined) continue;
    const name = field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const given = options[name];
    if (given === undefined) {
      if (REQUIRED.has(field)) return `The option ${name} is missing.`;
    } else if (JSON.stringify(given) !== JSON.stringify(issued))
      return `The option ${name} differs from the session. Pass every field on unchanged.`;
  }
  return undefined;
}
