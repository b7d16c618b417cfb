import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Demo, startDemo } from "../../demo/startDemo.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import { BUILT } from "./builtDemo.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

export interface OpenDemo {
  /** The running demo. Its sandbox counts afresh in each test. */
  readonly demo: Demo;
  /** The demo's page with one provider and every presentation. */
  readonly direct: string;
  /** A new browser profile, and so a new user, at `direct`. */
  visit: (options?: BrowserContextOptions) => Promise<Visitor>;
}

export interface OpenDemoOptions {
  /** @default "sdk_customer_token" */
  initTokenType?: "sdk_customer_token" | "sdk_partner_authorization";
  launch?: LaunchOptions;
  /** `sources` is what a developer sees, and takes longer to load. @default "built" */
  app?: "built" | "sources";
  /**
   * What Chromium itself may write of an answer that a test makes fail on purpose. The stream's look
   * on the server may draw the fault as well as the browser's, and then there is nothing to write.
   */
  mayComplain?: RegExp;
}

/** Not the one that a demo may fill that runs beside the tests. */
const OWN_CACHE = fileURLToPath(new URL("../../node_modules/.vite/e2e/sources", import.meta.url));

/**
 * Runs the demo and a browser for the tests of one file. A test fails on whatever a page threw or
 * wrote to its console as an error.
 */
export function openDemo(options: OpenDemoOptions = {}): OpenDemo {
  const { initTokenType = "sdk_customer_token", launch, app = "built", mayComplain } = options;
  let demo: Demo;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([
      startDemo({
        port: 0,
        apiPort: 0,
        widgetPort: 0,
        initTokenType,
        // Nothing ends before a test lets the time pass, however long the machine takes.
        settlementDelayMs: 60_000,
        ...(app === "built"
          ? { built: BUILT }
          : { vite: { cacheDir: OWN_CACHE, server: { hmr: false, watch: null } } }),
      }),
      chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS, ...launch }),
    ]);
  });
  beforeEach(() => {
    complaints.length = 0;
    demo.sandbox.reset();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  return {
    get demo() {
      return demo;
    },
    get direct() {
      return `${demo.url}/#/direct`;
    },
    async visit(options) {
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      context.on("weberror", (thrown) => complaints.push(String(thrown.error())));
      context.on("console", (message) => {
        if (message.type() === "error" && !mayComplain?.test(message.text()))
          complaints.push(message.text());
      });
      const page = await context.newPage();
      await page.goto(`${demo.url}/#/direct`);
      return createVisitor(page, demo.sandbox);
    },
  };
}
