import { expect, test } from "vitest";
import { english } from "../../src/vendors/transak/messages.ts";
import { openDemo } from "./openDemo.ts";
import { transakPage, type TransakPage } from "./transakPage.ts";
import { BAD_CARD, type Visitor } from "./visitor.ts";

const opened = openDemo();
const once = { sessions: 1, runs: 1 };

interface Customer extends Visitor {
  transak: TransakPage;
  /** How often Transak's address was loaded. */
  loads: () => number;
  reads: (sentence: string) => Promise<void>;
  /** Reads it on Transak's page, and turns to the page around. */
  learns: (heading: string) => Promise<void>;
}

/** Somebody who is on Transak's page. */
async function atTransak(mode: "Direct" | "Sell" = "Direct"): Promise<Customer> {
  const ada = await opened.visit();
  let loads = 0;
  ada.page.on("request", (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(opened.demo.widgetUrl)) loads++;
  });
  await ada.goTo(mode);
  await ada.choose("Transak");
  await ada.begin();
  await ada.sees("ready");
  return {
    ...ada,
    transak: transakPage(ada.vendor),
    loads: () => loads,
    reads: (sentence) => ada.page.locator("[data-ramp]").getByText(sentence).waitFor(),
    async learns(heading) {
      await ada.vendor.getByRole("heading", { name: heading }).waitFor();
      await ada.looksAgain();
    },
  };
}

test("buys with a card that pays: one session, one page, though the page around renders on", async () => {
  const ada = await atTransak();
  await ada.page.getByLabel("Note").pressSequentially("typed while the page is open");
  await ada.transak.payByCard();
  await ada.sees("processing");
  expect(await ada.balance()).toContain("1,250.00");
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(ada.balance).toContain("1,354.30");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
  expect(ada.loads()).toBe(1);
});

test("says that a card was declined", async () => {
  const ada = await atTransak();
  await ada.transak.payByCard(BAD_CARD);
  await ada.learns("Your payment was declined");
  await ada.sees("failed");
  expect(await ada.balance()).toContain("1,250.00");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("ends a purchase that was cancelled in the page", async () => {
  const ada = await atTransak();
  await ada.transak.confirm();
  await ada.transak.press("Cancel this order");
  await ada.learns("Order cancelled");
  await ada.sees("cancelled");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("an order that nobody paid for an hour has failed, and why is said", async () => {
  const ada = await atTransak();
  await ada.transak.confirm();
  await ada.vendor.getByLabel("Card number").waitFor();
  opened.demo.sandbox.clock.advance(60 * 60_000);
  // Not first what the page says of it: it is gone as soon as the endpoint was heard.
  await ada.looksAgain();
  await ada.sees("failed");
  await ada.reads(english.EXPIRED.buy);
});

test("an order on hold says so, and can still be refunded", async () => {
  const ada = await atTransak();
  await ada.transak.payByCard();
  await ada.learns("Payment received");
  await ada.sees("processing");
  const id = await ada.transactionId();
  opened.demo.sandbox.hold(id);
  await ada.looksAgain();
  await ada.reads(english.ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK.buy);
  opened.demo.sandbox.refund(id);
  await ada.looksAgain();
  await ada.sees("failed");
  await ada.reads(english.REFUNDED.buy);
  expect(await ada.balance()).toContain("1,250.00");
});

test("who leaves the page with an order open is asked, then told, and nothing is opened again", async () => {
  const ada = await atTransak();
  await ada.transak.confirm();
  await ada.transak.press("Close");
  await ada.transak.press("Leave");
  await ada.page.getByRole("heading", { name: "Have you already paid?" }).waitFor();
  opened.demo.sandbox.pay(await ada.transactionId());
  await ada.looksAgain();
  await ada.page.getByRole("heading", { name: "Your purchase is in progress" }).waitFor();
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(ada.balance).toContain("1,354.30");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
  expect(ada.loads()).toBe(1);
});

test("who closes the page after paying by bank is told that it is on its way", async () => {
  const ada = await atTransak();
  await ada.transak.confirm();
  await ada.transak.press("I have paid by bank");
  await ada.learns("Waiting for your payment");
  await ada.reads(english.PAYMENT_DONE_MARKED_BY_USER.buy);
  await ada.transak.press("Close");
  await ada.page.getByRole("heading", { name: "Your purchase is in progress" }).waitFor();
  await ada.reads(english.PAYMENT_DONE_MARKED_BY_USER.buy);
  await ada.comesBackLater();
  await ada.sees("completed");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("sells what its user sends by hand", async () => {
  const ada = await atTransak("Sell");
  await ada.transak.confirm();
  await ada.transak.press("I have sent it");
  await ada.learns("Waiting for your crypto");
  await ada.reads(english.PAYMENT_DONE_MARKED_BY_USER.sell);
  opened.demo.sandbox.depositArrives(await ada.transactionId());
  await ada.comesBackLater();
  await ada.sees("completed");
  await ada.page.getByText("Paid out by Transak").waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject(once);
  expect(ada.loads()).toBe(1);
});

test("says that a sale has failed", async () => {
  const ada = await atTransak("Sell");
  await ada.transak.confirm();
  await ada.transak.press("I have sent it");
  await ada.learns("Waiting for your crypto");
  await ada.sees("processing");
  opened.demo.sandbox.decline(await ada.transactionId());
  await ada.looksAgain();
  await ada.sees("failed");
});

test("a custom UI without our widget buys as well", async () => {
  const ada = await opened.visit();
  await ada.goTo("Custom UI");
  await ada.choose("Transak");
  await ada.begin();
  await ada.page.getByRole("heading", { name: "Complete your payment" }).waitFor();
  await transakPage(ada.vendor).payByCard();
  await ada.vendor.getByRole("heading", { name: "Payment received" }).waitFor();
  await ada.comesBackLater();
  await ada.page.getByRole("heading", { name: "Top-up complete" }).waitFor();
  await expect.poll(ada.balance).toContain("1,354.30");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});
