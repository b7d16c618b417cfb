import type { RampError } from "../RampError.ts";
import type { TransactionStatus } from "../vendors/Vendor.ts";
import { askForReport } from "./askForReport.ts";
import { forget, recall, type RememberedPurchase } from "./memory.ts";
import type { Attempt, Earlier } from "./phase.ts";

/** The purchases of before that this one could turn out to repeat, newest first. */
export function earlierThan({ memory, order, vendors }: Attempt): RememberedPurchase[] {
  return recall(memory).filter(
    ({ mode, vendor }) => mode === order.mode && vendors.some(({ name }) => name === vendor),
  );
}

/**
 * Looks whether one of them was paid, or had crypto sent, and its end was not seen yet: the user must
 * learn of that one before they pay for another.
 *
 * @throws {RampError} where it cannot be told: it is not safe to begin another then
 */
export async function lookBack(
  attempt: Attempt,
  earlier: readonly RememberedPurchase[],
): Promise<Earlier | undefined> {
  const looks = await Promise.all(earlier.map((purchase) => lookAt(attempt, purchase)));
  const seen = looks.flatMap((look) => ("report" in look ? look : []));
  const open = seen.find(
    ({ purchase, report: { status = "pending" } }) =>
      status === "processing" || (status === "pending" && isOnItsWay(purchase)),
  );
  if (open) return open;
  for (const look of looks) if ("error" in look && !isForeign(look.error)) throw look.error;

  const ended = (wanted: TransactionStatus) =>
    seen.filter(({ report: { status } }) => status === wanted);
  const [completed] = ended("completed");
  const [failed] = ended("failed");
  // A user who hears of one that failed need not hear of all, one at each visit.
  for (const { purchase } of [...ended("cancelled"), ...ended("failed")])
    forget(attempt.memory, purchase.id);
  return completed ?? failed;
}

/** Sale: the host's wallet was asked to send, and did not say that it would not. */
function isOnItsWay({ deposit }: RememberedPurchase): boolean {
  return deposit === "asked" || deposit === "sent";
}

/** Another user's, or nobody's: it does not concern whoever is here now. */
function isForeign({ status = 0 }: RampError): boolean {
  return [400, 401, 403, 404, 410].includes(status);
}

async function lookAt(
  { endpoint, vendors }: Attempt,
  purchase: RememberedPurchase,
): Promise<Earlier | { error: RampError }> {
  const vendor = vendors.find(({ name }) => name === purchase.vendor);
  const question = { id: purchase.id, endpoint, vendor };
  try {
    return { purchase, report: await askForReport(question, new AbortController().signal) };
  } catch (thrown) {
    return { error: thrown as RampError };
  }
}
