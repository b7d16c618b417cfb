import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";
import { openScreenReader } from "./screenReader.ts";
import { GOOD_CARD } from "./visitor.ts";

const opened = openDemo();

/** Presses Tab until the focus is on what has this name, on our page or on the vendor's. */
async function tabTo(page: Page, name: string) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await Promise.all(page.frames().map((frame) => frame.evaluate(nameOfFocused)));
    if (focused.includes(name)) return;
  }
  throw new Error(`No Tab leads to "${name}".`);
}

/** Runs in a frame: what the element with the focus is called. */
function nameOfFocused(): string {
  const element = document.activeElement;
  if (!element || !document.hasFocus()) return "";
  const { labels } = element as HTMLInputElement;
  const name =
    element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent;
  return name?.trim() ?? "";
}

test("the keyboard alone buys in the modal, and this is what a screen reader says of it", async () => {
  const ada = await opened.visit();
  const { page } = ada;
  const { keyboard } = page;
  const reader = await openScreenReader(page);
  await page.reload();
  const transcript: string[] = [];
  async function note(moment: string, role?: string) {
    const heard = await reader.heard();
    transcript.push(`# ${moment}`, ...heard.map((words) => `says ${words}`));
    if (role) transcript.push(await reader.read(role));
    transcript.push("");
  }

  await page.getByLabel("Modal").focus();
  await keyboard.press("Space");
  await tabTo(page, "Continue");
  await keyboard.press("Enter");
  await ada.sees("ready");
  await note("The modal opens, with the vendor's page in it", "dialog");
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("dialog");

  await tabTo(page, "Code");
  await keyboard.type("000000");
  await keyboard.press("Enter");
  await ada.vendor.getByRole("button", { name: "Start verification" }).waitFor();
  await keyboard.press("Escape");
  // The vendor's page has the keyboard, so that Escape is the vendor's.
  await tabTo(page, "Start verification");
  await keyboard.press("Enter");
  await ada.vendor.getByLabel("Card number").waitFor();

  await tabTo(page, "Close");
  await keyboard.press("Enter");
  await note("Close was pressed, and the payment is not over", "alertdialog");
  await keyboard.press("Escape");

  await tabTo(page, "Card number");
  await keyboard.type(GOOD_CARD.number);
  await tabTo(page, "Expiry date");
  await keyboard.type("1230");
  await tabTo(page, "CVC");
  await keyboard.type(GOOD_CARD.cvc ?? "");
  await tabTo(page, "Name on card");
  await keyboard.type("Ada Lovelace");
  await keyboard.press("Enter");
  await ada.sees("processing");
  await note("The payment was taken", "dialog");

  await ada.comesBackLater();
  await ada.sees("completed");
  await page.getByRole("dialog").getByRole("button", { name: "Buy again" }).waitFor();
  await note("The crypto has arrived", "dialog");
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // Where it was when the modal opened by itself: on the page's new heading.
  expect(await nameOfFocusedOn(page)).toBe("Buy USDT for €100.00");
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });

  const withoutIds = transcript
    .join("\n")
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "<id>")
    .replaceAll(/\w{3} \d{1,2}, \d{4}, \d{1,2}:\d{2}\s[AP]M/g, "<date>");
  await expect(withoutIds).toMatchFileSnapshot("screen-reader.txt");
});

const nameOfFocusedOn = (page: Page) => page.evaluate(nameOfFocused);
