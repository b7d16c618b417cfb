import type { BrowserContextOptions } from "playwright";
import { expect, test } from "vitest";
import { english } from "../../src/vendors/bleepay/english.ts";
import { openDemo } from "./openDemo.ts";
import type { Visitor } from "./visitor.ts";

const opened = openDemo();
const ADDRESS = "TSandboxTestAddressNotForRea1Money";
const HALF_AN_HOUR = 30 * 60_000;
const IN_A_MOMENT = 15_000;

interface Customer extends Visitor {
  id: string;
  reads: (sentence: string) => Promise<void>;
}

async function choosesBleepay(options?: BrowserContextOptions): Promise<Visitor> {
  const ada = await opened.visit(options);
  await ada.choose("Bleepay");
  return ada;
}

/** The deposit's address is shown. */
async function isAsked(ada: Visitor): Promise<Customer> {
  await ada.begin();
  await ada.sees("ready");
  await ada.page.getByRole("heading", { name: "Send exactly 100 USDT on TRC20" }).waitFor();
  return {
    ...ada,
    id: await ada.transactionId(),
    reads: (sentence) =>
      ada.page.locator("[data-ramp] :not([role=status])").getByText(sentence).first().waitFor(),
  };
}

test("a deposit is seen, confirmed and credited", async () => {
  const ada = await isAsked(await choosesBleepay());
  opened.demo.sandbox.paymentSeen(ada.id);
  await ada.looksAgain();
  await ada.sees("processing");
  await ada.page.getByRole("heading", { name: english.seen }).waitFor();
  const explorer = ada.page.getByRole("link", { name: english.explore });
  expect(await explorer.getAttribute("href")).toMatch(
    /^https:\/\/tronscan\.org\/#\/transaction\/\w{64}$/,
  );
  expect(await ada.page.getByText(english.address).count()).toBe(0);
  opened.demo.sandbox.pay(ada.id);
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(ada.balance).toContain("1,350.00");
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, scripts: 0, runs: 0 });
});

test("too little is said in words, and is not the end: the rest completes it", async () => {
  const ada = await isAsked(await choosesBleepay());
  opened.demo.sandbox.underpay(ada.id);
  await ada.looksAgain();
  await ada.page.getByRole("heading", { name: english.underpaid }).waitFor();
  await ada.reads(english.underpaidDetail);
  expect(await ada.balance()).toContain("1,250.00");
  opened.demo.sandbox.pay(ada.id);
  await ada.comesBackLater();
  await ada.sees("completed");
});

test("too much completes it, and says whom to ask for the rest", async () => {
  const ada = await isAsked(await choosesBleepay());
  opened.demo.sandbox.overpay(ada.id);
  await ada.looksAgain();
  await ada.sees("completed");
  await ada.reads(english.overpaid);
  await expect.poll(ada.balance).toContain("1,350.00");
});

test("when the time is up the server is asked, and nothing but its word ends the deposit", async () => {
  const visitor = await choosesBleepay();
  await visitor.page.clock.install();
  // Short, because a stream of news that is silent for longer makes the page ask as well.
  await visitor.page.route("**/api/ramp/session", async (route) => {
    const session: { now: string } = await (await route.fetch()).json();
    const expiresAt = new Date(Date.parse(session.now) + IN_A_MOMENT).toISOString();
    await route.fulfill({ json: { ...session, expiresAt } });
  });
  const stream = visitor.page.waitForResponse(/\/events\?/);
  let questions = 0;
  visitor.page.on("request", (request) => {
    if (/\/transactions\/[^/]+\?/.test(request.url())) questions += 1;
  });
  const ada = await isAsked(visitor);
  await stream;
  await ada.page.clock.fastForward(IN_A_MOMENT);
  await ada.page.getByRole("heading", { name: english.timeUp }).waitFor();
  // More than once: the page has asked for another reason when the deposit was shown.
  for (let round = 0; round < 2; round += 1) {
    const before = questions;
    await ada.page.clock.fastForward(10_000);
    await expect.poll(() => questions, { timeout: 10_000 }).toBeGreaterThan(before);
  }
  await ada.sees("ready");
  expect(await ada.page.getByText(english.address).count()).toBe(0);
  opened.demo.sandbox.clock.advance(HALF_AN_HOUR);
  await ada.page.clock.fastForward(10_000);
  await ada.sees("failed");
  await ada.reads(english.expired);
});

test("its user calls it off, after a question", async () => {
  const ada = await isAsked(await choosesBleepay());
  await ada.page.getByRole("button", { name: english.cancel }).click();
  expect(opened.demo.sandbox.counts.cancels).toBe(0);
  await ada.page.getByRole("button", { name: english.cancelYes }).click();
  await ada.sees("cancelled");
  await ada.reads(english.cancelled);
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, cancels: 1 });
});

test("what is copied is the address, and the amount, to the letter", async () => {
  const ada = await isAsked(
    await choosesBleepay({ permissions: ["clipboard-read", "clipboard-write"] }),
  );
  const clipboard = () => ada.page.evaluate(() => navigator.clipboard.readText());
  await ada.page.getByRole("button", { name: english.copyAddress }).click();
  await ada.page.getByRole("button", { name: english.copied }).waitFor();
  expect(await clipboard()).toBe(ADDRESS);
  await ada.page.getByRole("button", { name: english.copyAmount }).click();
  await expect.poll(clipboard).toBe("100");
});

test("after a reload the same deposit is shown again, and ends as it would have", async () => {
  const ada = await isAsked(await choosesBleepay());
  await ada.page.reload();
  await ada.begin();
  await ada.page.getByRole("heading", { name: "Send exactly 100 USDT on TRC20" }).waitFor();
  await ada.page.getByText(english.address).waitFor();
  expect(await ada.transactionId()).toBe(ada.id);
  opened.demo.sandbox.pay(ada.id);
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(ada.balance).toContain("1,350.00");
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1 });
});

test("the demo's own buttons stand for the blockchain", async () => {
  const ada = await isAsked(await choosesBleepay());
  const pretend = ada.page.getByRole("region", { name: "Simulated transfer" });
  await pretend.getByRole("button", { name: "Send full amount" }).click();
  await expect
    .poll(() => opened.demo.sandbox.transaction(ada.id)?.["paymentStatus"])
    .toBe("PENDING");
  await ada.comesBackLater();
  await ada.sees("completed");
  expect(await pretend.count()).toBe(0);
});

test("a custom UI shows the same deposit, and its end", async () => {
  const ada = await opened.visit();
  await ada.goTo("Custom UI");
  await ada.choose("Bleepay");
  await isAsked(ada);
  opened.demo.sandbox.pay(await ada.transactionId());
  await ada.comesBackLater();
  await ada.page.getByRole("heading", { name: "Top-up complete" }).waitFor();
  await expect.poll(ada.balance).toContain("1,350.00");
});

test("nothing can be sold there, and the page says so", async () => {
  const ada = await choosesBleepay();
  await ada.goTo("Sell");
  await ada.page.getByText("Bleepay doesn’t support selling").waitFor();
  expect(await ada.page.getByRole("button", { name: "Continue" }).count()).toBe(0);
  await ada.choose("Transak");
  await ada.page.getByRole("button", { name: "Continue" }).waitFor();
});
