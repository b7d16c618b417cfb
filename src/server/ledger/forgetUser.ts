import type { HistoryQuery, PurchaseRecord, RampStore } from "../store/RampStore.ts";
import { isUnreported } from "./purchaseRecord.ts";

const PAGE_SIZE = 500;
/** How long a session that was opened may still be paid, in milliseconds: a bank transfer takes a day. */
const UNPAID_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes a user's purchases, and returns how many there were.
 *
 * @throws {Error} if one is under way, and names it
 */
export async function forgetUser(store: RampStore, userId: string): Promise<number> {
  let after: HistoryQuery["after"];
  for (;;) {
    const page = await store.listUserPurchases(userId, { after, limit: PAGE_SIZE });
    const open = page.find(isUnderWay);
    if (open)
      throw new Error(
        `The user's purchase ${open.id} at ${open.vendor} is under way (${open.status}), so nothing was deleted: its end could not be booked. Call forgetUser() again once it is settled, within a day for one that is never paid.`,
      );
    after = page.at(-1);
    if (page.length < PAGE_SIZE) return store.deleteUserPurchases(userId);
  }
}

/** Unreported is under way only while it is due: without an `onTransaction` no one is told. */
function isUnderWay(record: PurchaseRecord): boolean {
  const { status, createdAt, dueAt } = record;
  if (status === "pending") return Date.now() - createdAt < UNPAID_MS;
  return status === "processing" || (dueAt !== undefined && isUnreported(record));
}
