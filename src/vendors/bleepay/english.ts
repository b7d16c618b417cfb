import { englishNotes } from "./englishNotes.ts";
import type { BleepayMessages } from "./messages.ts";

/** The words of the view where the host gives none. */
export const english: BleepayMessages = {
  ...englishNotes,
  send: "Send exactly",
  network: (network) => `on ${network}`,
  warning: (currency, network) =>
    `Send only ${currency}, and only on ${network}. On another network, or in another coin, the money is lost.`,
  fee: "This very amount has to arrive. If your wallet or exchange takes a fee out of it, add the fee on top.",
  qrCode: "QR code of the address",
  noQrCode: "The QR code could not be loaded. Copy the address instead.",
  address: "To this address",
  copy: "Copy",
  copyAmount: "Copy amount",
  copyAddress: "Copy address",
  copyHash: "Copy hash",
  copied: "Copied",
  copyBlocked: "Your browser does not let us copy. The text is selected: copy it yourself.",
  timeLeft: "Time left",
  lessThan: (minutes) =>
    minutes === 1 ? "Less than 1 minute left" : `Less than ${minutes} minutes left`,
  waiting: "Waiting for your payment",
  timeUp: "The time is up",
  timeUpDetail:
    "Do not send anything now. We are asking the provider whether your payment was seen. If you have sent it, stay here.",
  seen: "Payment seen",
  seenDetail:
    "Waiting for the network to confirm it, which can take a few minutes. Do not send it again.",
  hash: "Transaction",
  explore: "View transaction (new tab)",
  cancel: "Cancel payment",
  cancelQuestion: "Have you sent anything?",
  cancelQuestionDetail:
    "Then do not cancel: what is on its way cannot be called back, and could go unnoticed.",
  cancelYes: "Nothing sent: cancel",
  cancelNo: "Keep waiting",
  cancelling: "Cancelling…",
  cannotCancel:
    "This cannot be cancelled any more: the payment is already on its way, or over. Do not send anything now: it shows here in a moment.",
  cancelFailed: "We do not know whether it was cancelled. Check your connection, then try again.",
  reference: "Reference",
};
