import type { Mode } from "../../../order.ts";
import type { SandboxEvents } from "../../VendorSandbox.ts";
import { randomAddress } from "./issueSession.ts";
import type { ProofInitTokenType } from "../session.ts";
import { type Ledger, type ProofRecord, TOKEN_TTL_MS } from "./ledger.ts";

/** Events of Proof's purchases that need no open hosted page. */
export function proofEvents(
  ledger: Ledger,
  initTokenType: ProofInitTokenType,
): Partial<SandboxEvents> {
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

  /**
   * A purchase that a card can pay, also after a declined card: with `sdk_partner_authorization`, the user
   * can retry with the same session while the `init_token` is valid (docs.proof.community, transaction
   * status). `sdk_customer_token` requires a new session.
   */
  function payable(transactionId: string): ProofRecord {
    const record = ledger.find(transactionId);
    const canRetry =
      record?.request.mode === "buy" &&
      initTokenType === "sdk_partner_authorization" &&
      ledger.status(record) === "failed" &&
      ledger.now() < record.createdAt + TOKEN_TTL_MS;
    return canRetry ? record : pending(transactionId, "buy");
  }

  return {
    pay: (id) => ledger.pay(payable(id)),
    decline: (id) => ledger.decline(payable(id)),
    cancel: (id) => ledger.cancel(pending(id)),
    showDeposit(id) {
      const record = pending(id, "sell");
      ledger.awaitDeposit(record, randomAddress(record.request.network));
    },
    depositArrives: (id) => ledger.depositArrives(pending(id, "sell")),
  };
}
