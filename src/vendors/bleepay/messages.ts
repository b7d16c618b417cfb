/** Every sentence that Bleepay's view shows. Each can be replaced on its own. */
export interface BleepayMessages {
  /** What to send, in one heading: this, then the amount, then `network`. */
  send: string;
  network: (network: string) => string;
  /** What is lost otherwise. */
  warning: (currency: string, network: string) => string;
  fee: string;
  /** What the QR code is, for those who cannot see it, and what stands in its place where it cannot be drawn. */
  qrCode: string;
  noQrCode: string;
  address: string;
  /** On the amount's button, beside which there is little room; `copyAmount` says it in full. */
  copy: string;
  copyAmount: string;
  copyAddress: string;
  copyHash: string;
  copied: string;
  /** The browser does not let the page copy: the text was selected instead. */
  copyBlocked: string;
  timeLeft: string;
  /** Spoken when it begins to be true. */
  lessThan: (minutes: number) => string;
  waiting: string;
  timeUp: string;
  timeUpDetail: string;
  /** The blockchain has the payment, and has not confirmed it yet. */
  seen: string;
  seenDetail: string;
  hash: string;
  /** Link to the transaction on the blockchain's explorer. */
  explore: string;
  underpaid: string;
  underpaidDetail: string;
  /** What is said beside an end that the vendor has a word of its own for. */
  overpaid: string;
  expired: string;
  failed: string;
  cancelled: string;
  cancel: string;
  cancelQuestion: string;
  cancelQuestionDetail: string;
  cancelYes: string;
  cancelNo: string;
  cancelling: string;
  cannotCancel: string;
  cancelFailed: string;
  reference: string;
  /** Where not even the view could be loaded. */
  notLoaded: string;
  again: string;
}

const support = "ask support and quote the reference";

export const english: BleepayMessages = {
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
  underpaid: "Less arrived than was asked for",
  underpaidDetail: `Your money is not lost. Do not send more on your own: ${support} below.`,
  overpaid: `More arrived than was asked for. To have the rest looked at, ${support}.`,
  expired: `No payment was seen in time. If you have sent something, ${support}.`,
  failed: `The provider could not accept the payment. If you have sent something, ${support}.`,
  cancelled: `You cancelled this payment. If you have sent something, ${support}.`,
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
  notLoaded: "The payment details could not be loaded. Check your connection.",
  again: "Try again",
};
