import type { RampError } from "../RampError.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import type { Vendor } from "../vendors/Vendor.ts";
import { askForReport } from "./askForReport.ts";
import { isOnItsWay, recall, type RememberedPurchase } from "./memory.ts";
import type { Attempt, Earlier } from "./phase.ts";

/** The purchases of before that this one could turn out to repeat, newest first. */
export function earlierThan({ memory, order, vendors }: Attempt): RememberedPurchase[] {
  return recall(memory).filter(
    ({ mode, vendor }) => mode === order.mode && vendors.some(({ name }) => name === vendor),
  );
}

/** What looking back has brought. */
export interface LookBack {
  /** The purchase that the user must learn of before they pay for another. */
  earlier: Earlier | undefined;
  /** Those that ended without anything paid: nobody need hear of them. */
  over: readonly RememberedPurchase[];
}

/**
 * Looks whether one of them was paid, or may have been, and its end was not seen yet.
 *
 * @throws {RampError} where it cannot be told: it is not safe to begin another then
 */
export async function lookBack(
  attempt: Attempt,
  purchases: readonly RememberedPurchase[],
): Promise<LookBack> {
  const looks = purchases.map((purchase) => lookAt(attempt, purchase));
  // One that is under way is all that there is to know, however long the others take.
  const underWay = await Promise.any(looks.map(onlyOpen)).catch(() => undefined);
  return underWay ? { earlier: underWay, over: [] } : conclude(await Promise.all(looks));
}

type Look = Earlier | { error: RampError };

async function onlyOpen(look: Promise<Look>): Promise<Earlier> {
  const seen = await look;
  if ("report" in seen && isOpen(seen)) return seen;
  throw new Error("This one is not under way.");
}

function conclude(looks: readonly Look[]): LookBack {
  for (const look of looks) if ("error" in look && !isForeign(look.error)) throw look.error;
  const ended = looks
    .flatMap((look) => ("report" in look && isOver(look) ? look : []))
    .toSorted((a, b) => b.purchase.time - a.purchase.time);
  const of = (status: string) => ended.find(({ report }) => report.status === status);
  const earlier =
    ended.find(({ purchase }) => isOnItsWay(purchase)) ?? of("completed") ?? of("failed");
  // A user who hears of one that failed need not hear of all, one at each visit.
  const over = ended
    .filter(({ purchase, report }) => !isOnItsWay(purchase) && report.status !== "completed")
    .map(({ purchase }) => purchase);
  return { earlier, over };
}

function isOpen({ purchase, report: { status = "pending" } }: Earlier): boolean {
  return status === "processing" || (status === "pending" && isOnItsWay(purchase));
}

function isOver({ report: { status = "pending" } }: Earlier): boolean {
  return isTerminal(status);
}

/** Another user's, or nobody's: it does not concern whoever is here now. */
function isForeign({ status = 0 }: RampError): boolean {
  return [400, 404, 410].includes(status);
}

async function lookAt({ endpoint, vendors }: Attempt, purchase: RememberedPurchase): Promise<Look> {
  const vendor = vendors.find(({ name }) => name === purchase.vendor);
  const { id, reference } = purchase;
  const question = { id, reference, endpoint, vendor };
  try {
    const { answer, ...seen } = await askForReport(question, new AbortController().signal);
    return { purchase, ...seen, View: viewOf(seen.vendor, answer) };
  } catch (thrown) {
    return { error: thrown as RampError };
  }
}

/** A vendor that cannot draw it is no reason to lose sight of it. */
function viewOf(vendor: Vendor, answer: unknown): Earlier["View"] {
  try {
    return vendor.viewOf?.(answer);
  } catch (thrown) {
    reportError(thrown);
    return undefined;
  }
}
