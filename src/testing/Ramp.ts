import type { SandboxEvent } from "../vendors/VendorSandbox.ts";
import type { ElementInPage, PlaceInPage } from "../vendors/sandbox/PageDriver.ts";

/** The part of Playwright's `Page` that is used: that of any of its versions. */
export interface RampTestPage {
  /** By a CSS selector. */
  locator: (selector: string) => RampTestElement;
  /** The page in an iframe. */
  frameLocator: (selector: string) => PlaceInPage;
  /** Runs JavaScript on the page. */
  evaluate: (expression: string) => Promise<unknown>;
}

/** The part of Playwright's `Locator` that is used. */
export interface RampTestElement extends Pick<ElementInPage, "waitFor" | "getAttribute"> {
  /** How many match. */
  count: () => Promise<number>;
}

/** Where the sandbox is. */
export interface RampTestOptions {
  /** URL of the sandbox's API or widget port. @default "http://localhost:5174" */
  sandboxUrl?: string | undefined;
}

/** A user of the widget on a page, with a running sandbox. Each method waits for its effect. */
export interface Ramp {
  /** Waits until the widget is in that phase. */
  phase: (name: string) => Promise<void>;
  /** Goes through the vendor's page, and pays with the card that works. Then the phase is `processing`. */
  pay: () => Promise<void>;
  /** The same with the card that is declined. Then the phase is `failed`. */
  decline: () => Promise<void>;
  /** Cancels the order on the vendor's page. Then the phase is `cancelled`; `failed` for a deposit. */
  cancel: () => Promise<void>;
  /** Lets two minutes pass at the vendor, in which a paid purchase arrives. Then the phase is `completed`. */
  settle: () => Promise<void>;
  /** Makes an event happen to the newest transaction, without the vendor's page. */
  happen: (event: SandboxEvent) => Promise<void>;
}
