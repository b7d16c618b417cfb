import type { ComponentType } from "react";
import type { Transaction } from "./Transaction.ts";

/** What a vendor without a page of its own draws instead. */
export type VendorView = ComponentType<VendorViewProps>;

/** What a view that the vendor draws gets. */
export interface VendorViewProps {
  /** What the endpoint says. */
  transaction: Transaction | undefined;
  /** The language of the page around, BCP 47. */
  lang: string | undefined;
  /** The host's words for this vendor: `messages.vendors`, by its name. */
  messages: object | undefined;
  /** For style elements, where the host gave one. @default the page's own: see its first `script[nonce]` */
  nonce: string | undefined;
  /** Looks at the transaction now, instead of when the next look is due. */
  refetch: () => void;
  /**
   * Has the endpoint call it off; missing where the endpoint cannot.
   * @throws {RampError} where it cannot be called off, or nobody knows whether it was
   */
  cancel?: (() => Promise<void>) | undefined;
}
