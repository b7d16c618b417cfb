import { refuseSecrets } from "../refuseSecrets.ts";
import type { LazyVendor } from "../Vendor.ts";
import type { TransakMessages } from "./messages.ts";
import { readReturn } from "./readReturn.ts";

/** Where Transak's page may come from, and what is said about it. */
export interface TransakOptions {
  /**
   * The only origins that the page may come from.
   * @default ["https://global.transak.com", "https://global-stg.transak.com"]
   */
  frameOrigins?: readonly string[];
  /** Sentences in other words. @default those of the page's language */
  messages?: Partial<TransakMessages>;
}

/** Transak, in an iframe or a window of its own. */
export function transak(options: TransakOptions = {}): LazyVendor {
  refuseSecrets(options);
  return {
    name: "transak",
    hasPage: true,
    readReturn,
    recognizes(answer) {
      const { data } = (answer ?? {}) as { data?: unknown };
      return typeof data === "object" && data !== null && "widgetUrl" in data;
    },
    load: async () => (await import("./transakParts.ts")).transakParts(options),
  };
}
