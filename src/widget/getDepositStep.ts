import type { RampMessages } from "../messages/RampMessages.ts";
import type { DepositState, Ramp } from "../core/types.ts";

/** Where the deposit of a sale stands, as long as the vendor waits for it. */
export type DepositStep = DepositState | "by-hand";

/** Goes by what was asked and answered, also where the transaction itself is out of sight. */
export function getDepositStep({
  transaction,
  deposit,
  depositRequest,
  error,
}: Ramp): DepositStep | undefined {
  if (transaction && transaction.status !== "pending") return undefined;
  if (deposit && error?.stage !== "deposit") return deposit.status;
  return depositRequest && "by-hand";
}

const SENTENCES = {
  requested: "depositing",
  sent: "deposited",
  declined: "deposit-declined",
} as const;

/** What the host's wallet was asked, or has done. */
export function getDepositMessage(state: DepositState, messages: RampMessages): string {
  return state === "unknown" ? messages.errors["deposit-failed"] : messages[SENTENCES[state]];
}
