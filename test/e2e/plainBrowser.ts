import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright";
import { onTestFinished } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";

/**
 * A browser as people have it, until the test is over: a tab behind another one is hidden, which it
 * never is in a browser that Playwright itself has started.
 */
export async function plainBrowser(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), "ramp-widget-"));
  const flags = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const running = spawn(ensureChromium(), [...CHROMIUM_FLAGS, ...flags, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => running.once("exit", resolve));
  onTestFinished(async () => {
    running.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    running.stderr.on("data", (text) => {
      said += String(text);
      const [found] = /ws:\/\/\S+/.exec(said) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`Chromium ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error("Chromium has no profile.");
  return context;
}
