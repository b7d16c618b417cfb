import type { TransactionStatus } from "../../Transaction.ts";
import type { SandboxEvent } from "../../VendorSandbox.ts";
import { transakStatus } from "../statuses.ts";
import { isPaid, type Ledger } from "./ledger.ts";

/** The events that take a transaction to a status. Undefined if it can't get there. */
export function getEventsTo(
  ledger: Ledger,
  transactionId: string,
  status: TransactionStatus,
): readonly SandboxEvent[] | undefined {
  const session = ledger.find(transactionId);
  if (!session) return undefined;
  const order = session.orders.at(-1);
  if (order && ledger.reached(order).some((moment) => transakStatus(moment.status) === status))
    return [];
  switch (status) {
    case "pending":
      return undefined;
    case "processing":
    case "completed":
      if (order && isPaid(ledger.status(order))) return [];
      return [session.params.side === "BUY" ? "pay" : "depositArrives"];
    case "failed":
      return ["decline"];
    case "cancelled":
      return ["cancel"];
  }
}
