import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { type Browser, chromium, type Page } from "playwright";
import { sandboxVendors } from "ramp-widget/sandbox/server";
import { rampEndpoint } from "ramp-widget/server";
import { createRamp, type Ramp, rampFixtures } from "ramp-widget/testing/playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { bundleShop } from "./bundleShop.ts";

let served: ServedSandbox;
let browser: Browser;
let shop: string;
let users = 0;
const closes: (() => unknown)[] = [];

beforeAll(async () => {
  served = await serveSandbox({ apiPort: 0, widgetPort: 0, settlementDelayMs: 60_000 });
  const { apiUrl, widgetUrl: widgetOrigin } = served;
  const app = await bundleShop(widgetOrigin);
  const endpoint = rampEndpoint({
    vendors: sandboxVendors({ apiUrl, widgetOrigin }),
    user: () => ({ id: `user-${users}`, email: "ada@example.com" }),
  });
  const server = createServer(
    createRequestListener((request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/api/ramp")) return endpoint(request);
      const headers = { "content-type": "text/html; charset=utf-8" };
      return new Response(`<!doctype html><main></main><script>${app}</script>`, { headers });
    }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  shop = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  closes.push(
    () => browser.close(),
    () => server.closeAllConnections(),
    () => server.close(),
    served.close,
  );
});
afterAll(async () => {
  for (const close of closes) await close();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** The page of a shop that sells through one vendor, and the fixture of `@playwright/test` there. */
async function open(vendor: string, mode = "buy"): Promise<{ page: Page; ramp: Ramp }> {
  users += 1;
  const page = await browser.newPage();
  await page.goto(`${shop}/?${new URLSearchParams({ vendor, mode }).toString()}`);
  let given: Ramp | undefined;
  await rampFixtures.ramp({ page, rampOptions: { sandboxUrl: served.apiUrl } }, async (ramp) => {
    given = ramp;
  });
  if (!given) throw new Error("The fixture gave no ramp.");
  return { page, ramp: given };
}

describe.each(["proof", "transak", "bleepay"])("at %s, the fixture", (vendor) => {
  test("pays, and lets the purchase arrive", async () => {
    const { page, ramp } = await open(vendor);
    await ramp.pay();
    await ramp.settle();
    await page.locator("[data-ramp][data-phase=completed]").waitFor();
    await page.getByText("bought").waitFor();
  });

  test("calls the order off", async () => {
    const { page, ramp } = await open(vendor);
    await ramp.cancel();
    expect(await page.getByText("bought").count()).toBe(0);
  });
});

describe.each(["proof", "transak"])("at %s, the fixture", (vendor) => {
  test("has its card declined", async () => {
    const { ramp } = await open(vendor);
    await ramp.decline();
  });
});

test("a user whom Proof knows skips the identity check", async () => {
  const { page, ramp } = await open("proof");
  await ramp.pay();
  await ramp.settle();
  await page.reload();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ramp.pay();
});

test("an event happens to the newest transaction", async () => {
  const { ramp } = await open("bleepay");
  await ramp.phase("ready");
  await ramp.happen("paymentSeen");
  await ramp.phase("processing");
});

test("what can't be done is said in a sentence", async () => {
  const { page, ramp } = await open("bleepay");
  await expect(ramp.decline()).rejects.toThrow("takes no card");
  await expect(ramp.happen("refund")).rejects.toThrow('"refund" never happens');
  const lost = createRamp(page, { sandboxUrl: "http://localhost:1" });
  await expect(lost.settle()).rejects.toThrow(
    "No sandbox answers at http://localhost:1. Start `npx ramp-sandbox`",
  );
  const elsewhere = createRamp(page, { sandboxUrl: shop });
  await expect(elsewhere.settle()).rejects.toThrow("answered 200, not like a sandbox");
});
