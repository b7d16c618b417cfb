import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** Debian packages: WebKitGTK's driver, which starts the bundled browser, and a virtual display for it. */
const PACKAGES = "webkit2gtk-driver xvfb";

export const NO_WEBKIT = `The tests in Safari's engine need WebKitGTK's driver and a virtual screen, and they are not here. On Debian and Ubuntu: apt-get install ${PACKAGES}`;

/** Whether Safari's engine can be automated here. Installs it on Debian if this user may. */
export function ensureWebKit() {
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isInstalled() && isDebianRoot) {
    console.log(`No WebKit found. Installing it: ${PACKAGES}`);
    spawnSync(
      "sh",
      ["-c", `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES}`],
      { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } },
    );
  }
  return isInstalled();
}

function isInstalled() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return ["WebKitWebDriver", "Xvfb"].every((name) =>
    folders.some((folder) => existsSync(join(folder, name))),
  );
}
