import type { BleepayMessages } from "../bleepay/messages.ts";
import type { TransakMessages } from "../transak/messages.ts";

/** What our vendors say, by their names. No interface, which would not go where any name may. */
export type VendorMessages = {
  /** Of `transak()`. */
  transak: TransakMessages;
  /** Of `bleepay()`. */
  bleepay: BleepayMessages;
};
