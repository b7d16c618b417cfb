/**
 * Buys with the sandbox's card that pays, as a user does: from the click that opens the widget to the
 * message that the crypto has arrived.
 *
 * @param {import("playwright").Page} page
 */
export async function buy(page) {
  const vendor = page.frameLocator("[data-ramp-frame] iframe");
  await page.getByRole("button", { name: "Buy", exact: true }).click();
  await vendor.getByLabel("Code", { exact: true }).fill("000000");
  await vendor.getByRole("button", { name: "Continue" }).click();
  await vendor.getByRole("button", { name: "Start verification" }).click();
  await vendor.getByLabel("Card number").fill("4444 4444 4444 3333");
  await vendor.getByLabel("Expiry date").fill("12/30");
  await vendor.getByLabel("CVC").fill("123");
  await vendor.getByLabel("Name on card").fill("Ada Lovelace");
  await vendor.getByLabel("Name on card").press("Enter");
  await page.locator("[data-ramp][data-phase=completed]").waitFor();
}
