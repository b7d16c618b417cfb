import type { TransakMessages } from "./messages.ts";

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
