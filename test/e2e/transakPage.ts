import type { FrameLocator, Page } from "playwright";
import { type Card, GOOD_CARD } from "./visitor.ts";

export interface TransakPage {
  confirm: () => Promise<void>;
  payByCard: (card?: Card) => Promise<void>;
  press: (name: string) => Promise<void>;
}

/** What somebody does on Transak's page, in an iframe or in a window of its own. */
export function transakPage(place: FrameLocator | Page): TransakPage {
  const press = (name: string) => place.getByRole("button", { name, exact: true }).click();
  return {
    press,
    confirm: () => press("Confirm order"),
    async payByCard({ number, cvc = "" } = GOOD_CARD) {
      await press("Confirm order");
      await place.getByLabel("Card number").fill(number);
      await place.getByLabel("Expiry date").fill("12/39");
      await place.getByLabel("CVC").fill(cvc);
      await press("Pay by card");
    },
  };
}
