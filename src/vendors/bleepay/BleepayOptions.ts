import type { BleepayMessages } from "./messages.ts";

/** Options of Bleepay for the page. */
export interface BleepayOptions {
  /** Replaces texts. @default those of the page's language */
  messages?: Partial<BleepayMessages>;
  /**
   * Returns the `https:` URL of a blockchain transaction in an explorer; `undefined` if there is
   * none.
   * @default the usual explorer of each well-known network
   */
  transactionUrl?: (network: string, txHash: string) => string | undefined;
}
