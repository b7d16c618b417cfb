import type { BrowserContextOptions, Page } from "playwright";
import { expect, test } from "vitest";
import { english } from "../../src/messages/english.ts";
import { openDemo } from "./openDemo.ts";
import { transakPage } from "./transakPage.ts";
import type { Visitor } from "./visitor.ts";

// Browsers that are driven let every window pass, unless they are told not to.
const opened = openDemo({
  launch: { ignoreDefaultArgs: ["--disable-popup-blocking"] },
  mayComplain: /popup-blocked/,
});
const once = { sessions: 1, runs: 1 };
const nothing = { sessions: 0, runs: 0 };

async function chooses(place: "Popup" | "Redirect", options?: BrowserContextOptions) {
  const ada = await opened.visit(options);
  await ada.choose("Transak");
  await ada.page.getByText(place, { exact: true }).click();
  await ada.begin();
  return ada;
}

const press = ({ page }: Visitor, name: string) => page.getByRole("button", { name }).click();

/** Pays on Transak's page that stands in a window of its own, and waits there to read so. */
async function paysIn(window: Page) {
  await transakPage(window).payByCard();
  await window.getByRole("heading", { name: "Payment received" }).waitFor();
}

async function endsWell(ada: Visitor) {
  await ada.comesBackLater();
  await ada.sees("completed");
  await expect.poll(ada.balance).toContain("1,354.30");
  expect(opened.demo.sandbox.counts).toMatchObject(once);
}

test("the popup opens in the click, before there is a session, and its purchase is followed to the end", async () => {
  const ada = await chooses("Popup");
  expect(opened.demo.sandbox.counts).toMatchObject(nothing);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await ada.page.route("**/api/ramp/session", async (route) => {
    await held;
    await route.continue();
  });
  const opening = ada.page.waitForEvent("popup");
  await press(ada, "Start buying");
  const popup = await opening;
  expect(popup.url()).toBe("about:blank");
  expect(opened.demo.sandbox.counts).toMatchObject(nothing);
  answer();
  await ada.page.getByRole("heading", { name: english.external.buy }).waitFor();
  await paysIn(popup);
  await endsWell(ada);
});

test("a popup that is closed unpaid asks whether it was paid, and the next one opens another session", async () => {
  const ada = await chooses("Popup");
  const opening = ada.page.waitForEvent("popup");
  await press(ada, "Start buying");
  const popup = await opening;
  await popup.getByRole("button", { name: "Confirm order" }).waitFor();
  await popup.close();
  await ada.page.getByRole("heading", { name: "Have you already paid?" }).waitFor();
  const reopening = ada.page.waitForEvent("popup");
  await press(ada, "Start a new purchase");
  await (await reopening).getByRole("button", { name: "Confirm order" }).waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 2, runs: 2 });
});

test("a popup that no click has asked for is blocked: the link in its place works when it is tapped", async () => {
  const ada = await opened.visit();
  // No person touches this page before the link: browsers count what a script clicks as nobody's.
  await ada.page.addInitScript(clickWithoutUser, {
    vendor: "transak",
    mode: "buy",
    currency: "USDT",
    network: "ethereum",
    fiatCurrency: "EUR",
    fiatAmount: "100",
    presentation: "popup",
  });
  // To look into the page counts as a click, so nobody looks before it has tried.
  const tried = ada.page.waitForResponse(/\/api\/ramp\/session$/);
  await ada.page.reload();
  await tried;
  await ada.page.getByText(english.errors["popup-blocked"]).waitFor();
  expect(ada.page.context().pages()).toHaveLength(1);
  expect(await ada.page.content()).not.toContain("sessionId");
  expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 0 });
  const opening = ada.page.context().waitForEvent("page");
  await ada.page.getByRole("link", { name: english.openPage }).click();
  await paysIn(await opening);
  await endsWell(ada);
});

/** The demo's page with this order chosen already, and its button pressed by a timer. */
function clickWithoutUser(order: object) {
  if (location.hash !== "#/direct") return;
  sessionStorage.setItem("northwind buy", JSON.stringify(order));
  const timer = setInterval(() => {
    const button = document.querySelector<HTMLElement>(".ramp button");
    if (!button) return;
    clearInterval(timer);
    button.click();
  }, 20);
}

test("who is sent away pays there, comes back, and sees the purchase and its end", async () => {
  const ada = await chooses("Redirect");
  expect(opened.demo.sandbox.counts).toMatchObject(nothing);
  await press(ada, "Start buying");
  await ada.page.waitForURL(`${opened.demo.widgetUrl}/**`);
  await transakPage(ada.page).payByCard();
  await ada.page.waitForURL(`${opened.demo.url}/**`);
  const { searchParams, hash } = new URL(ada.page.url());
  expect([searchParams.get("status"), hash]).toEqual(['"PROCESSING"', "#/direct/transak"]);
  await ada.page.getByRole("heading", { name: "Your purchase is in progress" }).waitFor();
  await endsWell(ada);
});

test("who turns back from the vendor's page is asked whether they paid", async () => {
  const ada = await chooses("Redirect");
  await press(ada, "Start buying");
  await ada.page.getByRole("button", { name: "Confirm order" }).waitFor();
  await ada.page.goBack();
  await ada.page.getByRole("heading", { name: "Have you already paid?" }).waitFor();
  expect(opened.demo.sandbox.counts).toMatchObject(once);
});
