import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "playwright";

/** Debian and most distributions install one of these; macOS and Windows install Chrome at fixed paths. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Chromium contacts its own hosts at every start. These flags disable that, because tests use only this
 * machine and must not depend on a network.
 */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The browser for tests and screenshots: `RAMP_CHROMIUM`, else Playwright's own, else an installed Chromium
 * or Chrome.
 *
 * @returns {string | undefined} the path of the executable
 */
export function findChromium() {
  const asked = process.env["RAMP_CHROMIUM"];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`RAMP_CHROMIUM names ${asked}, and no file is there. Correct it or unset it.`);
  }
  return [chromium.executablePath(), ...INSTALLED].find((path) => path && existsSync(path));
}

/**
 * Finds a browser, or installs one if this user may.
 *
 * @returns {string} the path of the executable
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;

  // Unlike Playwright's download, Debian's package also installs the system libraries.
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  const installers = [
    ...(isDebianRoot
      ? [["sh", "-c", "apt-get update && apt-get install -y --no-install-recommends chromium"]]
      : []),
    ["npx", "--no-install", "playwright", "install", "chromium"],
  ];
  for (const [command = "", ...args] of installers) {
    console.log(`No browser found. Installing one: ${command} ${args.join(" ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync(command, args, { stdio: "inherit", env, shell: process.platform === "win32" });
    const installed = findChromium();
    if (installed && runs(installed)) return installed;
  }
  throw new Error(
    "The tests need a real browser, and none could be installed here. " +
      "Install Chromium or Chrome, or name one with RAMP_CHROMIUM=/path/to/chrome, and run this again.",
  );
}

/** @param {string} path */
function runs(path) {
  try {
    execFileSync(path, ["--version", "--no-sandbox"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
