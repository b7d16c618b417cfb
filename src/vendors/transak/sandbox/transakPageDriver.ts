import { EXPIRY, type PageDriver, type PlaceInPage } from "../../sandbox/PageDriver.ts";

async function press(page: PlaceInPage, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** The user on Transak's page. */
export const transakPageDriver: PageDriver = {
  matches: ({ searchParams }) => searchParams.has("apiKey") && searchParams.has("sessionId"),
  async giveCard(page, { number, cvc }) {
    await press(page, "Confirm order");
    await page.getByLabel("Card number").fill(number);
    await page.getByLabel("Expiry date").fill(EXPIRY);
    await page.getByLabel("CVC").fill(cvc);
    await press(page, "Pay by card");
  },
  async cancel(page) {
    await press(page, "Confirm order");
    await press(page, "Cancel this order");
  },
};
