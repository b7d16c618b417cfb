import { expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";
import { GOOD_CARD } from "./visitor.ts";

const opened = openDemo();
const once = { sessions: 1, scripts: 1, runs: 1 };

test("a double click on the opener begins one purchase", async () => {
  const ada = await opened.visit();
  await ada.page.getByRole("button", { name: "Continue" }).dblclick();
  await ada.sees("ready");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

// faults N7
test("a purchase that completes leaves no request behind that failed", async () => {
  const ada = await opened.visit();
  const failed: string[] = [];
  ada.page.on("requestfailed", (request) => {
    // The vendor's page polls by itself, and ends in the middle of a request when the widget removes it.
    if (request.frame() === ada.page.mainFrame()) failed.push(request.url());
  });
  const streams: string[] = [];
  ada.page.on("requestfinished", (request) => {
    if (request.url().includes("/events")) streams.push(request.url());
  });
  await ada.begin();
  await ada.confirmEmail();
  await ada.verifyIdentity();
  await ada.giveCard(GOOD_CARD);
  await ada.sees("processing");
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(() => streams.length + failed.length).toBeGreaterThan(0);
  expect(failed).toEqual([]);
});

test("a double click on a custom UI's own button begins one purchase", async () => {
  const ada = await opened.visit();
  await ada.goTo("Custom UI");
  opened.demo.sandbox.injectFault({ at: "session", delay: 200 });
  // Two clicks in one task: React has had no chance to take the button away.
  await ada.page.getByRole("button", { name: "Top up" }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await ada.sees("ready");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("fifty renders of the page around leave the purchase alone", async () => {
  const ada = await opened.visit();
  opened.demo.sandbox.injectFault({ at: "session", delay: 500 });
  await ada.begin();
  const note = ada.page.getByLabel("Note");
  await note.pressSequentially("typed while the session is asked");
  await ada.sees("ready");
  const frame = await ada.page.locator("[data-ramp] iframe").elementHandle();
  await ada.confirmEmail();
  await note.pressSequentially(", and typed while the page is open");
  expect(await note.inputValue()).toHaveLength(66);
  expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
  await ada.vendor.getByRole("heading", { name: "Verify your identity" }).waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("a reload in the middle of a purchase asks for a new session", async () => {
  const ada = await opened.visit();
  await ada.begin();
  await ada.confirmEmail();
  await ada.vendor.getByRole("heading", { name: "Verify your identity" }).waitFor();
  await ada.page.reload();
  await ada.begin();
  await ada.sees("ready");
  await ada.vendor.getByRole("heading", { name: "Confirm your email" }).waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 2, runs: 2 });
});

test("leaving for another page ends a purchase, and coming back begins another", async () => {
  const ada = await opened.visit();
  await ada.begin();
  await ada.sees("ready");
  await ada.goTo("Sell");
  await ada.page.getByRole("heading", { name: "Sell USDT" }).waitFor();
  expect(await ada.page.locator("iframe").count()).toBe(0);
  await ada.goTo("Direct");
  await ada.begin();
  await ada.sees("ready");
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 2, scripts: 1, runs: 2 });
});

test("a custom UI without our widget buys as well", async () => {
  const ada = await opened.visit();
  await ada.goTo("Custom UI");
  await ada.begin();
  await ada.page.getByRole("heading", { name: "Complete your payment" }).waitFor();
  await ada.confirmEmail();
  await ada.verifyIdentity();
  await ada.giveCard(GOOD_CARD);
  await ada.page.getByRole("heading", { name: "Payment received" }).waitFor();
  await ada.comesBackLater();
  await ada.page.getByRole("heading", { name: "Top-up complete" }).waitFor();
  await expect.poll(ada.balance).toContain("1,354.84");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("a user who does not send now can still send by hand", async () => {
  const ada = await opened.visit();
  await ada.sellsUpToTheDeposit();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
  expect(await ada.balance()).toContain("1,250.00");
  await ada.vendor.getByText("Sandbox tools").click();
  await ada.vendor.getByRole("button", { name: "Deposit arrives" }).click();
  await ada.sees("processing");
  await ada.comesBackLater();
  await ada.sees("completed");
  expect(await ada.page.getByRole("dialog").count()).toBe(0);
});

test("a tab that is closed after paying loses nothing: the next one shows the purchase, and asks for no other", async () => {
  const ada = await opened.visit();
  await ada.begin();
  await ada.confirmEmail();
  await ada.verifyIdentity();
  await ada.giveCard(GOOD_CARD);
  await ada.sees("processing");
  const page = await ada.page.context().newPage();
  await ada.page.close();
  await page.goto(opened.direct);
  // Before anything is bought again, the wallet itself says what is under way.
  await page.locator('[data-status="processing"]').waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Your purchase is in progress" }).waitFor();
  opened.demo.sandbox.clock.advance(60_000);
  await page.locator('[data-phase="completed"]').waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
});

test("two tabs follow one purchase to its end", async () => {
  const ada = await opened.visit();
  await ada.begin();
  await ada.confirmEmail();
  const second = await ada.page.context().newPage();
  await second.goto(opened.direct);
  await ada.verifyIdentity();
  await ada.giveCard(GOOD_CARD);
  await ada.sees("processing");
  await second.locator('[data-status="processing"]').waitFor();
  opened.demo.sandbox.clock.advance(60_000);
  await ada.sees("completed");
  await second.locator('[data-status="completed"]').waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});
