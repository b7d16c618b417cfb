import type { TransactionStatus } from "../../Transaction.ts";
import type { SandboxEvent } from "../../VendorSandbox.ts";
import type { Ledger } from "./ledger.ts";

/** The events that take a transaction to a status. Undefined if it can't get there. */
export function getEventsTo(
  ledger: Ledger,
  transactionId: string,
  status: TransactionStatus,
): readonly SandboxEvent[] | undefined {
  const record = ledger.find(transactionId);
  if (!record) return undefined;
  const isBuy = record.request.mode === "buy";
  const wasReached = ledger
    .changes(record)
    .some((change) => change.status === status && change.at <= ledger.now());
  if (wasReached) return [];
  switch (status) {
    case "pending":
      return undefined;
    case "processing":
    case "completed":
      if (ledger.status(record) === "processing") return [];
      return [isBuy ? "pay" : "depositArrives"];
    case "failed":
      return isBuy ? ["decline"] : undefined;
    case "cancelled":
      return ["cancel"];
  }
}
