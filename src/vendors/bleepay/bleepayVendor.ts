import { RampError } from "../../RampError.ts";
import type { Transaction } from "../Transaction.ts";
import type { VendorImplementation } from "../Vendor.ts";
import type { BleepayOptions } from "./BleepayOptions.ts";
import { depositFrom, timeLeft } from "./Deposit.ts";
import { createDepositView } from "./DepositViewLoader.tsx";
import { englishEagerMessages } from "./englishEagerMessages.ts";
import { joinDetail } from "./joinDetail.ts";
import type { BleepayEagerMessages } from "./messages.ts";
import { type BleepaySession, parseBleepayDeposit, parseBleepaySession } from "./session.ts";
import { parseBleepayTransaction } from "./transaction.ts";

export function bleepayVendor(options: BleepayOptions): VendorImplementation {
  const createView = (session: BleepaySession, onShown: () => void) =>
    createDepositView(depositFrom(session, options), options.messages, onShown);

  return {
    parseSession(answer, { mode }) {
      const session = parseBleepaySession(answer);
      if (mode === "sell")
        throw new RampError(
          "session-malformed",
          "The order is to sell, and Bleepay's session asks the user to pay, so nothing was opened. Let the endpoint refuse sales, or give them to another vendor.",
        );
      const { id: transactionId, paymentStatus } = session;
      const lifetime = timeLeft(session);
      let resolveShown = () => {};
      const shown = new Promise<void>((resolve) => (resolveShown = resolve));
      return {
        transactionId,
        mode,
        expiresInMs: lifetime,
        View: createView(session, resolveShown),
        open({ emit }) {
          void emitShown();
          return () => {};

          async function emitShown() {
            await shown;
            emit({ type: "ready" });
            // The address is visible: from now on crypto may be on its way.
            emit({ type: "status", status: paymentStatus });
          }
        },
      };
    },
    getResumeView: (answer) =>
      isOpen(answer) ? createView(parseBleepayDeposit(answer), () => {}) : undefined,
    parseTransaction: parseBleepayTransaction,
    getStatusMessage: (transaction, host) =>
      getStatusMessage(transaction, { ...englishEagerMessages, ...host, ...options.messages }),
  };
}

/** Whether an earlier deposit can still be paid, or its payment is on its way. */
function isOpen(answer: unknown): boolean {
  const { status } = parseBleepayTransaction(answer);
  return status === "pending" || status === "processing";
}

function getStatusMessage(
  transaction: Transaction,
  messages: BleepayEagerMessages,
): string | undefined {
  const { status, vendorStatus } = transaction;
  // Bleepay uses `EXPIRED` after the user cancelled, too.
  if (status === "cancelled") return messages.cancelled;
  switch (vendorStatus) {
    case "UNDERPAID":
      return joinDetail(messages.underpaid, messages.underpaidDetail);
    case "OVERPAID":
      return messages.overpaid;
    case "EXPIRED":
      // A payment was seen before: less than the full amount.
      return transaction.txHash
        ? joinDetail(messages.underpaid, messages.underpaidDetail)
        : messages.expired;
    case "FAILED":
      return messages.failed;
    default:
      return undefined;
  }
}
