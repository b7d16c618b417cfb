import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import { openPartner } from "./openPartner.ts";

const partner = openPartner();

// faults H2
test("a page that the browser renders ahead requests nothing before its visit, and begins then", async () => {
  await open(`${partner.url}/leads-to-purchase`);
  const requests = (path: string) => partner.requests.filter((one) => one.startsWith(path));
  await expect
    .poll(() => requests("/mounted"), { timeout: 30_000 })
    .toEqual(["/mounted?prerendering=true"]);
  expect(requests("/api")).toEqual([]);
  expect(partner.sandbox.counts).toMatchObject({ sessions: 0, scripts: 0, runs: 0 });
  partner.letVisit();
  await expect.poll(() => partner.sandbox.counts.runs, { timeout: 30_000 }).toBe(1);
  expect(requests("/mounted")).toHaveLength(1);
  expect(partner.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
});

/** A browser that nothing steers: under a debugger Chromium stops what it renders ahead. */
async function open(url: string): Promise<void> {
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
