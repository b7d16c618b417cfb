import {
  EXPIRY,
  type PageDriver,
  type PlaceInPage,
  type SandboxCard,
} from "../../sandbox/PageDriver.ts";

/** The hosted page names its step on its body. */
async function getStep(page: PlaceInPage): Promise<string | null> {
  const steps = ["code", "identity", "amount", "card"].map((step) => `body[data-step="${step}"]`);
  const body = page.locator(steps.join(", "));
  await body.waitFor();
  return body.getAttribute("data-step");
}

async function fillCard(page: PlaceInPage, { number, cvc }: SandboxCard): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry date").fill(EXPIRY);
  const hidden = await page.locator('[data-field="cvc"]').getAttribute("hidden");
  // A sale's card only receives money.
  if (hidden === null) await page.getByLabel("CVC").fill(cvc);
  await page.getByLabel("Name on card").fill("Ada Lovelace");
  await page.locator("button.primary").click();
}

/** The user on Proof's page. A user whose identity is known gets fewer steps. */
export const proofPageDriver: PageDriver = {
  matches: ({ pathname }) => pathname === "/frame",
  async giveCard(page, card) {
    for (;;) {
      const step = await getStep(page);
      if (step === "card") return fillCard(page, card);
      if (step === "code") await page.getByLabel("Code", { exact: true }).fill("000000");
      await page
        .getByRole("button", { name: step === "identity" ? "Start verification" : "Continue" })
        .click();
      await page.locator(`body:not([data-step="${step}"])`).waitFor();
    }
  },
  async cancel(page) {
    await getStep(page);
    await page.getByRole("button", { name: "Cancel" }).click();
  },
};
