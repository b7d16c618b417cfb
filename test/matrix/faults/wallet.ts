import type { DepositResult } from "../../../src/index.ts";
import { type Cell, type Fault, READY } from "../Fault.ts";

export type Wallet = (cell: Cell, calls: number) => Promise<DepositResult>;

export const FAILED = "error · deposit-failed · the vendor's page";
export const SENT = "deposited · – · the vendor's page";
export const DECLINED = "deposit-declined · – · the vendor's page";

/** The vendor asks for the crypto, and the host's wallet does this. A buyer's wallet is never asked. */
export function walletThatIs(ask: (cell: Cell) => Promise<void>) {
  return (fault: string, answer: Wallet, sale: string, more: Partial<Fault> = {}): Fault => {
    const { drive = ask, ...rest } = more;
    return {
      fault,
      handlers(cell) {
        let calls = 0;
        return {
          onSellDeposit() {
            calls += 1;
            // The cell's list of calls tells a wallet that was asked twice from one that was not.
            if (calls > 1 || cell.mode === "buy") throw new Error("asked where it must not be");
            return answer(cell, calls);
          },
        };
      },
      async drive(cell) {
        await (cell.mode === "buy" ? ask(cell) : drive(cell));
      },
      ends: { buy: READY, sell: sale },
      ...rest,
    };
  };
}
