import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { RampEndpoint } from "../client/RampEndpoint.ts";
import type { VendorInput } from "../vendors/Vendor.ts";

/** What all purchases of an app have in common. */
export interface RampSettings {
  /**
   * Address of the partner's endpoint, e.g. `/api/ramp`, or functions for a backend that looks
   * different. Required, here or in a `<RampProvider>` above.
   */
  endpoint?: string | RampEndpoint | undefined;
  /**
   * Who may run a session; its shape decides.
   * @default the library's first vendor alone
   */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Nonce for the script and style elements that this library adds.
   * @default the nonce of the page's first `script[nonce]`
   */
  nonce?: string | undefined;
  /**
   * Language and region for amounts and dates, BCP 47, e.g. `de-AT`. Handed to the vendor's frame where
   * the session names none.
   * @default that of `messages`
   */
  lang?: string | undefined;
  /**
   * Another language, or some sentences in other words.
   * @default English
   */
  messages?: RampMessageOverrides | undefined;
  /**
   * How our part of the page looks. Handed to the vendor's frame where the session names none.
   * @default "auto", which follows the page's `color-scheme` and the user's preference
   */
  theme?: RampTheme | undefined;
  /**
   * Where unfinished purchases are remembered, so that they are found again after the tab was closed:
   * vendor, id, mode and time of each. `null` remembers nothing.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
}

/** `auto` follows the page's `color-scheme` and the user's preference. */
export type RampTheme = "light" | "dark" | "auto";

/** Where unfinished purchases are remembered. `localStorage` and `sessionStorage` are such. */
export interface RampStorage {
  /** What was written under this name, or `null`. */
  getItem: (key: string) => string | null;
  /** Writes it. What it throws, as where there is no room, is passed over. */
  setItem: (key: string, value: string) => void;
  /** Forgets it. */
  removeItem: (key: string) => void;
}
