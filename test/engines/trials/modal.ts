import { expect } from "vitest";
import { english } from "../../../src/messages/english.ts";
import type { Server, Page, Trial } from "../Trial.ts";
import { trial } from "../Trial.ts";

const ACTIVE = "document.activeElement";

async function openModal(server: Server, config = {}): Promise<Page> {
  const page = await server.open({ presentation: "modal", ...config });
  await page.press(english.start.buy);
  await page.ramp.phase("ready");
  return page;
}

/** What is on top in the middle of the page. */
const IN_THE_MIDDLE =
  "Boolean(document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog'))";

export const modal: Trial[] = [
  trial("a whole purchase in the modal", async ({ serve }) => {
    const server = await serve();
    const page = await openModal(server);
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
    expect(await page.complaints()).toEqual([]);
  }),
  trial("opening moves the focus into the dialog", async ({ serve }) => {
    const page = await openModal(await serve());
    expect(await page.read(`Boolean(${ACTIVE}.closest("dialog"))`)).toBe(true);
    expect(await page.read("document.querySelector('dialog').matches(':modal')")).toBe(true);
  }),
  trial("it is as tall as the vendor's page needs, and fits the window", async ({ serve }) => {
    const page = await openModal(await serve());
    const [height = 0, top = 0, bottom = 0] = await page.read<number[]>(
      "(({ height, top, bottom }) => [height, top, innerHeight - bottom])(document.querySelector('dialog').getBoundingClientRect())",
    );
    expect(height).toBeGreaterThan(400);
    expect(Math.min(top, bottom)).toBeGreaterThanOrEqual(0);
  }),
  trial("Tab never reaches the page behind it", async ({ serve }) => {
    const page = await openModal(await serve());
    for (const key of ["Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"] as const) {
      await page.tab.press(key);
      const id = await page.read<string>(`${ACTIVE}.id`);
      expect(["before", "after"]).not.toContain(id);
    }
  }),
  trial("the page behind it can't be clicked or focused", async ({ serve }) => {
    const page = await openModal(await serve());
    await page.read("document.getElementById('before').focus()");
    expect(await page.read(`${ACTIVE}.id`)).not.toBe("before");
    expect(await page.read(IN_THE_MIDDLE)).toBe(true);
  }),
  trial("it is above everything, whatever its z-index", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ presentation: "modal" });
    await page.read(
      `document.body.append(Object.assign(document.createElement("div"), { style: "position: fixed; inset: 40% 0 0 0; z-index: 2147483647; background: red" }))`,
    );
    await page.press(english.start.buy);
    await page.ramp.phase("ready");
    expect(await page.read(IN_THE_MIDDLE)).toBe(true);
  }),
  trial("the page doesn't scroll behind it, and scrolls again afterwards", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ presentation: "modal" });
    const overflow = () => page.read("getComputedStyle(document.documentElement).overflowY");
    await page.read("document.body.style.minHeight = '3000px'");
    const before = await overflow();
    await page.press(english.start.buy);
    await page.ramp.phase("ready");
    expect(["hidden", "clip"]).toContain(await overflow());
    await page.tab.press("Escape");
    await page.press(english.closeConfirmYes);
    await page.until("!document.querySelector('dialog')");
    expect(await overflow()).toBe(before);
  }),
  trial("Escape asks before it leaves the vendor's page", async ({ serve }) => {
    const page = await openModal(await serve());
    await page.tab.press("Escape");
    await page.reads(english.closeConfirm.buy);
    await page.press(english.closeConfirmNo);
    expect(await page.phase()).toBe("ready");
    await page.until("!document.querySelector('[role=alertdialog]')");
  }),
  trial(
    "Escape twice in a row leaves the question open, not the purchase lost",
    async ({ serve }) => {
      const server = await serve();
      const page = await openModal(server);
      await page.tab.press("Escape");
      await page.reads(english.closeConfirm.buy);
      await page.tab.press("Escape");
      await page.until("!document.querySelector('[role=alertdialog]')");
      expect(await page.phase()).toBe("ready");
      await page.ramp.pay();
      await page.ramp.settle();
      expect(server.sandbox.counts.sessions).toBe(1);
    },
  ),
  trial("closing gives the focus back to what opened it", async ({ serve }) => {
    const page = await openModal(await serve());
    await page.tab.press("Escape");
    await page.press(english.closeConfirmYes);
    await page.until("!document.querySelector('dialog')");
    await page.until(`${ACTIVE}.textContent.trim() === ${JSON.stringify(english.start.buy)}`);
  }),
  trial("on a phone it is a sheet at the bottom", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ presentation: "modal" });
    await page.tab.resize(390, 844);
    await page.press(english.start.buy);
    await page.ramp.phase("ready");
    await page.until(
      "document.querySelector('dialog').getAnimations({ subtree: true }).every((a) => a.playState !== 'running')",
    );
    const [left, width, gap] = await page.read<number[]>(
      "(({ left, width, bottom }) => [left, width - innerWidth, Math.round(innerHeight - bottom)])(document.querySelector('dialog').getBoundingClientRect())",
    );
    expect([left, width, gap]).toEqual([0, 0, 0]);
    expect(await page.read("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  }),
];
