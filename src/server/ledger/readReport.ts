import type { Mode } from "../../order.ts";
import type { TransactionReport } from "../../vendors/Transaction.ts";
import type { VendorServer } from "../../vendors/VendorServer.ts";
import { tryParseStatus } from "../events/tryParseStatus.ts";

/** What a vendor's answer says about a transaction. */
export interface VendorReport extends Omit<TransactionReport, "mode"> {
  /** Nothing if the vendor's answer doesn't say. */
  mode?: Mode | undefined;
}

/**
 * Reads a vendor's successful answer. The status alone, if the vendor has no parser, or the answer
 * lacks fields.
 *
 * @param id the id in this endpoint's URLs
 */
export function readReport(
  vendor: VendorServer,
  id: string,
  body: Record<string, unknown>,
): VendorReport {
  try {
    const report = vendor.parseTransaction?.(body);
    if (report) return { ...toStorable(report), id, vendor: vendor.name };
  } catch {
    // A push message may have fewer fields than a full answer.
  }
  return { id, vendor: vendor.name, status: tryParseStatus(vendor, body), vendorStatus: "" };
}

/** Without NUL characters and lone surrogates, which some databases refuse. */
function toStorable(report: TransactionReport): TransactionReport {
  const fields = Object.entries(report).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "string" ? value.replaceAll(/\0|\p{Surrogate}/gu, "\ufffd") : value,
  ]);
  return Object.fromEntries(fields) as TransactionReport;
}
