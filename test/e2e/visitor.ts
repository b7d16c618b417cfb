import type { FrameLocator, Locator, Page } from "playwright";
import type { Sandbox } from "../../src/sandbox.ts";

export interface Visitor {
  page: Page;
  /** The vendor's page, on its own origin. */
  vendor: FrameLocator;
  goTo: (page: "Buy" | "Sell" | "Custom UI") => Promise<void>;
  /** Presses the button that begins a purchase. */
  begin: () => Promise<void>;
  /** Waits until a purchase is in that phase. */
  sees: (phase: string) => Promise<void>;
  confirmEmail: () => Promise<void>;
  verifyIdentity: () => Promise<void>;
  giveCard: (card: Card) => Promise<void>;
  /** Begins a sale and takes it to where the vendor wants the crypto. */
  sellsUpToTheDeposit: () => Promise<void>;
  /** Lets the vendor finish what it has begun, and looks at the page again. */
  comesBackLater: () => Promise<void>;
  balance: () => Promise<string>;
}

export interface Card {
  number: string;
  /** Absent in a sale. */
  cvc?: string;
}

export const GOOD_CARD: Card = { number: "4444 4444 4444 3333", cvc: "123" };
export const BAD_CARD: Card = { number: "5555 4444 3333 1111", cvc: "555" };

/** Somebody who uses the demo with what they can see and reach. */
export function createVisitor(page: Page, sandbox: Sandbox): Visitor {
  const vendor = page.frameLocator("[data-ramp-frame] iframe");
  const press = (place: Page | FrameLocator | Locator, name: string | RegExp) =>
    place.getByRole("button", { name }).click();
  const visitor: Visitor = {
    page,
    vendor,
    goTo: (name) => page.getByRole("navigation").getByRole("link", { name }).click(),
    begin: () => press(page, /^(Continue|Top up)/),
    sees: (phase) => page.locator(`[data-phase="${phase}"]`).waitFor(),
    async confirmEmail() {
      await vendor.getByLabel("Code", { exact: true }).fill("000000");
      await press(vendor, "Continue");
    },
    verifyIdentity: () => press(vendor, "Start verification"),
    async giveCard({ number, cvc }) {
      await vendor.getByLabel("Card number").fill(number);
      await vendor.getByLabel("Expiry date").fill("12/30");
      if (cvc) await vendor.getByLabel("CVC").fill(cvc);
      await vendor.getByLabel("Name on card").fill("Ada Lovelace");
      await vendor.getByLabel("Name on card").press("Enter");
    },
    async sellsUpToTheDeposit() {
      await visitor.goTo("Sell");
      await visitor.begin();
      await visitor.confirmEmail();
      await visitor.verifyIdentity();
      await press(vendor, "Continue");
      await visitor.giveCard({ number: GOOD_CARD.number });
    },
    async comesBackLater() {
      sandbox.clock.advance(60_000);
      await page.evaluate(() =>
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
      );
    },
    balance: () => page.getByRole("region", { name: "Balance" }).getByRole("status").innerText(),
  };
  return visitor;
}
