import { createEndpointClient } from "../../client/createEndpointClient.ts";
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
  const answer = await createEndpointClient(question.endpoint).getTransaction(
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
      "The vendor's description could not read the endpoint's transaction.",
    );
  }
  if (report.id === id) return { report, vendor };
  throw new RampError(
    "transaction-malformed",
    "The endpoint answered with another transaction than the one asked for. It was ignored, because it says nothing about this purchase.",
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
      "The code that reads this vendor's answers could not be loaded, so its status is not known. It is looked for again.",
      { cause },
    );
  }
}

function unlisted(): RampError {
  return new RampError(
    "transaction-unlisted",
    "The transaction is of a vendor that this page does not list, so its status cannot be read. List that vendor in `vendors`, here or in <RampProvider>.",
  );
}
