import type { Sandbox } from "../../src/sandbox/Sandbox.ts";
import type { RampStore } from "../../src/server/store/RampStore.ts";
import { bleepayStatus } from "../../src/vendors/bleepay/statuses.ts";
import { getProgress, isTerminal } from "../../src/vendors/Transaction.ts";
import type { TransactionStatus } from "../../src/vendors/Transaction.ts";
import { transakStatus } from "../../src/vendors/transak/statuses.ts";
import type { Books } from "./createBooks.ts";
import type { Purchase } from "./Purchase.ts";

/** A purchase that broke a promise. */
export interface Violation {
  purchase: Purchase;
  what: string;
}

export interface Evidence {
  sandbox: Sandbox;
  books: Books;
  store: RampStore;
  /** Whether each status must have been reported exactly once: nothing was broken. */
  isCalm: boolean;
}

/** Compares a purchase at its vendor, in the ledger and in the partner's books. */
export async function checkPurchase(
  purchase: Purchase,
  { sandbox, books, store, isCalm }: Evidence,
): Promise<Violation[]> {
  const { vendor, id, userId, sessions } = purchase;
  const violations: Violation[] = [];
  const refute = (what: string) => violations.push({ purchase, what });
  if (sessions.size > 1) refute(`its user got ${sessions.size} different sessions`);
  if (id === undefined) return violations;

  const recordId = vendor === "bleepay" ? (id.split(".", 1)[0] ?? id) : id;
  const expected = getVendorStatus(sandbox, purchase);
  const record = await store.getPurchase(vendor, recordId);
  const reports = books.reports(vendor, recordId);
  const told = reports.map(({ status }) => status);
  const about = `at the vendor ${expected}, in the ledger ${record?.status}, reported ${told.join(", ") || "never"}`;

  if (record?.status !== expected) refute(`the ledger is not up to date: ${about}`);
  if (!isTerminal(expected)) refute(`it did not end: ${about}`);
  if (expected === "completed" && !told.includes("completed"))
    refute(`a completion was lost: ${about}`);
  else if (told.at(-1) !== expected) refute(`its last status was not reported: ${about}`);
  for (const [index, status] of told.entries()) {
    const before = told[index - 1];
    if (before !== undefined && toRank(status) < toRank(before))
      refute(`its status went back: ${about}`);
    if (isCalm && told.indexOf(status) !== index) refute(`${status} was reported twice: ${about}`);
  }
  if (reports.some((report) => report.userId !== userId))
    refute("it was reported for another user");
  return violations;
}

function getVendorStatus(sandbox: Sandbox, { vendor, id = "" }: Purchase): TransactionStatus {
  const found = sandbox.transaction(id);
  switch (vendor) {
    case "proof":
      return (found?.["status"] as TransactionStatus | undefined) ?? "pending";
    case "transak":
      return transakStatus(String(found?.["status"])) ?? "pending";
    case "bleepay":
      return bleepayStatus(found?.["paymentStatus"]) ?? "pending";
  }
}

function toRank(status: TransactionStatus): number {
  return getProgress(status) ?? -1;
}
