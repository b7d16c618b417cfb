/** Every sentence that Bleepay's view shows. Each can be replaced on its own. */
export interface BleepayMessages {
  /** What to send, in one heading: this, then the amount, then `network`. */
  send: string;
  /** The rest of that heading: on which blockchain network. */
  network: (network: string) => string;
  /** What is lost otherwise. */
  warning: (currency: string, network: string) => string;
  /** What a fee of the sending wallet would take from the amount. */
  fee: string;
  /** What the QR code is, for those who cannot see it. */
  qrCode: string;
  /** In the place of the QR code, where it cannot be drawn. */
  noQrCode: string;
  /** Heading of the address. */
  address: string;
  /** On the amount's button, beside which there is little room; `copyAmount` says it in full. */
  copy: string;
  /** The amount's button in full, e.g. for screen readers. */
  copyAmount: string;
  /** The address's button. */
  copyAddress: string;
  /** The button beside the hash of the transaction. */
  copyHash: string;
  /** On a button whose text was copied, for a moment. */
  copied: string;
  /** The browser does not let the page copy: the text was selected instead. */
  copyBlocked: string;
  /** Name of the time that is left. */
  timeLeft: string;
  /** Spoken when it begins to be true. */
  lessThan: (minutes: number) => string;
  /** As long as nothing was seen. */
  waiting: string;
  /** The time is over, and nobody knows yet whether something was seen. */
  timeUp: string;
  /** What to do and not to do then. */
  timeUpDetail: string;
  /** The blockchain has the payment, and has not confirmed it yet. */
  seen: string;
  /** How long that may take, and not to send again. */
  seenDetail: string;
  /** Heading of the blockchain's transaction. */
  hash: string;
  /** Link to the transaction on the blockchain's explorer. */
  explore: string;
  /** Less than asked for arrived. */
  underpaid: string;
  /** What to do then. */
  underpaidDetail: string;
  /** More than asked for arrived. */
  overpaid: string;
  /** Nothing arrived in time. */
  expired: string;
  /** Bleepay could not accept the payment. */
  failed: string;
  /** The user called it off. */
  cancelled: string;
  /** The button that calls the deposit off. */
  cancel: string;
  /** What is asked before that, as a heading. */
  cancelQuestion: string;
  /** Why to think before answering. */
  cancelQuestionDetail: string;
  /** The button that calls it off for good. */
  cancelYes: string;
  /** The button that goes back. */
  cancelNo: string;
  /** On `cancelYes` while the endpoint is asked. */
  cancelling: string;
  /** It was too late for that. */
  cannotCancel: string;
  /** Nobody knows whether it was called off. */
  cancelFailed: string;
  /** Name of what support asks for. */
  reference: string;
  /** The view could not be loaded. */
  notLoaded: string;
  /** The button that loads the view once more. */
  again: string;
}

/** What is said outside of the view: it is on the page before the rest. */
export type BleepayNotes = Pick<
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
