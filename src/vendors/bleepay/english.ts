import { englishEagerMessages } from "./englishEagerMessages.ts";
import type { BleepayMessages } from "./messages.ts";

/** The view's texts if the host app passes none. */
export const english: BleepayMessages = {
  ...englishEagerMessages,
  send: "Send exactly",
  network: (network) => `on ${network}`,
  warning: (currency, network) =>
    `Send only ${currency}, and only on ${network}. Anything sent in another coin or on another network may be lost for good.`,
  fee: "Make sure the full amount arrives. If your wallet or exchange deducts a fee, add it to the amount.",
  qrCode: "QR code of the address",
  noQrCode: "The QR code couldn't be loaded. Copy the address instead.",
  address: "To this address",
  copy: "Copy",
  copyAmount: "Copy amount",
  copyAddress: "Copy address",
  copyHash: "Copy hash",
  copied: "Copied",
  copyBlocked:
    "Your browser doesn't allow copying. The text is selected, so you can copy it yourself.",
  timeLeft: "Time left",
  lessThan: (minutes) =>
    minutes === 1 ? "Less than 1 minute left" : `Less than ${minutes} minutes left`,
  waiting: "Waiting for your payment",
  timeUp: "Time's up",
  timeUpDetail:
    "Don't send anything now. We're checking whether your payment was received. If you've sent it, stay on this page.",
  seen: "Payment detected",
  seenDetail:
    "Waiting for the network to confirm it, which can take a few minutes. Don't send it again.",
  hash: "Transaction",
  explore: "View transaction (new tab)",
  cancel: "Cancel payment",
  cancelQuestion: "Have you sent anything?",
  cancelQuestionDetail:
    "If you have, don't cancel. A payment that's on its way can't be reversed and might not be matched to your order.",
  cancelYes: "Nothing sent – cancel",
  cancelNo: "Keep waiting",
  cancelling: "Cancelling…",
  cannotCancel:
    "This payment can't be cancelled because it's already on its way or has ended. Don't send anything now. You'll see the result here in a moment.",
  cancelFailed:
    "We don't know whether the payment was cancelled. Check your connection and try again.",
  reference: "Reference",
};
