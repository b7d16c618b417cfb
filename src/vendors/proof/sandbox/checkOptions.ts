import type { ProofRecord } from "./ledger.ts";

/** What `run` cannot do without. */
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

/** The partner's page may choose these itself; `widget_url` is not for `run` at all. */
const FREE = new Set(["lang", "theme", "widget_url"]);

/**
 * Compares what the page handed to `run` with what the session said, field by field: Proof asks
 * partners to pass everything on verbatim.
 *
 * @returns a sentence that names the field, never its value; nothing if all is well
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
