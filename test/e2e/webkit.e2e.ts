import process from "node:process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureWebKit, NO_WEBKIT } from "../../scripts/webkit.js";
import { contentSecurityPolicy, proof } from "../../src/server.ts";
import { openWebKit, type WebKitPage } from "./openWebKit.ts";
import { type ServedPartner, servePartner } from "./servePartner.ts";

// Where it cannot be had, a developer is told so. A build fails.
const isSkipped = !ensureWebKit() && !process.env["CI"];
if (isSkipped) process.stderr.write(`Skipped: ${NO_WEBKIT}\n`);

let partner: ServedPartner;
let page: WebKitPage;

beforeAll(async () => {
  if (!isSkipped) page = await openWebKit();
});
// Anew, because this engine remembers a script for as long as it runs.
beforeEach(async () => {
  partner = await servePartner({
    policy: (nonce, widgetOrigin) => {
      const origins = { scriptOrigins: [widgetOrigin], frameOrigins: [widgetOrigin] };
      const vendor = proof({ baseUrl: "https://a.example", clientToken: "unused", ...origins });
      return `default-src 'self'; ${contentSecurityPolicy([vendor], { nonce })}`;
    },
  });
  await page.goto(partner.url);
});
afterEach(() => partner.close());
afterAll(() => page?.close());

const phase = () => page.run("return document.querySelector('[data-ramp]')?.dataset.phase");
const begin = () => page.run("window.partner.mount()");
const scripts = () => partner.served.sandbox.counts.scripts;
const patiently = { timeout: 20_000 };

describe.skipIf(isSkipped)("in Safari's engine", () => {
  test("a purchase loads the vendor's script once", async () => {
    await begin();
    await expect.poll(phase, patiently).toBe("ready");
    expect(partner.served.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
  });

  // faults H10: this engine keeps a preload that failed, and hands it to every tag for its address.
  test("a script that failed is asked for again, by itself", async () => {
    partner.served.sandbox.injectFault({ at: "script", status: 404, error: "not_found" });
    await begin();
    await expect.poll(phase, patiently).toBe("ready");
    expect(partner.served.sandbox.counts).toMatchObject({ sessions: 1, scripts: 2, runs: 1 });
  });

  test("and after that by the user, as often as it takes", async () => {
    partner.served.sandbox.injectFault({
      at: "script",
      status: 404,
      error: "not_found",
      times: 99,
    });
    await begin();
    const press = () => page.run("document.querySelector('[data-ramp] .ramp-button').click()");
    for (let round = 0; round < 2; round += 1) {
      await expect.poll(phase, patiently).toBe("error");
      const before = scripts();
      await press();
      await expect.poll(scripts, patiently).toBeGreaterThan(before);
    }
    await expect.poll(phase, patiently).toBe("error");
    partner.served.sandbox.reset();
    await press();
    await expect.poll(phase, patiently).toBe("ready");
    expect(partner.served.sandbox.counts.runs).toBe(1);
  });

  // faults N6
  test("a preloaded script that nothing used is let go without being run", async () => {
    partner.served.sandbox.injectFault({ at: "session", answer: "never" });
    await begin();
    await expect
      .poll(() => page.run("return document.querySelector('link[as=script]')"), patiently)
      .not.toBeNull();
    await expect
      .poll(() => page.run("return document.querySelector('link[as=script]')"), patiently)
      .toBeNull();
    // A script that was to run would have done so before the next one is fetched.
    await page.run(
      "window.partner.load({ src: location.origin + '/app.js', global: 'nothing', origins: [location.origin] })",
    );
    expect(await page.run("return 'proofWidget' in window")).toBe(false);
  });
});
