import { assertNoSecretOptions } from "../assertNoSecretOptions.ts";
import type { LazyVendor } from "../Vendor.ts";
import type { BleepayOptions } from "./BleepayOptions.ts";

/** Bleepay's deposit widget: the user sends crypto to an address, and the partner credits it. */
export function bleepay(options: BleepayOptions = {}): LazyVendor {
  assertNoSecretOptions(options);
  return {
    name: "bleepay",
    // Bleepay matches payments by address and amount, even if the user never saw the address.
    isPayableUnopened: true,
    matches: (answer) =>
      typeof answer === "object" &&
      answer !== null &&
      "depositAddress" in answer &&
      "paymentStatus" in answer,
    load: async () => (await import("./bleepayVendor.ts")).bleepayVendor(options),
  };
}
