import { refuseSecrets } from "../refuseSecrets.ts";
import type { LazyVendor } from "../Vendor.ts";
import type { TransakOptions } from "./options.ts";
import { readReturn } from "./readReturn.ts";

/** Transak, in an iframe or a window of its own. */
export function transak(options: TransakOptions = {}): LazyVendor {
  refuseSecrets(options);
  return {
    name: "transak",
    supportsRedirect: true,
    parseReturnUrl: readReturn,
    matches(answer) {
      const { data } = (answer ?? {}) as { data?: unknown };
      return typeof data === "object" && data !== null && "widgetUrl" in data;
    },
    load: async () => (await import("./transakParts.ts")).transakParts(options),
  };
}
