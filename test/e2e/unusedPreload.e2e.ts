import type { ConsoleMessage } from "playwright";
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, proof } from "../../src/server.ts";
import { openPartner } from "./openPartner.ts";
import { createVisitor } from "./visitor.ts";

/** With Trusted Types: what lets go of the script must keep to them as well. */
const partner = openPartner({
  policy: (nonce, widgetOrigin) => {
    const origins = { scriptOrigins: [widgetOrigin], frameOrigins: [widgetOrigin] };
    const vendor = proof({ baseUrl: "https://a.example", clientToken: "unused", ...origins });
    return `default-src 'self'; ${contentSecurityPolicy([vendor], { nonce })}`;
  },
});

// faults N6: Chrome warns of a preload that nothing has used a few seconds after it began.
describe("no script is preloaded and left unused", () => {
  test.each([
    "a session that does not come",
    "a session that fails",
    "a pointer that only passed by",
  ])("by %s", async (why) => {
    if (why.includes("not come")) partner.sandbox.injectFault({ at: "session", answer: "never" });
    if (why.includes("fails"))
      partner.sandbox.injectFault({ at: "session", status: 403, error: "forbidden", times: 9 });
    const { page } = await partner.visit();
    const warnings: string[] = [];
    page.on("console", (message: ConsoleMessage) => {
      if (message.text().includes("preload")) warnings.push(message.text());
    });
    await page.evaluate((isHover) => {
      if (isHover) window.partner.hover();
      else window.partner.mount();
    }, why.includes("pointer"));
    await expect.poll(() => partner.sandbox.counts.scripts).toBe(1);
    // The page's own, which nothing uses: by when Chrome complains of it, ours was due.
    await page.evaluate(() => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "image", href: "/unused.png" });
      document.head.append(link);
    });
    await expect.poll(() => warnings.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(warnings).toEqual([expect.stringContaining("/unused.png")]);
    expect(await page.locator("link[as=script]").count()).toBe(0);
    // It was used, and did not run.
    expect(await page.evaluate(() => "proofWidget" in window)).toBe(false);
    expect(partner.sandbox.counts.scripts).toBe(1);
  });

  test("and a session that comes later than that is run all the same", async () => {
    partner.sandbox.injectFault({ at: "session", delay: 3_000 });
    const { page } = await partner.visit();
    await page.evaluate(() => window.partner.mount());
    await createVisitor(page, partner.sandbox).sees("ready");
    // The sandbox forbids to keep its script, as few vendors do.
    expect(partner.sandbox.counts).toMatchObject({ sessions: 1, scripts: 2, runs: 1 });
    expect(partner.complaints).toEqual([]);
  });
});
