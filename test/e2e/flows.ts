import { describe, expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";
import { BAD_CARD, GOOD_CARD } from "./visitor.ts";

const once = { sessions: 1, scripts: 1, runs: 1 };

/** What a user can come to, the same with both of Proof's APIs. */
export function describeFlows(
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization",
): void {
  const opened = openDemo({ initTokenType });

  describe(initTokenType, () => {
    test("buys with a card that pays", async () => {
      const ada = await opened.visit();
      expect(await ada.balance()).toContain("1,250.00");
      await ada.begin();
      await ada.sees("ready");
      await ada.confirmEmail();
      await ada.verifyIdentity();
      await ada.giveCard(GOOD_CARD);
      await ada.sees("processing");
      expect(await ada.balance()).toContain("1,250.00");
      await ada.comesBackLater();
      await ada.sees("completed");
      await expect
        .poll(ada.balance)
        .toContain(initTokenType === "sdk_customer_token" ? "1,354.84" : "1,350.00");
      expect(opened.demo.sandbox.counts).toMatchObject(once);
    });

    test("says that a card was declined", async () => {
      const ada = await opened.visit();
      await ada.begin();
      await ada.confirmEmail();
      await ada.verifyIdentity();
      await ada.giveCard(BAD_CARD);
      await ada.sees("failed");
      expect(await ada.balance()).toContain("1,250.00");
      expect(opened.demo.sandbox.counts).toMatchObject(once);
    });

    test("ends a purchase that was cancelled in the vendor's page", async () => {
      const ada = await opened.visit();
      await ada.begin();
      await ada.vendor.getByRole("button", { name: "Cancel" }).click();
      await ada.sees("cancelled");
      expect(opened.demo.sandbox.counts).toMatchObject(once);
    });

    test("sells what the wallet sends", async () => {
      const ada = await opened.visit();
      await ada.sellsUpToTheDeposit();
      const sheet = ada.page.getByRole("dialog");
      await sheet
        .getByText(
          initTokenType === "sdk_customer_token" ? "Send 110.28 USDT?" : "Send 100.00 USDT?",
        )
        .waitFor();
      await sheet.getByRole("button", { name: "Send" }).click();
      await ada.sees("processing");
      await expect
        .poll(ada.balance)
        .toContain(initTokenType === "sdk_customer_token" ? "1,139.72" : "1,150.00");
      await ada.comesBackLater();
      await ada.sees("completed");
      await ada.page.getByText("Paid out by Proof").waitFor();
      expect(await sheet.count()).toBe(0);
      expect(opened.demo.sandbox.counts).toMatchObject(once);
    });
  });
}
