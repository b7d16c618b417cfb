import type { TransactionStatus } from "../../Transaction.ts";
import type { SandboxEvent } from "../../VendorSandbox.ts";
import { bleepayStatus } from "../statuses.ts";
import type { Ledger } from "./ledger.ts";

/** The events that take a deposit to a status. Undefined if it can't get there. */
export function getEventsTo(
  ledger: Ledger,
  depositId: string,
  status: TransactionStatus,
): readonly SandboxEvent[] | undefined {
  const record = ledger.find(depositId);
  if (!record) return undefined;
  const { changes } = record;
  const was = (word: string, at: number) => bleepayStatus(word) === status && at <= ledger.now();
  if (changes.some((change) => was(change.status, change.at))) return [];
  switch (status) {
    case "processing":
      return ["paymentSeen"];
    case "completed":
      return changes.some((change) => change.status === "CONFIRMED") ? [] : ["pay"];
    case "failed":
      return ["cancel"];
    case "pending":
    case "cancelled":
      // Bleepay has no status for a cancelled deposit: it expires.
      return undefined;
  }
}
