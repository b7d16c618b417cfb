import type { ComponentType } from "react";
import type { Transaction } from "./Transaction.ts";

/** Component that a vendor without a page of its own renders instead. */
export type VendorView = ComponentType<VendorViewProps>;

/** Props of a vendor's view. */
export interface VendorViewProps {
  /** The endpoint's latest transaction. */
  transaction: Transaction | undefined;
  /** Language of the host page, BCP 47. */
  lang: string | undefined;
  /** The host app's texts for this vendor: `messages.vendors`, by its name. */
  messages: object | undefined;
  /**
   * For style elements, if the host app passed one.
   * @default the page's own: that of its first `script[nonce]`
   */
  nonce: string | undefined;
  /** Polls the transaction now, instead of at the next interval. */
  refetch: () => void;
  /**
   * Cancels the transaction through the endpoint; missing if the endpoint can't.
   * @throws {RampError} if it can't be cancelled, or the result is unknown
   */
  cancel?: (() => Promise<void>) | undefined;
}
