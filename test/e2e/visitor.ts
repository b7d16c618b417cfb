import type { FrameLocator, Locator, Page } from "playwright";
import type { Sandbox } from "../../src/sandbox.ts";

export interface Visitor {
  page: Page;
  /** The vendor's page, on its own origin. */
  vendor: FrameLocator;
  /** Chooses who carries the order out. */
  choose: (provider: "Proof" | "Transak" | "Bleepay") => Promise<void>;
  goTo: (page: "Buy" | "Sell" | "Direct" | "Custom UI") => Promise<void>;
  /** Presses the button that begins a purchase. */
  begin: () => Promise<void>;
  /** Waits until a purchase is in that phase. */
  sees: (phase: string) => Promise<void>;
  confirmEmail: () => Promise<void>;
  verifyIdentity: () => Promise<void>;
  giveCard: (card: Card) => Promise<void>;
  /** Begins a sale and takes it to where the vendor wants the crypto. */
  sellsUpToTheDeposit: () => Promise<void>;
  /** Turns to the page again, which then asks how things stand. */
  looksAgain: () => Promise<void>;
  /** The same, after the vendor has finished what it had begun. */
  comesBackLater: () => Promise<void>;
  balance: () => Promise<string>;
  /** Of the purchase that was begun last. */
  transactionId: () => Promise<string>;
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
    choose: (provider) => page.getByText(provider, { exact: true }).click(),
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
    looksAgain: () =>
      page.evaluate(() => {
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      }),
    async comesBackLater() {
      // As long as the slowest way takes: a payment by bank arrives, and is then carried out.
      sandbox.clock.advance(120_000);
      await visitor.looksAgain();
    },
    transactionId: () => page.evaluate(latestPurchase),
    balance: () => page.getByRole("region", { name: "Balance" }).getByRole("status").innerText(),
  };
  return visitor;
}

/** Where the widget remembers what was begun, newest first. */
function latestPurchase(): string {
  const [{ id }] = JSON.parse(localStorage.getItem("ramp-widget /api/ramp") ?? "[{}]");
  return id;
}
