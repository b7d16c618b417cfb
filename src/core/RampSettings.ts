import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import type { VendorInput } from "../vendors/Vendor.ts";

/** Settings that all purchases of an app share. */
export interface RampSettings {
  /**
   * URL of the partner's endpoint, e.g. `/api/ramp`, or functions for a backend with other routes. Required, here or in
   * a `<RampProvider>` above.
   */
  endpoint?: string | CustomEndpoint | undefined;
  /**
   * Vendors that may serve a session; the session's shape decides.
   * @default only the library's first vendor
   */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Nonce for the script and style elements that this library adds.
   * @default the nonce of the page's first `script[nonce]`
   */
  nonce?: string | undefined;
  /**
   * Language and region for amounts and dates, BCP 47, e.g. `de-AT`. Passed to the vendor's frame unless the session
   * names one.
   * @default the language of `messages`
   */
  lang?: string | undefined;
  /**
   * Another language, or changes to individual messages.
   * @default English
   */
  messages?: RampMessageOverrides | undefined;
  /**
   * Color scheme of the widget. Passed to the vendor's frame unless the session names one.
   * @default "auto", which follows the page's `color-scheme` and the user's preference
   */
  theme?: RampTheme | undefined;
  /**
   * Where unfinished purchases are stored, so that they are found again after the tab was closed: the vendor, ids,
   * mode, time and payment state of each. `null` stores nothing.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
}

/** `auto` follows the page's `color-scheme` and the user's preference. */
export type RampTheme = "light" | "dark" | "auto";

/** Storage for unfinished purchases, such as `localStorage` or `sessionStorage`. */
export interface RampStorage {
  /** Returns the value stored under this key, or `null`. */
  getItem: (key: string) => string | null;
  /** Stores a value. An error that it throws, e.g. because the storage is full, is ignored. */
  setItem: (key: string, value: string) => void;
  /** Removes a value. */
  removeItem: (key: string) => void;
}
