import { createTransactionClient } from "../../client/createTransactionClient.ts";
import { type CustomEndpoint, type TransactionSubject } from "../../client/CustomEndpoint.ts";
import { asRampError, RampError } from "../../RampError.ts";
import type { TransactionReport } from "../../vendors/Transaction.ts";
import { loadVendor } from "../../vendors/loadVendor.ts";
import type { VendorInput, Vendor } from "../../vendors/Vendor.ts";

/** A transaction and the endpoint and vendor to fetch it with. */
export interface TransactionLookup {
  id: string;
  /** The id that the vendor's page gave, if it isn't `id`. */
  reference?: string | undefined;
  endpoint: string | CustomEndpoint;
  vendor: VendorInput | undefined;
}

export function toSubject({ id, reference, vendor }: TransactionLookup): TransactionSubject {
  return { id, reference, vendor: vendor?.name };
}

/**
 * Fetches a transaction, and returns it parsed and raw.
 *
 * @throws {RampError} on any failure
 */
export async function fetchTransaction(
  question: TransactionLookup,
  signal: AbortSignal,
): Promise<ParsedReport & { answer: unknown }> {
  if (!question.vendor) throw unlisted();
  const answer = await createTransactionClient(question.endpoint).getTransaction(
    toSubject(question),
    signal,
  );
  return { ...parseTransaction(question.id, answer, await loadVendorParser(question)), answer };
}

/** A parsed answer and the vendor that parsed it. */
export interface ParsedReport {
  report: TransactionReport;
  vendor: Vendor;
}

/** @throws {RampError} `transaction-malformed`, also if the answer is about another transaction */
export function parseTransaction(id: string, answer: unknown, vendor: Vendor): ParsedReport {
  let report: TransactionReport;
  try {
    report = vendor.parseTransaction(answer);
  } catch (thrown) {
    throw asRampError(
      thrown,
      "transaction-malformed",
      "The vendor's definition could not parse the transaction.",
    );
  }
  if (report.id === id) return { report, vendor };
  throw new RampError(
    "transaction-malformed",
    "The endpoint returned another transaction than the requested one, so it is ignored.",
  );
}

/** @throws {RampError} if the page doesn't list the vendor, or its code can't be loaded */
export async function loadVendorParser({
  vendor,
}: Pick<TransactionLookup, "vendor">): Promise<Vendor> {
  if (!vendor) throw unlisted();
  try {
    return await loadVendor(vendor);
  } catch (cause) {
    throw new RampError(
      "transaction-unreachable",
      "The vendor's code could not be loaded, so the status is unknown. It is requested again.",
      { cause },
    );
  }
}

function unlisted(): RampError {
  return new RampError(
    "transaction-unlisted",
    "The transaction's vendor is not in `vendors`, so its status can't be read. Add it there or in <RampProvider>.",
  );
}
