import type { Mode } from "../../../order.ts";
import type { SandboxEvents } from "../../VendorSandbox.ts";
import { walletAddress } from "./issueSession.ts";
import type { Ledger, ProofRecord } from "./ledger.ts";

/** What can happen to Proof's purchases without anybody opening the hosted page. */
export function proofEvents(ledger: Ledger): Partial<SandboxEvents> {
  function pending(transactionId: string, mode?: Mode): ProofRecord {
    const record = ledger.find(transactionId);
    if (!record) throw new Error(`The sandbox has no transaction ${transactionId}.`);
    const { mode: actual } = record.request;
    if (mode && mode !== actual)
      throw new Error(`Transaction ${transactionId} is a ${actual}, so this cannot happen to it.`);
    if (ledger.status(record) !== "pending")
      throw new Error(
        `Transaction ${transactionId} is ${ledger.status(record)}, so nothing more happens to it.`,
      );
    return record;
  }

  return {
    pay: (id) => ledger.pay(pending(id, "buy")),
    decline: (id) => ledger.decline(pending(id, "buy")),
    cancel: (id) => ledger.cancel(pending(id)),
    showDeposit(id) {
      const record = pending(id, "sell");
      ledger.awaitDeposit(record, walletAddress(record.request.network));
    },
    depositArrives: (id) => ledger.depositArrives(pending(id, "sell")),
  };
}
