import { assertNoSecretOptions } from "../assertNoSecretOptions.ts";
import type { LazyVendor } from "../Vendor.ts";
import type { TransakOptions } from "./TransakOptions.ts";
import { parseReturnUrl } from "./parseReturnUrl.ts";

/** Transak, in an iframe or a window of its own. */
export function transak(options: TransakOptions = {}): LazyVendor {
  assertNoSecretOptions(options);
  return {
    name: "transak",
    supportsRedirect: true,
    parseReturnUrl,
    matches(answer) {
      const { data } = (answer ?? {}) as { data?: unknown };
      return typeof data === "object" && data !== null && "widgetUrl" in data;
    },
    load: async () => (await import("./transakVendor.ts")).transakVendor(options),
  };
}
