import { createElement } from "react";
import { RampError } from "../../RampError.ts";
import { refuseSecrets } from "../refuseSecrets.ts";
import type { Transaction } from "../Transaction.ts";
import type { Vendor } from "../Vendor.ts";
import { startCountdown } from "./countdown.ts";
import { type Deposit, DepositView } from "./DepositView.tsx";
import { type BleepayMessages, english } from "./messages.ts";
import { parseBleepaySession } from "./session.ts";
import { parseBleepayTransaction } from "./transaction.ts";
import { transactionUrl } from "./transactionUrl.ts";

/** How Bleepay's deposits are shown. */
export interface BleepayOptions {
  /** Sentences in other words, or in another language. */
  messages?: Partial<BleepayMessages>;
  /**
   * Where a transaction of the blockchain can be looked at, an `https:` address; nothing where nowhere.
   * @default the usual explorer of each well-known network
   */
  transactionUrl?: (network: string, txHash: string) => string | undefined;
}

/** Bleepay's deposit widget: the user sends crypto to an address, and the partner credits it. */
export function bleepay(options: BleepayOptions = {}): Vendor {
  refuseSecrets(options);
  const messages = { ...english, ...options.messages };
  return {
    name: "bleepay",
    recognizes: (answer) =>
      typeof answer === "object" &&
      answer !== null &&
      "depositAddress" in answer &&
      "paymentStatus" in answer,
    parseSession(answer, { mode }) {
      const session = parseBleepaySession(answer);
      if (mode === "sell")
        throw new RampError(
          "session-malformed",
          "The order is to sell, and Bleepay's session asks the user to pay, so nothing was opened. Let the endpoint refuse sales, or give them to another vendor.",
        );
      const { id, paymentStatus, expiresAt, now } = session;
      const lifetime = Date.parse(expiresAt) - (now ? Date.parse(now) : Date.now());
      const deposit: Deposit = {
        session,
        countdown: startCountdown(lifetime),
        messages,
        transactionUrl: options.transactionUrl ?? transactionUrl,
      };
      return {
        transactionId: id,
        mode,
        lifetime,
        View: (props) => createElement(DepositView, { ...props, deposit }),
        open({ emit }) {
          emit({ type: "ready" });
          // An address is shown: from now on crypto may be on its way, whoever sends it.
          emit({ type: "hint", status: paymentStatus });
          return () => {};
        },
      };
    },
    parseTransaction: parseBleepayTransaction,
    noteOf: (transaction) => noteOf(transaction, messages),
  };
}

function noteOf(transaction: Transaction, messages: BleepayMessages): string | undefined {
  const { status, vendorStatus } = transaction;
  // Bleepay calls it `EXPIRED` also where the user called it off.
  if (status === "cancelled") return messages.cancelled;
  switch (vendorStatus) {
    case "UNDERPAID":
      return `${messages.underpaid}. ${messages.underpaidDetail}`;
    case "OVERPAID":
      return messages.overpaid;
    case "EXPIRED":
      return messages.expired;
    case "FAILED":
      return messages.failed;
    default:
      return undefined;
  }
}
