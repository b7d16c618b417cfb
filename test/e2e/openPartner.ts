import {
  type Browser,
  type BrowserContext,
  chromium,
  type LaunchOptions,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import type { Sandbox } from "../../src/sandbox.ts";
import { type ServedPartner, servePartner, type ServeOptions } from "./servePartner.ts";

export interface PartnerOptions extends ServeOptions {
  launch?: LaunchOptions;
}

export interface Partner {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly widgetUrl: string;
  /** What pages wrote to their console as an error, or threw, or forbade. Empty at the start of each test. */
  readonly complaints: string[];
  /** The page, in a browser profile of its own. */
  visit: () => Promise<{ page: Page; context: BrowserContext; nonce: string }>;
}

/** A partner's page in Chromium. */
export function openPartner({ launch, ...options }: PartnerOptions = {}): Partner {
  const complaints: string[] = [];
  let partner: ServedPartner;
  let browser: Browser;

  beforeAll(async () => {
    [partner, browser] = await Promise.all([
      servePartner(options),
      chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS, ...launch }),
    ]);
  });
  beforeEach(() => {
    complaints.length = 0;
    partner.served.sandbox.reset();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await partner.close();
  });

  return {
    complaints,
    get url() {
      return partner.url;
    },
    get sandbox() {
      return partner.served.sandbox;
    },
    get widgetUrl() {
      return partner.served.widgetUrl;
    },
    async visit() {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      context.on("weberror", (thrown) => complaints.push(String(thrown.error())));
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      const page = await context.newPage();
      await page.exposeBinding("complain", (_, complaint: string) => complaints.push(complaint));
      await page.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          (window as unknown as { complain: (what: string) => void }).complain(
            `${violatedDirective} forbids ${blockedURI}`,
          ),
        ),
      );
      await page.goto(partner.url);
      return { page, context, nonce: partner.nonce() };
    },
  };
}
