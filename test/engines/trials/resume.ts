import { keepsNoBusyPages } from "../lacks.ts";
import { expect } from "vitest";
import { english } from "../../../src/messages/english.ts";
import { english as bleepay } from "../../../src/vendors/bleepay/english.ts";
import { type Trial, trial } from "../Trial.ts";

export const resume: Trial[] = [
  trial("a reload after paying follows the same purchase", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    await page.tab.reload();
    await page.reads(english.resumed.buy);
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
  }),
  trial("a reload while the crypto arrives reports the end once", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    await page.tab.goto(`${server.url}/elsewhere`);
    server.sandbox.clock.advance(120_000);
    await page.tab.back();
    await page.until("window.host?.completed.length === 1");
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial("a reload before paying asks nothing and buys once", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.phase("ready");
    await page.tab.reload();
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
  }),
  trial("a deposit that can still be paid is shown again after a reload", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "bleepay" });
    await page.reads(bleepay.address);
    const id = server.sandbox.newestTransaction();
    await page.tab.reload();
    await page.reads(bleepay.address);
    expect(server.sandbox.newestTransaction()).toBe(id);
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial(
    "the page comes back from the back/forward cache with its purchase",
    async ({ serve }) => {
      const server = await serve();
      const page = await server.open();
      await page.ramp.pay();
      await page.read("void (window.isSamePage = true)");
      await page.tab.goto(`${server.url}/elsewhere`);
      await page.tab.back();
      await page.until("window.isSamePage");
      await page.ramp.settle();
      expect(await page.completions()).toHaveLength(1);
      expect(server.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
    },
    { Firefox: keepsNoBusyPages },
  ),
  trial("a second tab doesn't open the same order", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.phase("ready");
    const beside = await page.openBeside();
    await beside.reads(english.errors["open-in-another-tab"]);
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial("a second tab follows the purchase that the first one paid", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    const beside = await page.openBeside();
    await beside.reads(english.resumed.buy);
    await beside.ramp.settle();
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial("a completed purchase is not shown again", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    await page.ramp.settle();
    await page.tab.reload();
    await page.ramp.phase("ready");
    expect(server.sandbox.counts.sessions).toBe(2);
  }),
];
