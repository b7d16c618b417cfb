import type { BleepayMessages } from "../bleepay/messages.ts";
import type { TransakMessages } from "../transak/messages.ts";

/**
 * Texts of the built-in vendors, by name. A type alias, because an interface is not assignable to
 * an index signature.
 */
export type VendorMessages = {
  /** Of `transak()`. */
  transak: TransakMessages;
  /** Of `bleepay()`. */
  bleepay: BleepayMessages;
};
