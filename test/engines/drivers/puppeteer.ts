import { launch, type BrowserContext, type KeyInput, type Page } from "puppeteer-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../../scripts/chromium.js";
import { ensureFirefox } from "../../../scripts/firefox.js";
import { until } from "../until.ts";
import type { Engine, Key, Profile, SystemSetting, Tab } from "./Engine.ts";

/** Over the Chrome DevTools Protocol. */
export async function openChromium(): Promise<Engine> {
  const browser = await launch({
    browser: "chrome",
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
    // Without these, an automated browser keeps no page for the way back, and blocks no popup.
    ignoreDefaultArgs: ["--disable-back-forward-cache", "--disable-popup-blocking"],
  });
  return {
    name: "Chromium",
    version: toVersion(await browser.version()),
    async openProfile(setting) {
      const context = await browser.createBrowserContext();
      return toProfile(context, {
        prepare: async (page) => {
          if (setting) await emulate(page, setting);
        },
        close: () => context.close(),
      });
    },
    close: () => browser.close(),
  };
}

async function emulate(page: Page, setting: SystemSetting): Promise<void> {
  const features = {
    "forced colours": { name: "forced-colors", value: "active" },
    "reduced motion": { name: "prefers-reduced-motion", value: "reduce" },
  };
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [features[setting]] });
}

/** Firefox has no commands for these. */
const FIREFOX_SETTINGS: Record<SystemSetting, Record<string, number>> = {
  "forced colours": { "browser.display.document_color_use": 2 },
  "reduced motion": { "ui.prefersReducedMotion": 1 },
};

/** Over WebDriver BiDi. */
export async function openFirefox(): Promise<Engine> {
  const launchFirefox = (settings: Record<string, number> = {}) =>
    launch({
      browser: "firefox",
      executablePath: ensureFirefox(),
      extraPrefsFirefox: settings,
    });
  const browser = await launchFirefox();
  return {
    name: "Firefox",
    version: toVersion(await browser.version()),
    async openProfile(setting) {
      const own = setting && (await launchFirefox(FIREFOX_SETTINGS[setting]));
      const context = await (own ?? browser).createBrowserContext();
      return toProfile(context, { close: () => (own ?? context).close() });
    },
    close: () => browser.close(),
  };
}

const toVersion = (text: string) => text.replace(/^\D*/, "");

interface ProfileSteps {
  /** Before a tab loads anything. */
  prepare?: (page: Page) => Promise<void>;
  close: () => Promise<void>;
}

function toProfile(context: BrowserContext, { prepare, close }: ProfileSteps): Profile {
  const known = new Set<Page>();
  const toKnownTab = (page: Page) => {
    known.add(page);
    return toTab(page);
  };
  return {
    async newTab() {
      const page = await context.newPage();
      await prepare?.(page);
      return toKnownTab(page);
    },
    openedWindow: () =>
      until("A window opens", async () => {
        const opened = (await context.pages()).find((page) => !known.has(page));
        return opened && toKnownTab(opened);
      }),
    close,
  };
}

function toTab(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // A page that comes back from the cache fires no `load` that could be waited for.
    back: () => page.evaluate("history.back()").then(() => undefined),
    async evaluate(expression, frame) {
      if (!frame) return page.evaluate(expression);
      const element = await page.$(frame);
      const content = await element?.contentFrame();
      return content?.evaluate(expression);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    async press(key) {
      const { name, isShifted } = toStroke(key);
      if (isShifted) await page.keyboard.down("Shift");
      await page.keyboard.press(name);
      if (isShifted) await page.keyboard.up("Shift");
    },
    resize: (width, height) => page.setViewport({ width, height }),
    close: () => page.close(),
  };
}

function toStroke(key: Key): { name: KeyInput; isShifted: boolean } {
  if (key === "Shift+Tab") return { name: "Tab", isShifted: true };
  return { name: key, isShifted: false };
}
