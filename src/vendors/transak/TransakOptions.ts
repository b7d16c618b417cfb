import type { TransakMessages } from "./messages.ts";

/** Options of Transak for the page. */
export interface TransakOptions {
  /**
   * The only allowed origins of Transak's page.
   * @default ["https://global.transak.com", "https://global-stg.transak.com"]
   */
  frameOrigins?: readonly string[];
  /** Replaces texts. @default those of the page's language */
  messages?: Partial<TransakMessages>;
}
