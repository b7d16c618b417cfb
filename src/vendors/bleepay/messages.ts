/** All texts of Bleepay's view. Each can be replaced on its own. */
export interface BleepayMessages {
  /** Start of the heading, followed by the amount and `network`. */
  send: string;
  /** End of the heading: the blockchain network. */
  network: (network: string) => string;
  /** Warning about other coins and networks, where the crypto is lost. */
  warning: (currency: string, network: string) => string;
  /** Warning about a wallet's fee, which would reduce the amount. */
  fee: string;
  /** Accessible name of the QR code. */
  qrCode: string;
  /** Shown if the QR code can't be drawn. */
  noQrCode: string;
  /** Heading of the address. */
  address: string;
  /** Short label of the amount's button; `copyAmount` is the full one. */
  copy: string;
  /** Full label of the amount's button, e.g. for screen readers. */
  copyAmount: string;
  /** Label of the address's button. */
  copyAddress: string;
  /** Label of the button next to the transaction hash. */
  copyHash: string;
  /** Label of a button for a moment after it copied its text. */
  copied: string;
  /** The browser blocks copying: the text was selected instead. */
  copyBlocked: string;
  /** Label of the remaining time. */
  timeLeft: string;
  /** Announced once the remaining time falls below that many minutes. */
  lessThan: (minutes: number) => string;
  /** Shown until a payment is detected. */
  waiting: string;
  /** The time is over, and the outcome is still unknown. */
  timeUp: string;
  /** What to do after that, and what not to do. */
  timeUpDetail: string;
  /** The blockchain shows the payment, but hasn't confirmed it. */
  seen: string;
  /** How long that can take, and not to send again. */
  seenDetail: string;
  /** Heading of the blockchain transaction. */
  hash: string;
  /** Link to the transaction in a blockchain explorer. */
  explore: string;
  /** Less than the requested amount arrived. */
  underpaid: string;
  /** What to do in that case. */
  underpaidDetail: string;
  /** More than the requested amount arrived. */
  overpaid: string;
  /** No payment arrived in time. */
  expired: string;
  /** Bleepay couldn't accept the payment. */
  failed: string;
  /** The user cancelled the payment. */
  cancelled: string;
  /** The button that cancels the deposit. */
  cancel: string;
  /** Heading of the confirmation. */
  cancelQuestion: string;
  /** What to consider before confirming. */
  cancelQuestionDetail: string;
  /** The button that confirms the cancellation. */
  cancelYes: string;
  /** The button that returns to the payment. */
  cancelNo: string;
  /** Label of `cancelYes` during the request. */
  cancelling: string;
  /** It was too late to cancel. */
  cannotCancel: string;
  /** It is unknown whether the payment was cancelled. */
  cancelFailed: string;
  /** Label of the reference for support. */
  reference: string;
  /** The view failed to load. */
  notLoaded: string;
  /** The button that loads the view again. */
  again: string;
}

/** Texts outside the view: the page loads them before the rest. */
export type BleepayEagerMessages = Pick<
  BleepayMessages,
  | "underpaid"
  | "underpaidDetail"
  | "overpaid"
  | "expired"
  | "failed"
  | "cancelled"
  | "notLoaded"
  | "again"
>;
