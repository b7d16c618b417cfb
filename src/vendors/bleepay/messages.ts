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
