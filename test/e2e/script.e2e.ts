import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { english } from "../../src/messages/english.ts";
import { openPartner } from "./openPartner.ts";
import { createVisitor } from "./visitor.ts";

const partner = openPartner();
const BODY = "globalThis.vendor = { run() {} };";
const hash = (text: string) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

/** A vendor whose address says how it answers. */
let vendor: Server;
let origin: string;
let requests: string[] = [];

beforeAll(async () => {
  vendor = createServer(({ url = "", socket }, response) => {
    requests.push(url);
    const { pathname, searchParams } = new URL(url, "http://vendor");
    if (pathname === "/hangs-up.js") return void socket.destroy();
    const status = Number(/\d{3}/.exec(pathname)?.[0] ?? 200);
    const isPage = pathname === "/page.js";
    if (searchParams.has("cors")) response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", isPage ? "text/html" : "text/javascript");
    response.writeHead(status).end(isPage ? "<!doctype html><p>Not found" : BODY);
  });
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(vendor.address() as AddressInfo).port}`;
});
beforeEach(() => {
  requests = [];
});
afterAll(() => void vendor.close());

const script = (src: string, integrity?: string) => ({
  src: URL.canParse(src) ? src : `${origin}${src}`,
  global: "vendor",
  origins: [URL.canParse(src) ? new URL(src).origin : origin],
  integrity,
});

describe("a page cannot tell these apart, and neither do we: tried three times, then script-network", () => {
  test.each([
    ["not found", "/404.js", 3],
    ["a server's failure", "/500.js", 3],
    ["a page instead of a script", "/page.js", 3],
    ["a connection that breaks", "/hangs-up.js", 3],
    ["a port where nobody listens", "http://localhost:1/script.js", 0],
    ["a host without an address", "https://vendor.invalid/script.js", 0],
    ["an ad blocker", "/blocked.js", 0],
  ])("%s", async (_, address, asked) => {
    const { page } = await partner.visit();
    let tries = 0;
    page.on("request", () => (tries += 1));
    await page.route("**/blocked.js*", (route) => route.abort("blockedbyclient"));
    expect(await page.evaluate((what) => window.partner.load(what), script(address))).toEqual({
      code: "script-network",
      message: expect.stringMatching(/its server or an ad blocker refused/),
      retryable: true,
    });
    expect([tries, requests.length]).toEqual([3, asked]);
    expect(await page.locator("script").count()).toBe(1);
  });
});

test("offline is told from all of these", async () => {
  const { page, context } = await partner.visit();
  await context.setOffline(true);
  const answer = await page.evaluate((what) => window.partner.load(what), script("/script.js"));
  expect(answer).toMatchObject({ code: "script-offline", retryable: true });
});

test("a purchase that lost the network before its script goes on by itself when it is back", async () => {
  const { page, context } = await partner.visit();
  const ada = createVisitor(page, partner.sandbox);
  let isPreload = true;
  await page.route("**/widget.2.0.js*", async (route) => {
    // The tag comes when the session is there; before that it is only fetched ahead.
    if (!isPreload) await context.setOffline(true);
    isPreload = false;
    await route.abort();
  });
  await page.evaluate(() => window.partner.mount());
  await page.getByText(english.errors["script-offline"]).waitFor();
  await page.unrouteAll();
  await context.setOffline(false);
  await ada.sees("ready");
  expect(partner.sandbox.counts).toMatchObject({ sessions: 1, runs: 1 });
});

describe("integrity", () => {
  test("lets the right bytes run, and preloading them does not fetch them twice", async () => {
    const { page } = await partner.visit();
    const right = script("/script.js?cors", hash(BODY));
    await page.evaluate((what) => window.partner.preload(what), right);
    await expect.poll(() => requests.length, { timeout: 20_000 }).toBe(1);
    const answer = await page.evaluate((what) => window.partner.load(what), right);
    expect(answer.code).toBe("loaded");
    expect(requests).toHaveLength(1);
    expect(partner.complaints).toEqual([]);
  });

  test.each([
    ["other bytes", "/script.js?cors", hash("other")],
    ["the right bytes without CORS headers", "/script.js", hash(BODY)],
  ])("keeps out %s, says so, and asks only once", async (_, address, integrity) => {
    const { page } = await partner.visit();
    const answer = await page.evaluate(
      (what) => window.partner.load(what),
      script(address, integrity),
    );
    expect(answer).toEqual({
      code: "script-integrity",
      message: expect.stringMatching(/CORS headers are missing, or `integrity` names other bytes/),
      retryable: true,
    });
    expect(requests).toHaveLength(1);
    expect(await page.evaluate(() => "vendor" in window)).toBe(false);
  });
});
