import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { english } from "../../src/messages/english.ts";
import { openDemo } from "./openDemo.ts";
import { transakPage } from "./transakPage.ts";
import type { Visitor } from "./visitor.ts";

// faults S1, S2
// What stands in the popup, now or later, is a stranger's: it gets no hold of the shop's page, and the shop reads
// nothing of it.

const opened = openDemo({ mayComplain: /popup-blocked/ });
const EVIL = "https://evil.example/";
const html = (body: string) => ({ contentType: "text/html", body });

/** A page that tries everything that a page can try with the one that opened it. */
const ATTACK = `<title>attack</title><script>
  const evil = ${JSON.stringify(EVIL)};
  window.tried = [
    () => { opener.location = evil; },
    () => { opener.location.replace(evil); },
    () => { opener.top.location.href = evil; },
    () => { opener.parent.location = evil; },
    () => { opener.focus(); opener.postMessage("evil", "*"); },
  ].map((attempt) => { try { attempt(); return "done"; } catch { return "refused"; } });
</script><a href="${EVIL}next">next</a>`;

async function chooses(): Promise<Visitor> {
  const ada = await opened.visit();
  await ada.page.context().route(`${EVIL}**`, (route) => route.fulfill(html(ATTACK)));
  await ada.choose("Transak");
  await ada.page.getByText("Popup", { exact: true }).click();
  await ada.begin();
  return ada;
}
async function opens({ page }: Visitor): Promise<Page> {
  const opening = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Start buying" }).click();
  return opening;
}
const tried = (popup: Page) =>
  popup.waitForFunction(() => Reflect.get(globalThis, "tried")).then((found) => found.jsonValue());
const refused = ["refused", "refused", "refused", "refused", "refused"];

test("neither the vendor's page nor one that follows in its window can put another in the shop's place", async () => {
  const ada = await chooses();
  await ada.page
    .context()
    .route(`${opened.demo.widgetUrl}/**`, (route) => route.fulfill(html(ATTACK)));
  const shop = ada.page.url();
  const popup = await opens(ada);
  await popup.waitForURL(`${opened.demo.widgetUrl}/**`);
  expect(await tried(popup)).toEqual(refused);
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  await popup.getByRole("link", { name: "next" }).click();
  await popup.waitForURL(`${EVIL}next`);
  expect(await tried(popup)).toEqual(refused);
  await ada.page.getByRole("heading", { name: english.external.buy }).waitFor();
  expect(ada.page.url()).toBe(shop);
});

describe("a window that its user took elsewhere before the session came", () => {
  async function wanders(leaves: (popup: Page) => Promise<unknown>) {
    const ada = await chooses();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await ada.page.route("**/api/ramp/session", async (route) => {
      await held;
      await route.continue();
    });
    const popup = await opens(ada);
    await leaves(popup);
    answer();
    return { ada, popup };
  }

  test("stays theirs, and the session waits for a link that they tap", async () => {
    const { ada, popup } = await wanders((popup) => popup.goto(`${EVIL}elsewhere`));
    await ada.page.getByText(english.errors["popup-blocked"]).waitFor();
    expect(popup.url()).toBe(`${EVIL}elsewhere`);
    expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 0 });
    // Nothing was opened, so nothing may be paid.
    expect(await ada.page.evaluate(() => localStorage.getItem("ramp-widget /api/ramp"))).toBeNull();

    const opening = ada.page.context().waitForEvent("page");
    await ada.page.getByRole("link", { name: english.openPage }).click();
    const window = await opening;
    await transakPage(window).payByCard();
    await window.getByRole("heading", { name: "Payment received" }).waitFor();
    // What happens to the window of before is no news of this purchase.
    await popup.close();
    await ada.comesBackLater();
    await ada.sees("completed");
    expect(opened.demo.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  });

  test("and closed, has called it off", async () => {
    const { ada } = await wanders(async (popup) => {
      await popup.goto(`${EVIL}elsewhere`);
      await popup.close();
    });
    await ada.sees("idle");
    expect(opened.demo.sandbox.counts).toMatchObject({ runs: 0 });
  });
});
