// Builds each app of `examples/` from the tarball that would be published, in a copy outside this project,
// and buys with it in a browser. `npm run examples -- next` runs one; `--lock` also rewrites the lock
// files.
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { runnerImport } from "vite";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../", import.meta.url));
const examples = join(root, "examples");
/** Files that an example leaves behind after a manual run. */
const LEFT_BEHIND = /^(node_modules|dist|build|public|\.next|\.react-router|next-env\.d\.ts)$/;
const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/** @typedef {{ name: string, steps: Record<string, number>, problem?: string }} Result */

const words = process.argv.slice(2);
const writesLocks = words.includes("--lock");
const all = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const asked = words.filter((word) => word !== "--lock");
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no example ${unknown.join(", ")}. There are ${all.join(", ")}.`);
  process.exit(2);
}

const executablePath = ensureChromium();
const home = mkdtempSync(join(tmpdir(), "ramp-widget-examples-"));
const tarball = join(home, "ramp-widget.tgz");
/** @type {Result[]} */
const results = [];
try {
  console.log("Packing …");
  const options = { cwd: root, env, encoding: /** @type {const} */ ("utf8") };
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", home], options);
  renameSync(join(home, /"filename": "([^"]+)"/.exec(packed)?.[1] ?? ""), tarball);
  for (const name of asked.length > 0 ? asked : all) {
    console.log(`${name} …`);
    results.push(await tryOut(name));
  }
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
print(results);
process.exit(results.every(({ problem }) => problem === undefined) ? 0 : 1);

/**
 * @param {string} name
 * @returns {Promise<Result>}
 */
async function tryOut(name) {
  const folder = join(home, name);
  /** @type {Result} */
  const result = { name, steps: {} };
  /** @type {(() => unknown)[]} */
  const stops = [];
  /** @param {string} step @param {() => Promise<unknown>} work */
  const timed = async (step, work) => {
    const from = performance.now();
    try {
      await work();
    } catch (error) {
      throw new Error(`${step}: ${said(error)}`, { cause: error });
    }
    result.steps[step] = (performance.now() - from) / 1000;
  };
  try {
    cpSync(join(examples, name), folder, {
      recursive: true,
      filter: (path) => !LEFT_BEHIND.test(path.split(/[\\/]/).at(-1) ?? ""),
    });
    await timed("install", () => install(folder, name));
    const [apiPort, widgetPort, port] = await freePorts(3);
    const sandbox = `http://localhost:${widgetPort}`;
    const own = {
      ...env,
      PORT: `${port}`,
      PROOF_URL: `http://localhost:${apiPort}`,
      VITE_SANDBOX: sandbox,
      NEXT_PUBLIC_SANDBOX: sandbox,
      SANDBOX: sandbox,
    };
    await timed("build", () => run("npm", ["run", "build"], { cwd: folder, env: own }));
    /** @type {string[]} */
    let printed = [];
    await timed("start", async () => {
      const ports = ["--api-port", `${apiPort}`, "--widget-port", `${widgetPort}`];
      const vendors = start("npx", ["--no-install", "ramp-sandbox", ...ports], folder, own);
      const app = start("npm", ["start"], folder, own);
      stops.push(vendors.stop, app.stop);
      printed = app.printed;
      await answers(`${sandbox}/sandbox/counts`, vendors.printed);
      await answers(`http://localhost:${port}`, app.printed);
    });
    await timed("purchase", () => buy(`http://localhost:${port}`, sandbox));
    const complaints = printed.filter((text) => /\b(error|warning)\b/i.test(text));
    if (complaints.length > 0) throw new Error(`the server complained:\n${complaints.join("")}`);
  } catch (error) {
    result.problem = said(error);
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
  return result;
}

/**
 * Installs the lock file's versions, and the package from the tarball.
 *
 * @param {string} folder @param {string} name
 */
async function install(folder, name) {
  const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--include=dev"];
  await run("npm", ["install", tarball, ...quick], { cwd: folder, env });
  if (!writesLocks) return;
  // As with the published package: without this tarball's URL and checksum.
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  lock.packages[""].dependencies["ramp-widget"] = version;
  delete lock.packages["node_modules/ramp-widget"].resolved;
  delete lock.packages["node_modules/ramp-widget"].integrity;
  writeFileSync(
    join(examples, name, "package-lock.json"),
    `${JSON.stringify(lock, undefined, 2)}\n`,
  );
}

/**
 * @param {string} command @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} own
 * @returns {{ stop: () => Promise<void>, printed: string[] }} `stop` also ends the processes that it started
 */
function start(command, args, cwd, own) {
  // A process group of its own, because npm doesn't always forward signals.
  const child = spawn(command, args, { cwd, env: own, detached: true });
  const ended = once(child, "exit");
  /** @type {string[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => printed.push(String(text)));
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await ended;
  };
  return { stop, printed };
}

/** @param {string} url @param {string[]} printed output for the error message */
async function answers(url, printed) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    try {
      const { ok } = await fetch(url);
      if (ok) return;
    } catch {
      // The server doesn't listen yet.
    }
    await pause(100);
  }
  throw new Error([`${url} does not answer.`, ...printed].join("\n"));
}

/**
 * A whole purchase with the sandbox's card that pays. Fails if the page reports an error.
 *
 * @param {string} url @param {string} sandbox
 */
async function buy(url, sandbox) {
  const visitors = join(root, "test/e2e/visitor.ts");
  /** @type {{ module: typeof import("../test/e2e/visitor.ts") }} */
  const { module } = await runnerImport(visitors, { configFile: false });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.exposeBinding("complain", (_, complaint) => complaints.push(complaint));
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        // @ts-expect-error: a binding that Playwright adds
        window.complain(`${violatedDirective} forbids ${blockedURI}`),
      ),
    );
    await page.goto(url);
    /** @type {Parameters<typeof module.createVisitor>[1]} */
    const elsewhere = Object.create(null);
    const ada = module.createVisitor(page, elsewhere);
    try {
      await ada.sees("ready");
      await ada.confirmEmail();
      await ada.verifyIdentity();
      await ada.giveCard(module.GOOD_CARD);
      await ada.sees("processing");
      const body = JSON.stringify({ advance: 60_000 });
      const headers = { "content-type": "application/json" };
      const { ok } = await fetch(`${sandbox}/sandbox/clock`, { method: "POST", headers, body });
      if (!ok) throw new Error("The sandbox's clock stands still.");
      await ada.looksAgain();
      await ada.sees("completed");
    } catch (error) {
      throw new Error([said(error), ...complaints].join("\n  "), { cause: error });
    }
    if (complaints.length > 0)
      throw new Error(`the page complained:\n  ${complaints.join("\n  ")}`);
  } finally {
    await browser.close();
  }
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} free ports
 */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

/** @param {unknown} error a command's output, or an exception */
function said(error) {
  const { stdout = "", stderr = "", message = String(error) } = Object(error);
  return `${stdout}${stderr}`.trim() || message;
}

/** @param {Result[]} results */
function print(results) {
  const steps = ["install", "build", "start", "purchase"];
  console.log(`\n${["example".padEnd(14), ...steps.map((step) => step.padStart(9))].join(" ")}`);
  for (const { name, steps: times, problem } of results) {
    const row = steps.map((step) => {
      const seconds = times[step];
      return (seconds === undefined ? "–" : `${seconds.toFixed(1)} s`).padStart(9);
    });
    console.log([name.padEnd(14), ...row, problem === undefined ? " works" : " FAILED"].join(" "));
  }
  for (const { name, problem } of results)
    if (problem !== undefined) console.error(`\n── ${name}: ${problem}`);
}
