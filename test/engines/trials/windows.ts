import { leavesPopupsEmpty } from "../lacks.ts";
import { expect } from "vitest";
import { english } from "../../../src/messages/english.ts";
import type { Tab } from "../drivers/Engine.ts";
import { GOOD_CARD } from "../../../src/vendors/sandbox/PageDriver.ts";
import { transakPageDriver } from "../../../src/vendors/transak/sandbox/transakPageDriver.ts";
import { placeIn } from "../toTestPage.ts";
import { type Page, type Trial, trial } from "../Trial.ts";
import { until } from "../until.ts";

const popup = { vendor: "transak", presentation: "popup" } as const;

const payIn = (window: Tab) => transakPageDriver.giveCard(placeIn(window), GOOD_CARD);

async function opens(page: Page): Promise<Tab> {
  await page.press(english.start.buy);
  return page.openedWindow();
}

export const windows: Trial[] = [
  trial(
    "a popup opens in the click, and its purchase is followed to the end",
    async ({ serve }) => {
      const server = await serve();
      const page = await server.open(popup);
      await payIn(await opens(page));
      await page.ramp.phase("processing");
      await page.ramp.settle();
      expect(await page.completions()).toHaveLength(1);
      expect(server.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
    },
    { WebKit: leavesPopupsEmpty },
  ),
  trial(
    "the popup has no hold of the page that opened it",
    async ({ serve }) => {
      const page = await (await serve()).open(popup);
      const window = await opens(page);
      await placeIn(window).getByRole("button", { name: "Confirm order", exact: true }).waitFor();
      expect(await window.evaluate("window.opener === null")).toBe(true);
    },
    { WebKit: leavesPopupsEmpty },
  ),
  trial(
    "a popup that is closed unpaid asks whether it was paid",
    async ({ serve }) => {
      const server = await serve();
      const page = await server.open(popup);
      const window = await opens(page);
      await placeIn(window).getByRole("button", { name: "Confirm order", exact: true }).waitFor();
      await window.close();
      await page.reads(english.unconfirmed.buy);
      expect(server.sandbox.counts.sessions).toBe(1);
      expect(await page.completions()).toEqual([]);
    },
    { WebKit: leavesPopupsEmpty },
  ),
  trial("a blocked popup leaves a link that works", async ({ serve }) => {
    const server = await serve();
    const page = await server.open(popup);
    await page.read("void (window.open = () => null)");
    await page.press(english.start.buy);
    await page.reads(english.errors["popup-blocked"]);
    const link = `[...document.querySelectorAll("[data-ramp] a")].find((a) => a.textContent === ${JSON.stringify(english.openPage)})`;
    await page.until(link);
    await page.clickOn("[data-ramp] a[target]");
    const window = await page.openedWindow();
    await payIn(window);
    await until("The payment is received", () =>
      window.evaluate("document.body.innerText.includes('Payment received')"),
    );
    // It is in front, so the page behind it is hidden.
    await window.close();
    await page.ramp.settle();
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  }),
  trial("a user who is sent away and comes back sees the purchase end", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({
      vendor: "transak",
      presentation: "redirect",
      redirectUrl: `?config=${encodeURIComponent('{"vendor":"transak"}')}`,
    });
    await page.press(english.start.buy);
    await payIn(page.tab);
    await page.reads(english.resumed.buy);
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  }),
];
