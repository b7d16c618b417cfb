import { expect, test } from "vitest";
import { openDemo } from "./openDemo.ts";

const opened = openDemo("secrets");

test("a session's token and signature stay out of the page, its addresses and its storage", async () => {
  const ada = await opened.visit();
  const { page } = ada;
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  const answered = page.waitForResponse(/\/api\/ramp\/session$/);
  await ada.begin();
  const session: Record<string, string> = await (await answered).json();
  const secrets = [session["init_token"], session["signature"]];
  expect(secrets).toEqual([expect.stringMatching(/^eyJ/), expect.stringMatching(/^v2:/)]);

  /** Everything that another script on the page, or somebody who reads a log, could come by. */
  async function findable(): Promise<string> {
    const stored = await page.evaluate(() => [
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(history.state),
      document.cookie,
    ]);
    const state = JSON.stringify(await page.context().storageState({ indexedDB: true }));
    return [await page.content(), page.url(), state, ...stored, ...addresses].join("\n");
  }

  await page.getByText("What the app is told").click();
  await ada.sees("ready");
  const open = await findable();
  await ada.confirmEmail();
  await ada.vendor.getByRole("button", { name: "Cancel" }).click();
  await ada.sees("cancelled");
  const over = await findable();
  for (const secret of secrets) {
    expect(open).not.toContain(secret);
    expect(over).not.toContain(secret);
  }
  expect(addresses.some((address) => address.startsWith(opened.demo.widgetUrl))).toBe(true);
});
