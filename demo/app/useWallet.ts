import type { SellDeposit } from "ramp-widget";
import { useState } from "react";

/** One entry of the wallet's history. */
export interface Movement {
  id: string;
  text: string;
  note?: string;
  /** The formatted amount. */
  sum: string;
  /** The change of the balance, in hundredths of a USDT: integers add up exactly. */
  cents: number;
}

export interface Wallet {
  /** In hundredths of a USDT. */
  balance: number;
  movements: Movement[];
  add: (movement: Movement) => void;
  /** Sends crypto. @throws {Error} if the wallet can't send */
  send: (deposit: SellDeposit) => Promise<{ txHash: string }>;
}

const OPENING: Movement = {
  id: "opening",
  text: "From Grace",
  note: "Rent, November",
  sum: "+1,250.00 USDT",
  cents: 125_000,
};

/** Simulates the app's wallet. */
export function useWallet(): Wallet {
  const [movements, setMovements] = useState([OPENING]);
  const add = (movement: Movement) => setMovements((earlier) => [movement, ...earlier]);
  return {
    balance: movements.reduce((sum, { cents }) => sum + cents, 0),
    movements,
    add,
    async send({ transactionId, address, amount, currency }) {
      const response = await fetch("/api/wallet/send", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ transactionId, address, amount }),
      });
      if (!response.ok) throw new Error(`The wallet could not send: ${response.status}.`);
      const { txHash }: { txHash: string } = await response.json();
      add({ id: txHash, text: "Sold", sum: `−${amount} ${currency}`, cents: -toCents(amount) });
      return { txHash };
    },
  };
}

export function toCents(amount = "0"): number {
  return Math.round(Number(amount) * 100);
}
