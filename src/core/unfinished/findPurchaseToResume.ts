import type { RampError } from "../../RampError.ts";
import { isTerminal } from "../../vendors/Transaction.ts";
import type { Vendor } from "../../vendors/Vendor.ts";
import { fetchTransaction } from "../transaction/fetchTransaction.ts";
import { mayHavePaid } from "./parsePurchases.ts";
import type { RememberedPurchase } from "../publicTypes.ts";
import type { PurchaseAttempt, ResumedPurchase } from "../purchaseReducer.ts";

/** Delays before a purchase that may be paid counts as unknown to the endpoint: a 404 may be temporary. */
const NOT_FOUND_RETRY_DELAYS_MS = [1_000, 2_000, 3_000];

/** The result of checking for unfinished purchases. */
export interface UnfinishedResult {
  /** The purchase to show before the user pays for another. */
  earlier: ResumedPurchase | undefined;
  /** Purchases that ended unpaid. They aren't shown unless they complete later. */
  over: readonly ResumedPurchase[];
}

/**
 * Checks whether one of the purchases was or may have been paid and its end hasn't been shown.
 *
 * @param isWanted whether this attempt still waits for the result
 * @throws {RampError} if the check fails, because beginning another purchase isn't safe then
 */
export async function findPurchaseToResume(
  attempt: PurchaseAttempt,
  purchases: readonly RememberedPurchase[],
  isWanted: () => boolean,
): Promise<UnfinishedResult> {
  const results = purchases.map((purchase) => checkWithRetries(attempt, purchase, isWanted));
  // One that is in progress decides, so the slower checks aren't awaited.
  const underWay = await Promise.any(results.map(requireOpen)).catch(() => undefined);
  return underWay ? { earlier: underWay, over: [] } : pickMatch(await Promise.all(results));
}

type CheckResult = ResumedPurchase | { purchase: RememberedPurchase; error: RampError };

async function requireOpen(result: Promise<CheckResult>): Promise<ResumedPurchase> {
  const found = await result;
  if ("report" in found && isOpen(found)) return found;
  throw new Error("This one is not under way.");
}

function pickMatch(results: readonly CheckResult[]): UnfinishedResult {
  for (const result of results) {
    if (!("error" in result)) continue;
    // Another user's purchase doesn't matter here. But its owner is only a guess, which isn't enough for a purchase
    // that may be paid.
    if (!isNotOurs(result.error) || isUncertain(result.purchase)) throw result.error;
  }
  const ended = results
    .flatMap((result) => ("report" in result && isOver(result) ? result : []))
    .filter(({ purchase, report }) => !purchase.ended || report.status === "completed")
    .toSorted((a, b) => b.purchase.time - a.purchase.time);
  const of = (status: string) => ended.find(({ report }) => report.status === status);
  const earlier =
    of("completed") ?? ended.find(({ purchase }) => mayHavePaid(purchase)) ?? of("failed");
  // A user who is shown one failed purchase needn't see all of them, one per visit.
  const over = ended.filter(
    ({ purchase, report }) => !mayHavePaid(purchase) && report.status !== "completed",
  );
  return { earlier, over };
}

/** A word that this library doesn't know may mean that it was paid. */
function isOpen({ purchase, report: { status } }: ResumedPurchase): boolean {
  if (status === "pending") return mayHavePaid(purchase);
  return status === undefined || status === "processing";
}

function isOver({ report: { status } }: ResumedPurchase): boolean {
  return status !== undefined && isTerminal(status);
}

/** It may be paid, and the user hasn't been shown an end. */
function isUncertain(purchase: RememberedPurchase): boolean {
  return mayHavePaid(purchase) && !purchase.ended;
}

/** The endpoint doesn't know it, or it is another user's; the response is the same. */
function isNotOurs({ status = 0 }: RampError): boolean {
  return [400, 404, 410].includes(status);
}

/** Retries for a purchase that may be paid, before it counts as unknown. */
async function checkWithRetries(
  attempt: PurchaseAttempt,
  purchase: RememberedPurchase,
  isWanted: () => boolean,
): Promise<CheckResult> {
  let result = await checkCandidate(attempt, purchase);
  if (!isUncertain(purchase)) return result;
  for (const delay of NOT_FOUND_RETRY_DELAYS_MS) {
    if (!("error" in result && isNotOurs(result.error)) || !isWanted()) break;
    await new Promise((resolve) => setTimeout(resolve, delay));
    result = await checkCandidate(attempt, purchase);
  }
  return result;
}

async function checkCandidate(
  { endpoint, vendors }: PurchaseAttempt,
  purchase: RememberedPurchase,
): Promise<CheckResult> {
  const vendor = vendors.find(({ name }) => name === purchase.vendor);
  const { id, reference } = purchase;
  const question = { id, reference, endpoint, vendor };
  try {
    const { answer, ...found } = await fetchTransaction(question, new AbortController().signal);
    return { purchase, ...found, View: getResumeView(found.vendor, answer) };
  } catch (thrown) {
    return { purchase, error: thrown as RampError };
  }
}

/** If the vendor fails to return a view, the purchase is still followed. */
function getResumeView(vendor: Vendor, answer: unknown): ResumedPurchase["View"] {
  try {
    return vendor.getResumeView?.(answer);
  } catch (thrown) {
    reportError(thrown);
    return undefined;
  }
}
