/** The part of Playwright's `Locator` and `FrameLocator` that is used. */
export interface PlaceInPage {
  /** By a CSS selector. */
  locator: (selector: string) => PlaceInPage & ElementInPage;
  /** A field, by its label. */
  getByLabel: (text: string, options?: { exact?: boolean }) => ElementInPage;
  /** A button, by its name. */
  getByRole: (role: "button", options?: { name?: string; exact?: boolean }) => ElementInPage;
}

/** The part of Playwright's `Locator` that is used on an element. */
export interface ElementInPage {
  /** Waits for it, and clicks it. */
  click: () => Promise<unknown>;
  /** Waits for it, and types into it. */
  fill: (text: string) => Promise<unknown>;
  /** Waits until it is visible. */
  waitFor: () => Promise<unknown>;
  /** Null if it has no such attribute. */
  getAttribute: (name: string) => Promise<string | null>;
}

/** What a user does on the hosted page of a simulated vendor. */
export interface PageDriver {
  /** Whether the page at that address is this vendor's. */
  matches: (url: URL) => boolean;
  /** Goes through all steps, and pays with a card. */
  giveCard: (page: PlaceInPage, card: SandboxCard) => Promise<void>;
  /** Calls the order off. */
  cancel: (page: PlaceInPage) => Promise<void>;
}

/** A card of the sandbox. */
export interface SandboxCard {
  number: string;
  cvc: string;
}

/** Pays. */
export const GOOD_CARD: SandboxCard = { number: "4444 4444 4444 3333", cvc: "123" };
/** Is declined. */
export const BAD_CARD: SandboxCard = { number: "5555 4444 3333 1111", cvc: "555" };

export const EXPIRY = "12/39";
