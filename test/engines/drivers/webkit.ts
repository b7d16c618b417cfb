import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Builder, By, Key as SeleniumKey, type WebDriver } from "selenium-webdriver";
import { ensureWebKit, NO_WEBKIT } from "../../../scripts/webkit.js";
import { end, freePort } from "../../e2e/openWebKit.ts";
import { until } from "../until.ts";
import type { Engine, Key, Profile, SystemSetting, Tab } from "./Engine.ts";

const KEYS: Record<Key, string> = {
  Tab: SeleniumKey.TAB,
  "Shift+Tab": SeleniumKey.chord(SeleniumKey.SHIFT, SeleniumKey.TAB),
  Escape: SeleniumKey.ESCAPE,
  Enter: SeleniumKey.ENTER,
  Space: SeleniumKey.SPACE,
};

/** Safari's engine in WebKitGTK, over WebDriver. */
export async function openWebKit(): Promise<Engine> {
  if (!ensureWebKit()) throw new Error(NO_WEBKIT);
  // It has no headless mode, so it gets a screen that isn't shown.
  const screen = spawn(
    "Xvfb",
    ["-displayfd", "3", "-nolisten", "tcp", "-screen", "0", "1400x1000x24"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const [display] = await once(screen.stdio[3] as NodeJS.ReadableStream, "data");
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}` };
  const drivers: Driver[] = [];
  async function openProfile(setting?: SystemSetting): Promise<Profile> {
    const driver = await startDriver(env, setting);
    drivers.push(driver);
    return toProfile(driver);
  }
  const first = await startDriver(env);
  const version = (await first.browser.getCapabilities()).getBrowserVersion() ?? "";
  await first.close();
  return {
    name: "WebKit",
    version,
    openProfile,
    async close() {
      await Promise.all(drivers.map(({ close }) => close()));
      await end(screen);
    },
  };
}

interface Driver {
  browser: WebDriver;
  close: () => Promise<void>;
}

/** One driver for each profile: all pages of a driver share the browser's memory cache. */
async function startDriver(env: NodeJS.ProcessEnv, setting?: SystemSetting): Promise<Driver> {
  const port = await freePort();
  const config = mkdtempSync(join(tmpdir(), "ramp-widget-"));
  if (setting === "reduced motion") {
    mkdirSync(join(config, "gtk-3.0"));
    writeFileSync(
      join(config, "gtk-3.0", "settings.ini"),
      "[Settings]\ngtk-enable-animations = 0\n",
    );
  }
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: { ...env, XDG_CONFIG_HOME: config },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  await until("WebKit's driver answers", () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const browser = await new Builder()
    .usingServer(url)
    .withCapabilities({ browserName: "MiniBrowser" })
    .build();
  let closing: Promise<void> | undefined;
  return {
    browser,
    close: () =>
      (closing ??= (async () => {
        // A driver that ends first would leave the browser behind.
        await browser.quit();
        await end(driver);
        rmSync(config, { recursive: true, force: true });
      })()),
  };
}

function toProfile({ browser, close }: Driver): Profile {
  const known = new Set<string>();
  const focus = createFocus(browser);
  let isFirst = true;
  const toKnownTab = (handle: string) => {
    known.add(handle);
    return toTab(browser, handle, focus);
  };
  return {
    async newTab() {
      if (!isFirst) await browser.switchTo().newWindow("tab");
      isFirst = false;
      focus.lose();
      return toKnownTab(await browser.getWindowHandle());
    },
    openedWindow: () =>
      until("A window opens", async () => {
        const opened = (await browser.getAllWindowHandles()).find((handle) => !known.has(handle));
        return opened && toKnownTab(opened);
      }),
    close,
  };
}

/** Where the driver's commands go. */
interface Focus {
  /** The page of a window, outside of its frames. */
  page: (handle: string) => Promise<void>;
  /** One of its frames. Returns whether there is one. */
  frame: (handle: string, selector: string) => Promise<boolean>;
  /** It may be anywhere. */
  lose: () => void;
}

/** Each switch takes as long as the command after it, so it switches only where it has to. */
function createFocus(browser: WebDriver): Focus {
  let current: string | undefined;
  let isInFrame = false;
  async function page(handle: string) {
    if (current !== handle) await browser.switchTo().window(handle);
    if (current !== handle || isInFrame) await browser.switchTo().defaultContent();
    current = handle;
    isInFrame = false;
  }
  return {
    page,
    async frame(handle, selector) {
      await page(handle);
      const [element] = await browser.findElements(By.css(selector));
      if (!element) return false;
      isInFrame = true;
      await browser.switchTo().frame(element);
      return true;
    },
    lose() {
      current = undefined;
    },
  };
}

function toTab(browser: WebDriver, handle: string, focus: Focus): Tab {
  return {
    async goto(url) {
      await focus.page(handle);
      await browser.get(url);
    },
    async reload() {
      await focus.page(handle);
      await browser.navigate().refresh();
    },
    async back() {
      await focus.page(handle);
      await browser.navigate().back();
    },
    async evaluate(expression, frame) {
      if (frame === undefined) await focus.page(handle);
      else if (!(await focus.frame(handle, frame))) return undefined;
      return browser.executeScript(`return (${expression})`);
    },
    async clickAt(x, y) {
      await focus.page(handle);
      await browser.actions().move({ x, y }).click().perform();
    },
    async press(key) {
      await focus.page(handle);
      await browser.actions().sendKeys(KEYS[key]).perform();
    },
    async resize(width, height) {
      await focus.page(handle);
      await browser.manage().window().setRect({ width, height });
    },
    async close() {
      await focus.page(handle);
      await browser.close();
      focus.lose();
    },
  };
}
