import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";

const opened = openDemo({ mayComplain: /ERR_FAILED|script-network/ });
const once = { sessions: 1, runs: 1 };

/** What the page fetches once somebody buys, in the demo's own build. */
const LATER = /\/(RampWidgetContent|proofVendor)-[^/]*\.js$/;

/** Presses it as a keyboard would: a pointer on its way there would have fetched things ahead. */
const begin = (page: Page) =>
  page
    .getByRole("button", { name: "Continue" })
    .evaluate((button: HTMLButtonElement) => button.click());

test("its own code, the vendor's and the script are fetched beside the session, and nothing before", async () => {
  const { page, sees } = await opened.visit();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => /\/(RampWidgetContent|proofVendor|session$|widget\.2)/.exec(name)?.[1])
        .filter((name) => name !== undefined),
    );
  expect(await fetched()).toEqual([]);
  // None is answered before all four were asked for: one that waited for another would wait for ever.
  const asked = new Set<string>();
  let letThrough = () => {};
  const areAllAsked = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(
    /\/(RampWidgetContent|proofVendor)-[^/]*\.js$|\/session$|\/widget\.2/,
    async (route) => {
      asked.add(route.request().url());
      if (asked.size === 4) letThrough();
      await areAllAsked;
      await route.continue();
    },
  );
  await begin(page);
  await sees("ready");
  expect(new Set(await fetched()).size).toBe(4);
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});

test("its place is kept while its code is on its way", async () => {
  const { page, sees } = await opened.visit();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  let letThrough = () => {};
  const isWanted = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(LATER, async (route) => {
    await isWanted;
    await route.continue();
  });
  await begin(page);
  const heightOf = (phase: string) =>
    page
      .locator(`[data-ramp][data-phase="${phase}"]`)
      .evaluate((element) => Math.round(element.getBoundingClientRect().height));
  const before = await heightOf("idle");
  letThrough();
  await sees("ready");
  expect(before).toBe(await heightOf("ready"));
});

test("code that cannot be fetched is said, and fetched when the user asks for it", async () => {
  const { page, sees } = await opened.visit();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  await page.route(LATER, (route) => route.abort());
  await begin(page);
  await sees("error");
  const again = page.getByRole("alert").getByRole("button", { name: /Couldn't load/ });
  await again.waitFor();
  await page.getByText("script-network").waitFor({ state: "attached" });
  await page.unrouteAll();
  await again.click();
  await sees("ready");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});
