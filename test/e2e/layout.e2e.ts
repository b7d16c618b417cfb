import { expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";
import { type Visitor } from "./visitor.ts";

const opened = openDemo();

/** How far the page, and the vendor's page in it, are wider than what shows of them. */
async function overflow({ page }: Visitor): Promise<number> {
  const widths = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ),
  );
  return Math.max(...widths);
}

/** What a thumb would miss: buttons, links and fields under 44 px in either direction. */
async function smallTargets({ page }: Visitor): Promise<string[]> {
  return page
    .locator("button, a, summary, input:not([type=radio]), label:has(input)")
    .evaluateAll((targets) =>
      targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && Math.min(width, height) < 44 ? [target.outerHTML] : [];
      }),
    );
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

test.each(["Direct", "Sell", "Custom UI"] as const)("%s can be used on a phone", async (name) => {
  const ada = await opened.visit(phone);
  await ada.goTo(name);
  expect(await overflow(ada)).toBe(0);
  expect(await smallTargets(ada)).toEqual([]);
  await ada.begin();
  await ada.sees("ready");
  expect(await overflow(ada)).toBe(0);
  expect(await smallTargets(ada)).toEqual([]);
});

test.each(["Transak", "Bleepay"] as const)("%s can be used on a phone", async (provider) => {
  const ada = await opened.visit(phone);
  await ada.choose(provider);
  expect(await overflow(ada)).toBe(0);
  expect(await smallTargets(ada)).toEqual([]);
  await ada.begin();
  await ada.sees("ready");
  expect(await overflow(ada)).toBe(0);
  expect(await smallTargets(ada)).toEqual([]);
});

test("the wallet's own question can be answered on a phone", async () => {
  const ada = await opened.visit(phone);
  await ada.sellsUpToTheDeposit();
  await ada.page.getByRole("dialog").waitFor();
  expect(await overflow(ada)).toBe(0);
  expect(await smallTargets(ada)).toEqual([]);
});

test("a deep link opens its page, with its provider", async () => {
  const ada = await opened.visit();
  await ada.page.goto(`${opened.demo.url}/#/sell/transak`);
  await ada.page.getByRole("heading", { name: "Sell USDT" }).waitFor();
  expect(await ada.page.getByLabel("Transak").isChecked()).toBe(true);
  expect(await ada.page.title()).toBe("Sell · Northwind Wallet");
});
