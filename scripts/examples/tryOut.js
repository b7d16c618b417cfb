import { findFreePorts } from "../servers/findFreePorts.js";
import { buy } from "./buy.js";
import { PRODUCTION } from "./environment.js";
import { describeError, runCommand } from "./runCommand.js";
import { startServer } from "./startServer.js";
import { weighScripts } from "./weighScripts.js";

/** @typedef {import("./runCommand.js").Command} Command */

/**
 * An app that installs the library, and its commands.
 *
 * @typedef {object} App
 * @property {string} name
 * @property {string} folder
 * @property {() => Promise<unknown>} install creates the folder
 * @property {Command} build
 * @property {Command} start
 * @property {Command} sandbox takes the flags of `ramp-sandbox` after it
 * @property {readonly string[]} [texts] what the page shows after a purchase
 */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {Record<string, number>} seconds by step
 * @property {number} [bytes] of the first page's scripts, compressed
 * @property {string} [problem]
 */

/**
 * Installs, builds and starts an app, and buys with it.
 *
 * @param {App} app
 * @returns {Promise<Result>}
 */
export async function tryOut({ name, folder, install, build, start, sandbox, texts = [] }) {
  /** @type {Result} */
  const result = { name, seconds: {} };
  /** @type {import("./startServer.js").StartedServer[]} */
  const servers = [];
  /** @param {string} step @param {() => Promise<unknown>} work */
  const timed = async (step, work) => {
    const from = performance.now();
    try {
      await work();
    } catch (error) {
      throw new Error(`${step}: ${describeError(error)}`, { cause: error });
    }
    result.seconds[step] = (performance.now() - from) / 1000;
  };

  try {
    await timed("install", install);
    const [apiPort, widgetPort, port] = await findFreePorts(3);
    const [apiUrl = "", sandboxUrl = "", url = ""] = [apiPort, widgetPort, port].map(
      (port) => `http://localhost:${port}`,
    );
    const env = {
      ...PRODUCTION,
      PORT: `${port}`,
      PROOF_URL: apiUrl,
      SANDBOX: sandboxUrl,
      SANDBOX_API: apiUrl,
      VITE_SANDBOX: sandboxUrl,
      NEXT_PUBLIC_SANDBOX: sandboxUrl,
    };
    await timed("build", async () => {
      const output = await runCommand(build, folder, env);
      if (output.split("\n").some(isWarning)) throw new Error(`the bundler warns:\n${output}`);
    });
    await timed("start", async () => {
      const ports = ["--api-port", `${apiPort}`, "--widget-port", `${widgetPort}`];
      const vendors = startServer([...sandbox, ...ports], folder, env);
      const app = startServer(start, folder, env);
      servers.push(app, vendors);
      await vendors.waitFor(`${sandboxUrl}/sandbox/counts`);
      await app.waitFor(url);
    });
    result.bytes = await weighScripts(url);
    await timed("purchase", () => buy({ url, sandboxUrl, texts }));
    const errors = servers[0]?.output.filter((text) => /\b(error|warning)\b/i.test(text)) ?? [];
    if (errors.length > 0) throw new Error(`the server reports:\n${errors.join("")}`);
  } catch (error) {
    result.problem = describeError(error);
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
  return result;
}

/** @param {string} line of a bundler, except what React Router announces of its next major version */
function isWarning(line) {
  return /\bwarn(ing)?s?\b|⚠/i.test(line) && !line.includes("Future Flag Warning");
}
