import type { Ramp } from "../purchase/Ramp.ts";

/** Where the deposit of a sale stands, as long as the vendor waits for it. */
export type Sale = "asked" | "declined" | "by-hand" | "sent";

/** Goes by what was asked and answered, also where the transaction itself is out of sight. */
export function saleOf({ transaction, deposit, wanted, error }: Ramp): Sale | undefined {
  if (transaction && transaction.status !== "pending") return undefined;
  if (deposit && error?.stage !== "deposit") return deposit.state;
  return wanted && "by-hand";
}
