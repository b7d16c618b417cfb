import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, proof } from "../../src/server.ts";
import { english } from "../../src/messages/english.ts";
import { openPartner } from "./openPartner.ts";
import { createVisitor, GOOD_CARD } from "./visitor.ts";

/** The strictest policy that is in use: nothing runs but what carries the nonce, or what that adds. */
const strict = (nonce: string, widgetOrigin: string) => {
  const vendor = proof({
    baseUrl: "https://vendor.example",
    clientToken: "unused",
    scriptOrigins: [widgetOrigin],
    frameOrigins: [widgetOrigin],
  });
  return `default-src 'self'; ${contentSecurityPolicy([vendor], { nonce })}`;
};

describe.each(["19", "18"] as const)("under a strict policy, with React %s", (react) => {
  const partner = openPartner({ react, policy: strict });

  test("a whole purchase violates nothing, and is styled", async () => {
    const { page } = await partner.visit();
    const ada = createVisitor(page, partner.sandbox);
    await page.evaluate(() => window.partner.mount());
    await ada.sees("ready");
    const stage = page.locator(".ramp-frame");
    expect(await stage.evaluate((element) => getComputedStyle(element).position)).toBe("relative");
    await ada.confirmEmail();
    await ada.verifyIdentity();
    await ada.giveCard(GOOD_CARD);
    await ada.sees("processing");
    await ada.comesBackLater();
    await ada.sees("completed");
    expect(partner.complaints).toEqual([]);
    expect(partner.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
  });

  test("the nonce is nowhere to be read, for a style sheet could send it away", async () => {
    const { page, nonce } = await partner.visit();
    await page.evaluate(() => window.partner.mount());
    await createVisitor(page, partner.sandbox).sees("ready");
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(nonce);
    const marked = page.locator("script,link[as=script],style");
    const nonces = await marked.evaluateAll((elements) =>
      elements.map((element) => (element as HTMLElement).nonce),
    );
    expect(new Set(nonces)).toEqual(new Set([nonce]));
    expect(nonces.length).toBeGreaterThan(2);
  });
});

describe("a policy that does not fit is shown as what it is:", () => {
  // Under 'strict-dynamic' it would pass: what a trusted script adds is trusted, nonce or not.
  describe("another nonce than the page's, without 'strict-dynamic'", () => {
    const partner = openPartner({
      policy: (nonce, widgetOrigin) =>
        strict(nonce, widgetOrigin).replace(`'strict-dynamic' ${widgetOrigin}`, ""),
    });

    test("ends in script-blocked", async () => {
      const { page } = await partner.visit();
      await page.evaluate(() => window.partner.mount({ nonce: "wrong" }));
      await page.getByText(english.errors["script-blocked"]).waitFor();
      expect(await page.locator(".ramp-panel").innerText()).toContain("script-blocked");
      expect(await page.getByRole("button").count()).toBe(0);
      expect(partner.complaints).toContain(
        `script-src-elem forbids ${partner.widgetUrl}/widget.2.0.js`,
      );
      expect(partner.sandbox.counts.scripts).toBe(0);
    });
  });

  describe("no permission for our Trusted Types policy", () => {
    const partner = openPartner({
      policy: (nonce, widgetOrigin) =>
        strict(nonce, widgetOrigin).replace("trusted-types ramp-widget", "trusted-types other"),
    });

    test("ends in script-blocked, and the developer reads what to add", async () => {
      const { page } = await partner.visit();
      await page.evaluate(() => window.partner.mount());
      await page.getByText(english.errors["script-blocked"]).waitFor();
      const told = await page.evaluate(() =>
        window.partner.events.flatMap((event) =>
          event.type === "error" ? [`${event.error.code}: ${event.error.message}`] : [],
        ),
      );
      expect(told).toEqual([
        expect.stringMatching(/^script-blocked: .*`ramp-widget`.*`trusted-types`/),
      ]);
      expect(partner.complaints.join()).toContain("trusted-types forbids trusted-types-policy");
      expect(await page.locator(`script[src^="${partner.widgetUrl}"]`).count()).toBe(0);
    });
  });

  describe("Trusted Types that are named, but not required", () => {
    const partner = openPartner({
      policy: (nonce, widgetOrigin) =>
        strict(nonce, widgetOrigin)
          .replace("trusted-types ramp-widget", "trusted-types other")
          .replace("require-trusted-types-for 'script';", ""),
    });

    test("do not keep the script away", async () => {
      const { page } = await partner.visit();
      await page.evaluate(() => window.partner.mount());
      await createVisitor(page, partner.sandbox).sees("ready");
    });
  });
});
