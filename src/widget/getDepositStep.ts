import type { RampMessages } from "../messages/RampMessages.ts";
import type { DepositState, Ramp } from "../core/publicTypes.ts";

/** Step of a sale's deposit while the vendor waits for it. */
export type DepositStep = DepositState | "by-hand";

/** Uses the wallet's request and result, so it also works without a transaction. */
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

/** What the host's wallet was asked to do, or did. */
export function getDepositMessage(state: DepositState, messages: RampMessages): string {
  return state === "unknown" ? messages.errors["deposit-failed"] : messages[SENTENCES[state]];
}
