import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";

/** A browser that nothing steers: under a debugger Chromium stops what it renders ahead. */
export async function openUnsteered(url: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "ramp-widget-"));
  const flags = ["--headless=new", `--user-data-dir=${profile}`, "--remote-debugging-pipe"];
  const running = spawn(ensureChromium(), [...CHROMIUM_FLAGS, ...flags, url], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => running.once("exit", resolve));
  onTestFinished(async () => {
    running.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}
