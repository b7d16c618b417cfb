import { connect, type RampEndpoint, type TransactionSubject } from "../partner/endpoint.ts";
import { asRampError, RampError } from "../RampError.ts";
import type { TransactionReport } from "../vendors/Transaction.ts";
import type { Vendor } from "../vendors/Vendor.ts";

/** What is asked about, and of whom. */
export interface Question {
  id: string;
  /** What the vendor's page called it, where that is not `id`. */
  reference?: string | undefined;
  endpoint: string | RampEndpoint;
  vendor: Vendor | undefined;
}

export function subjectOf({ id, reference, vendor }: Question): TransactionSubject {
  return { id, reference, vendor: vendor?.name };
}

/**
 * What the endpoint says, read and as it came.
 *
 * @throws {RampError} whatever goes wrong
 */
export async function askForReport(
  question: Question,
  signal: AbortSignal,
): Promise<{ report: TransactionReport; answer: unknown }> {
  const answer = await connect(question.endpoint).getTransaction(subjectOf(question), signal);
  return { report: readReport(question, answer), answer };
}

/** @throws {RampError} `transaction-malformed`, also where nobody can read it, and where the answer is about another transaction */
export function readReport({ id, vendor }: Question, answer: unknown): TransactionReport {
  if (!vendor)
    throw new RampError(
      "transaction-malformed",
      "The transaction is of a vendor that this page does not have, so nobody can read its status. List that vendor in `vendors`, here or in <RampProvider>.",
    );
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
  if (report.id === id) return report;
  throw new RampError(
    "transaction-malformed",
    "The endpoint answered with another transaction than the one asked for. It was ignored, because it says nothing about this purchase.",
  );
}
