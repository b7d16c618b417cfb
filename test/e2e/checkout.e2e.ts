import type { BrowserContextOptions, Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { messages as arabic } from "../../src/messages/ar.ts";
import { english } from "../../src/messages/english.ts";
import { englishOrder } from "../../src/messages/englishOrder.ts";
import type { OrderMessages } from "../../src/messages/OrderMessages.ts";
import type { RampMessages } from "../../src/messages/RampMessages.ts";
import { openDemo } from "./openDemo.ts";
import { GOOD_CARD, type Visitor } from "./visitor.ts";

// Of the request that one test makes fail.
const opened = openDemo({ mayComplain: /ERR_FAILED|script-network|open-in-another-tab/ });

interface Language {
  lang: string;
  words: OrderMessages;
  messages: RampMessages;
}

const LANGUAGES: Language[] = [
  { lang: "en", words: englishOrder, messages: english },
  { lang: "ar", words: { ...englishOrder, ...arabic.order }, messages: arabic },
];
const SCREENS: [string, BrowserContextOptions][] = [
  ["1280 px", { viewport: { width: 1280, height: 900 } }],
  ["390 px", { viewport: { width: 390, height: 844 } }],
];

async function visits({ lang }: Language, options: BrowserContextOptions): Promise<Visitor> {
  const ada = await opened.visit(options);
  await ada.page.goto(`${opened.demo.url}/?lang=${lang}#/buy`);
  return ada;
}

/** Presses Tab until this has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab doesn't reach ${String(target)}.`);
}

const field = (page: Page, label: string) => page.getByRole("textbox", { name: label });
const offer = (page: Page, vendor: string) => page.getByRole("radio", { name: vendor });
const submit = (page: Page) => page.locator("[data-ramp] [type=submit]");

describe.each(LANGUAGES)("by keyboard alone, in $lang", (language) => {
  const { words } = language;

  test.each(SCREENS)(
    "a buyer types an amount, compares three vendors, one of which refuses, and completes with another: %s",
    async (_, screen) => {
      const ada = await visits(language, screen);
      const { page } = ada;
      await offer(page, "Proof").waitFor();
      const amount = field(page, words.give.buy);
      await tabTo(page, amount);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("250");
      await page
        .getByRole("group", { name: words.provider })
        .and(page.locator(":not([data-outdated])"))
        .waitFor();
      const refusal = page.getByRole("listitem").filter({ hasText: "Bleepay" });
      expect(await refusal.innerText()).toContain(words.reasons["fiat-unsupported"]);
      expect(await page.getByRole("radio").count()).toBe(2);
      expect(await offer(page, "Proof").isChecked()).toBe(true);

      await tabTo(page, offer(page, "Proof"));
      await page.keyboard.press("ArrowDown");
      expect(await offer(page, "Transak").isChecked()).toBe(true);
      await tabTo(page, submit(page));
      await page.keyboard.press("Enter");
      await ada.sees("ready");
      expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });

      const button = (name: string) => ada.vendor.getByRole("button", { name, exact: true });
      await tabTo(page, button("Confirm order"));
      await page.keyboard.press("Enter");
      for (const [label, value] of [
        ["Card number", GOOD_CARD.number],
        ["Expiry date", "12/39"],
        ["CVC", GOOD_CARD.cvc ?? ""],
      ] as const) {
        await tabTo(page, ada.vendor.getByLabel(label));
        await page.keyboard.type(value);
      }
      await tabTo(page, button("Pay by card"));
      await page.keyboard.press("Enter");
      await ada.vendor.getByRole("heading", { name: "Payment received" }).waitFor();
      await ada.comesBackLater();
      await ada.sees("completed");
      await page.getByRole("heading", { name: language.messages.completed.buy }).waitFor();
      await expect.poll(ada.balance).toContain("1,510.75");
      expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
    },
  );

  test.each(SCREENS)("nothing is cut off: %s", async (_, screen) => {
    const { page } = await visits(language, screen);
    await offer(page, "Proof").waitFor();
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
});

const inEnglish = LANGUAGES[0] as Language;

test("the way back from the vendor's page leads to the form, and another vendor completes", async () => {
  const ada = await visits(inEnglish, {});
  const { page } = ada;
  await offer(page, "Proof").waitFor();
  await submit(page).click();
  await ada.sees("ready");
  await page.getByRole("button", { name: "Change" }).click();
  await ada.sees("ordering");
  await offer(page, "Transak").click();
  await submit(page).click();
  await ada.sees("ready");
  await ada.vendor.getByRole("button", { name: "Confirm order" }).waitFor();
  expect(await page.locator("iframe").count()).toBe(1);
});

test("a form whose code can't be loaded says so, and loads when the user asks for it", async () => {
  const ada = await opened.visit();
  const { page } = ada;
  await page.route(/FormContent/, (route) => route.abort());
  await page.goto(`${opened.demo.url}/?lang=en#/buy`);
  await ada.sees("error");
  await page.unroute(/FormContent/);
  await page.getByRole("button", { name: "Try again" }).click();
  await offer(page, "Proof").waitFor();
});

test("a vendor that stops working between the price and the session is replaced by the next one", async () => {
  const ada = await visits(inEnglish, {});
  const { page } = ada;
  await page.getByText("Event log").click();
  await offer(page, "Proof").waitFor();
  opened.demo.sandbox.injectFault({ at: "session", vendor: "proof", status: 429 });
  await submit(page).click();
  await ada.sees("ready");
  await ada.vendor.getByRole("button", { name: "Confirm order" }).waitFor();
  await page.getByText("session of transak, proof skipped (rate-limited)").waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ runs: 1 });
});

test("the same order in two tabs is one session: the second waits until the first is closed", async () => {
  const ada = await visits(inEnglish, {});
  const second = await ada.page.context().newPage();
  await second.goto(`${opened.demo.url}/?lang=en#/buy`);
  for (const page of [ada.page, second]) await offer(page, "Proof").waitFor();
  await ada.page.bringToFront();
  await submit(ada.page).click();
  await ada.sees("ready");
  await second.bringToFront();
  await submit(second).click();
  await second.getByText("This order is already open in another tab.").waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  await ada.page.close();
  await second.getByRole("button", { name: "Try again" }).click();
  await second.locator('[data-ramp][data-phase="ready"]').waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 2, runs: 2 });
});
