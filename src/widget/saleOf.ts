import type { RampMessages } from "../messages/RampMessages.ts";
import type { DepositState } from "../purchase/memory.ts";
import type { Ramp } from "../purchase/Ramp.ts";

/** Where the deposit of a sale stands, as long as the vendor waits for it. */
export type Sale = DepositState | "by-hand";

/** Goes by what was asked and answered, also where the transaction itself is out of sight. */
export function saleOf({ transaction, deposit, wanted, error }: Ramp): Sale | undefined {
  if (transaction && transaction.status !== "pending") return undefined;
  if (deposit && error?.stage !== "deposit") return deposit.state;
  return wanted && "by-hand";
}

/** What the host's wallet was asked, or has done. */
export function walletSentence(state: DepositState, messages: RampMessages): string {
  switch (state) {
    case "asked":
      return messages.depositing;
    case "sent":
      return messages.deposited;
    case "declined":
      return messages["deposit-declined"];
    case "unknown":
      return messages.errors["deposit-failed"];
  }
}
