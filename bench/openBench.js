import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/chromium.js";

const here = fileURLToPath(new URL(".//", import.meta.url));
const modules = join(here, "node_modules");

/**
 * Installs missing peer packages, packs and unpacks this package, and provides a browser.
 *
 * @returns {Promise<{ context: import("./types.js").Context, close: () => Promise<void> }>}
 */
export async function openBench() {
  const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
  if (!existsSync(join(modules, ".package-lock.json"))) {
    say("── installing the others");
    npm(["ci", "--ignore-scripts", "--loglevel=error"], here);
  }
  say("── packing our own");
  await mkdir(join(modules, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(modules, ".cache", "bench-"));
  const installed = await install(scratch);

  /** By V8's flags. @type {Map<string, Promise<import("playwright").Browser>>} */
  const started = new Map();
  function browser(v8Flags = "") {
    const args = v8Flags ? [...CHROMIUM_FLAGS, `--js-flags=${v8Flags}`] : CHROMIUM_FLAGS;
    const launched =
      started.get(v8Flags) ?? chromium.launch({ executablePath: ensureChromium(), args });
    started.set(v8Flags, launched);
    return launched;
  }
  return {
    context: { installed, scratch, runs: 7, say, browser },
    async close() {
      for (const launched of started.values()) await (await launched).close();
      await rm(scratch, { recursive: true });
    },
  };
}

/** @param {string} scratch @returns {Promise<string>} the package's folder */
async function install(scratch) {
  const said = npm(["pack", "--json", "--pack-destination", scratch], join(here, ".."));
  const [, name = ""] = /"filename": "([^"]+)"/.exec(said) ?? [];
  const installed = join(modules, "ramp-widget");
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(scratch, name), "-C", installed, "--strip-components=1"]);
  return installed;
}

/** @param {string[]} args @param {string} cwd */
function npm(args, cwd) {
  return execFileSync("npm", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "production" },
  });
}
