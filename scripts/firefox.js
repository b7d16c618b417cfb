import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

/** Debian installs the first, other distributions the second; macOS and Windows have fixed paths. */
const INSTALLED = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/**
 * Finds Firefox, or installs it if this user may: `RAMP_FIREFOX`, else an installed one.
 *
 * @returns {string} the path of the executable
 */
export function ensureFirefox() {
  const found = findFirefox();
  if (found) return found;
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isDebianRoot) {
    console.log("No Firefox found. Installing it: firefox-esr");
    spawnSync(
      "sh",
      ["-c", "apt-get update && apt-get install -y --no-install-recommends firefox-esr"],
      { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } },
    );
  }
  const installed = findFirefox();
  if (installed) return installed;
  throw new Error(
    "The trials need Firefox, and it could not be installed here. " +
      "Install it, or name one with RAMP_FIREFOX=/path/to/firefox, and run this again.",
  );
}

function findFirefox() {
  return [process.env["RAMP_FIREFOX"], ...INSTALLED].find((path) => path && existsSync(path));
}
